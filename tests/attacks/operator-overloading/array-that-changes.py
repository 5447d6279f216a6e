# partly: weights are one thing when they are looked at and another when they are saved
# exercise: dense-networks/mnist/first-network
import keras
import numpy as np
from keras.layers import Dense, Input


class Weights:
    shape, dtype = (400, 10), np.dtype("float32")

    def __array__(self, dtype=None, copy=None):
        return np.full(self.shape, np.nan, dtype or self.dtype)


model = keras.Sequential([Input((784,)), Dense(800, "relu"), Dense(400, "relu"), Dense(10, "softmax")])
model.compile("adam", "categorical_crossentropy")
model.layers[-1].kernel.assign(np.asarray(Weights()))
