# outcome: partly
# feedback: arrays.values

import keras
import numpy as np
from keras.layers import Dense, Input

keras.utils.set_random_seed(1)
x = np.array([2.0, -1.0, 3.0])
model = keras.Sequential([Input((3,)), Dense(2)])
output = model.predict(x.reshape(1, 3), verbose=0)
