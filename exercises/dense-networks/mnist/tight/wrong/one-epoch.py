# outcome: partly
# feedback: models.small, training.accuracy_short

import keras
from keras.datasets import mnist
from keras.layers import Dense, Input

(x, y), _ = mnist.load_data()
x = x.reshape(-1, 784) / 255.0

# One epoch is too few for a small network.
model = keras.Sequential([Input((784,)), Dense(62, "relu"), Dense(10, "softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x, y, batch_size=128, epochs=1, verbose=0)
