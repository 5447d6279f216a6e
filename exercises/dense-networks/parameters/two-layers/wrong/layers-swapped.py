# outcome: failed
# feedback: models.layer_units, parameters.layers_swapped

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((784,)), Dense(10, use_bias=False), Dense(300)])
