# outcome: partly
# feedback: training.accuracy_short

import keras
from keras.datasets import mnist
from keras.layers import Dense, Input

(x, y), _ = mnist.load_data()
x = x.reshape(-1, 784) / 255.0

# Slow steps of plain gradient descent, on a part of the images.
model = keras.Sequential([Input((784,)), Dense(128, "relu"), Dense(10, "softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
model.fit(x[:10000], y[:10000], batch_size=64, epochs=1, verbose=0)
