# outcome: partly
# feedback: models.layer_bias_missing, parameters.bias_removed_everywhere

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((784,)), Dense(300, use_bias=False), Dense(10, use_bias=False)])
