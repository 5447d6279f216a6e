# outcome: failed
# feedback: models.layer_bias_extra, parameters.biases_misplaced

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((64,)), Dense(48), Dense(24, use_bias=False), Dense(10)])
