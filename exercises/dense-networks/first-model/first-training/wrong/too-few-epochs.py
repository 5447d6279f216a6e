# outcome: partly
# feedback: arrays.values

import keras
import numpy as np
from keras.layers import Dense, Input

keras.utils.set_random_seed(1)
values = (-1.0, -0.5, 0.5, 1.0)
x = np.array([[first, second] for first in values for second in values])
y = np.array([2, 0.5, -2.5, -4, 3, 1.5, -1.5, -3, 5, 3.5, 0.5, -1, 6, 4.5, 1.5, 0])
model = keras.Sequential([Input((2,)), Dense(1)])
model.compile(loss="mse", optimizer="sgd")
model.fit(x, y, epochs=5, verbose=0)
weights, bias = model.layers[0].get_weights()
