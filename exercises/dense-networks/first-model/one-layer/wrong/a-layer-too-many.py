# outcome: partly
# feedback: models.layer_extra, models.parameters_differ

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((10,)), Dense(10), Dense(32)])
