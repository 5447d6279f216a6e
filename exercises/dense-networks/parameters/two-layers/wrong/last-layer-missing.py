# outcome: partly
# feedback: models.layer_missing, parameters.last_layer_missing

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((784,)), Dense(300, use_bias=False)])
