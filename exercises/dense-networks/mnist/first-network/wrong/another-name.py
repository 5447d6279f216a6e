# outcome: failed
# feedback: models.missing

import keras
from keras.layers import Dense, Input

network = keras.Sequential([Input((784,)), Dense(800, activation="relu"), Dense(10, activation="softmax")])
