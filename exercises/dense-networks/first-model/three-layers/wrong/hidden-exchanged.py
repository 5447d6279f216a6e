# outcome: partly
# feedback: models.layer_units, parameters.hidden_exchanged

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((10,)), Dense(5, "relu"), Dense(32, "relu"), Dense(1)])
