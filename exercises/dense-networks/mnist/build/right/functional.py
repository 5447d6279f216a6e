import keras
from keras import layers

inputs = keras.Input((784,))
x = layers.Dense(800)(inputs)
x = layers.ReLU()(x)
x = layers.Dense(400, "relu")(x)
model = keras.Model(inputs, layers.Dense(10, "softmax")(x))
model.compile(keras.optimizers.Adam(), keras.losses.SparseCategoricalCrossentropy(), metrics=["acc"])
