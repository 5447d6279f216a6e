import keras
from keras.layers import Dense, Input

model = keras.Sequential()
model.add(Input(shape=(10,)))
model.add(Dense(32))
model.summary()
