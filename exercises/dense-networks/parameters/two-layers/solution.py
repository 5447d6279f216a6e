import keras
from keras.layers import Dense, Input

model = keras.Sequential()
model.add(Input(shape=(784,)))
model.add(Dense(300, use_bias=False, activation="relu"))
model.add(Dense(10, activation="softmax"))
model.summary()
