# outcome: partly
# feedback: models.layer_bias_extra, parameters.bias_not_removed

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((784,)), Dense(300), Dense(10)])
