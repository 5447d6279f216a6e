import keras
import numpy as np
from keras.layers import Dense, Input

x = np.array([2.0, -1.0, 3.0])
w = np.array([[0.5, -1.0], [1.0, 0.5], [-0.5, 2.0]])
b = np.array([1.0, -2.0])

# Build the network, hand over the weights, ask for the answer to one object.
