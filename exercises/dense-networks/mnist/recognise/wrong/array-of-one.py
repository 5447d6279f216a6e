# outcome: partly
# feedback: functions.no_digit
import keras
import numpy as np
from keras.layers import Dense, Input

(x, y), (x_test, y_test) = keras.datasets.mnist.load_data()
model = keras.Sequential([Input((784,)), Dense(64, activation="relu"), Dense(10, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
model.fit(x[:10000].reshape(-1, 784) / 255.0, y[:10000], batch_size=128, epochs=1, verbose=0)


def recognise(model, image):
    return model.predict(image.reshape(1, 784) / 255.0, verbose=0).argmax(axis=1)
