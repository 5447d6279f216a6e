# outcome: partly
# feedback: checks.skipped

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((16,)), Dense(8), Dense(4), Dense(8)])
model.compile(loss="mse", optimizer="sgd")
