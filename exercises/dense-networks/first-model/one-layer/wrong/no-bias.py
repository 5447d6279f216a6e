# outcome: partly
# feedback: models.layer_bias_missing, parameters.bias_switched_off

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((10,)), Dense(32, use_bias=False)])
