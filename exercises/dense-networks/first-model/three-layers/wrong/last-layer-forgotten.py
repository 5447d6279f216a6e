# outcome: partly
# feedback: models.layer_missing, parameters.last_layer_forgotten

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((10,)), Dense(32, "relu"), Dense(5, "relu")])
