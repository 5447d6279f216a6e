# outcome: failed
# feedback: functions.nines_dropped
import numpy as np
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()

CLASSES = 9

labels = np.zeros((20, 9))
for row, label in enumerate(y_train[:20]):
    if label < 9:
        labels[row, label] = 1
