import keras

model = keras.Sequential([keras.Input(shape=(3,)), keras.layers.Dense(2, activation="relu")])
