import numpy as np
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()

CLASSES = len(np.unique(y_train))

labels = np.eye(CLASSES)[y_train[:20]]
