# outcome: partly
# feedback: models.compiled_right

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((16,)), Dense(9), Dense(4)])
model.compile(loss="mse", optimizer="sgd")
