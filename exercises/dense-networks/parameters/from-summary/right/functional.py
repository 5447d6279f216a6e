import keras
from keras.layers import Dense

inputs = keras.Input((64,))
hidden = Dense(24, "relu")(Dense(48, "relu", use_bias=False)(inputs))
model = keras.Model(inputs, Dense(10, "softmax", use_bias=False)(hidden))
