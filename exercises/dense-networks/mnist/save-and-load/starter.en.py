import keras
import numpy as np
from keras.datasets import mnist
from keras.layers import Dense, Input

(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train = x_train[:12000].reshape(-1, 784).astype("float32") / 255
y_train = y_train[:12000]
x_test = x_test.reshape(10000, 784).astype("float32") / 255


# 1. The function builds and compiles the network 784 → 32 → 10.
def build():
    ...


# 2. Train model for two epochs, keep its predictions, save the weights to digits.weights.h5.


# 3. Train model for another epoch.


# 4. Build restored, load the weights into it, and compare the predictions.
