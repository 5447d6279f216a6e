# outcome: partly
# feedback: models.layer_bias_missing, arrays.values

import keras
import numpy as np
from keras.layers import Dense, Input

values = (-1.0, -0.5, 0.5, 1.0)
x = np.array([[first, second] for first in values for second in values])
y = np.array([2, 0.5, -2.5, -4, 3, 1.5, -1.5, -3, 5, 3.5, 0.5, -1, 6, 4.5, 1.5, 0])
model = keras.Sequential([Input((2,)), Dense(1, use_bias=False)])
model.compile(loss="mse", optimizer=keras.optimizers.SGD(0.1))
model.fit(x, y, epochs=100, verbose=0)
weights = model.get_weights()[0]
bias = np.zeros(1)
