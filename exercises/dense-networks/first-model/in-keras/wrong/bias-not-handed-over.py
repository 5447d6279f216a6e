# outcome: student-error

import keras
import numpy as np
from keras.layers import Dense, Input

w = np.array([[0.5, -1.0], [1.0, 0.5], [-0.5, 2.0]])
model = keras.Sequential([Input((3,)), Dense(2)])
model.layers[0].set_weights([w])
