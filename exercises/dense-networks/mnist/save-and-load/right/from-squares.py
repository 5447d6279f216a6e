import keras
from keras.datasets import mnist
from keras.layers import Dense, Flatten, Input

(x, y), _ = mnist.load_data()
x, y = x[:6000] / 255.0, y[:6000]


def build():
    network = keras.Sequential([Input((28, 28)), Flatten(), Dense(32), keras.layers.ReLU(), Dense(10, "softmax")])
    network.compile(loss="sparse_categorical_crossentropy", optimizer="sgd")
    return network


model = build()
model.fit(x, y, epochs=1, verbose=0)
model.save_weights("digits.weights.h5")
model.fit(x, y, epochs=1, verbose=0)
restored = build()
restored.load_weights("digits.weights.h5")
