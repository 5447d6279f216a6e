import keras
import numpy as np
from keras.datasets import mnist
from keras.layers import Dense, Input

(x_train, y_train), _ = mnist.load_data()
x_train = x_train.reshape(60000, 784).astype("float32") / 255

model = keras.Sequential([Input(shape=(784,)), Dense(64, activation="relu"), Dense(10, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x_train, y_train, batch_size=128, epochs=2, verbose=2)


def recognise(model, image):
    row = image.reshape(1, 784).astype("float32") / 255
    probabilities = model.predict(row, verbose=0)[0]
    return int(np.argmax(probabilities))
