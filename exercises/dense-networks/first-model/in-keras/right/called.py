import keras
import numpy as np
from keras.layers import Dense, Input

model = keras.Sequential([Input((3,)), Dense(2)])
model.set_weights([np.array([[0.5, -1.0], [1.0, 0.5], [-0.5, 2.0]]), np.array([1.0, -2.0])])
output = model(np.array([[2.0, -1.0, 3.0]])).numpy()
