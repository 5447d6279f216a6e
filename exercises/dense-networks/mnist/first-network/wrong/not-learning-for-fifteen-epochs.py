# outcome: failed
# feedback: runs.not_checked

import keras
import numpy as np
from keras.datasets import mnist
from keras.layers import Dense, Input

(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train = x_train.reshape(60000, 784).astype("float32") / 255
y_train = keras.utils.to_categorical(y_train, 10)
np.random.shuffle(y_train)

model = keras.Sequential(
    [Input((784,)), Dense(800, activation="relu"), Dense(400, activation="relu"), Dense(10, activation="softmax")]
)
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
# The grader stops it after three epochs no better than a guess.
model.fit(x_train, y_train, batch_size=256, epochs=15, verbose=2)
