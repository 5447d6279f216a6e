import keras
import numpy as np
from keras import layers

(x, y), _ = keras.datasets.mnist.load_data()
inputs = keras.Input((784,))
hidden = layers.Dense(64, activation="relu")(inputs)
model = keras.Model(inputs, layers.Dense(10, activation="softmax")(hidden))
model.compile(loss="categorical_crossentropy", optimizer="adam")
model.fit(x.reshape(-1, 784) / 255.0, keras.utils.to_categorical(y), batch_size=128, epochs=2, verbose=0)


def recognise(network, image):
    return network(image.reshape(1, -1) / 255.0).numpy().argmax()
