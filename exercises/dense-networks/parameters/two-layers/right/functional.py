import keras

inputs = keras.Input((784,))
hidden = keras.layers.Dense(300, use_bias=False)(inputs)
outputs = keras.layers.Dense(10)(hidden)
model = keras.Model(inputs, outputs)
