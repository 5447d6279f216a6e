# outcome: student-error

import keras
from keras.datasets import mnist
from keras.layers import Dense, Input

(x, y), _ = mnist.load_data()
x, y = x[:6000].reshape(-1, 784) / 255.0, y[:6000]


def build(units=32):
    network = keras.Sequential([Input((784,)), Dense(units, "relu"), Dense(10, "softmax")])
    network.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
    return network


model = build()
model.fit(x, y, epochs=1, verbose=0)
model.save_weights("digits.weights.h5")
model.fit(x, y, epochs=1, verbose=0)
restored = build(64)
restored.load_weights("digits.weights.h5")
