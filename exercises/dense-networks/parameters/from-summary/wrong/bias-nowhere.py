# outcome: partly
# feedback: models.layer_bias_missing, parameters.all_biases_off

import keras
from keras.layers import Dense, Input

model = keras.Sequential(
    [Input((64,)), Dense(48, use_bias=False), Dense(24, use_bias=False), Dense(10, use_bias=False)]
)
