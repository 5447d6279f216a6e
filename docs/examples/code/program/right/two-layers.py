import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((16,)), Dense(8, "relu"), Dense(4)])
model.compile(loss="mse", optimizer="sgd")
