# outcome: partly
# feedback: models.layer_units, models.parameters_right

import keras
from keras.layers import Dense, Input

# (784 + 1) * 234 + (234 + 1) * 232 happens to be 238 210 as well.
model = keras.Sequential([Input((784,)), Dense(234), Dense(232)])
