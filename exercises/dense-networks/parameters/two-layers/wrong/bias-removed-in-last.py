# outcome: failed
# feedback: models.layer_bias_extra, parameters.bias_removed_in_last

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((784,)), Dense(300), Dense(10, use_bias=False)])
