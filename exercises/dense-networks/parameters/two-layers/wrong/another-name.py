# outcome: failed
# feedback: models.missing

import keras
from keras.layers import Dense, Input

network = keras.Sequential([Input((784,)), Dense(300, use_bias=False), Dense(10)])
