# outcome: partly
# feedback: models.layer_activation, models.loss

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((784,)), Dense(800, "relu"), Dense(400, "relu"), Dense(10)])
model.compile(loss="mse", optimizer="sgd")
