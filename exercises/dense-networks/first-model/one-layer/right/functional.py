import keras

inputs = keras.Input((10,))
model = keras.Model(inputs, keras.layers.Dense(32)(inputs))
