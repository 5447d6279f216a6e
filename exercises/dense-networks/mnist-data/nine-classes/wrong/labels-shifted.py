# outcome: failed
# feedback: functions.labels_shifted
import keras
import numpy as np
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()

CLASSES = 9

labels = np.eye(9)[y_train[:20].astype(int) - 1]
