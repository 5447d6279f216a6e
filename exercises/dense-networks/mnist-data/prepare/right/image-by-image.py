import numpy as np
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()


def prepare(x):
    rows = [image.flatten() / 255.0 for image in x]
    return np.array(rows, dtype="float32")


sample = prepare(x_train[:100])
