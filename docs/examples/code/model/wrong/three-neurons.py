# outcome: failed

import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(3, activation="relu")])
