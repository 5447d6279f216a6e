# outcome: partly
# feedback: models.layer_bias_extra, parameters.all_biases_on

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((64,)), Dense(48), Dense(24), Dense(10)])
