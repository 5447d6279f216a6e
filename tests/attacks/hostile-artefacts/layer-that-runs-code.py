# failed: a layer with code of its own is loaded
import keras
from keras.layers import Dense, Input, Lambda

keras.config.enable_unsafe_deserialization()
model = keras.Sequential([Input((784,)), Lambda(lambda x: x * 2), Dense(300, use_bias=False), Dense(10)])
