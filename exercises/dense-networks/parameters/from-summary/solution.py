import keras
from keras.layers import Dense, Input

model = keras.Sequential()
model.add(Input(shape=(64,)))
model.add(Dense(48, use_bias=False))
model.add(Dense(24))
model.add(Dense(10, use_bias=False))
model.summary()
