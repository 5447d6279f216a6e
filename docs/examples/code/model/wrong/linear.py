# outcome: partly

import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(2)])
