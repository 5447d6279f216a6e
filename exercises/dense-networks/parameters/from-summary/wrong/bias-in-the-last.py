# outcome: partly
# feedback: models.layer_bias_extra, parameters.biases_misplaced

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((64,)), Dense(48, use_bias=False), Dense(24), Dense(10)])
