import keras

model = keras.Sequential([keras.layers.Dense(300, use_bias=False), keras.layers.Dense(10)])
model.build((None, 784))
