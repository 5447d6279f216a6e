# outcome: partly
# feedback: models.layer_activation

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((10,)), Dense(32), Dense(5), Dense(1)])
