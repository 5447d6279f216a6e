# outcome: partly
# feedback: models.not_compiled

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((10,)), Dense(64, activation="softmax")])
