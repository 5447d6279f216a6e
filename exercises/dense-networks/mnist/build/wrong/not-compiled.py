# outcome: partly
# feedback: models.not_compiled

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((784,)), Dense(800, "relu"), Dense(400, "relu"), Dense(10, "softmax")])
