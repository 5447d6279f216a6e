# outcome: partly
# feedback: models.layer_units

import keras
from keras.layers import Dense, Input

model = keras.Sequential(name="letter")
model.add(Input((784,)))
model.add(Dense(64, activation="relu", name="narrow"))
model.add(Dense(128, activation="relu", name="wide"))
model.add(Dense(10, activation="softmax", name="digits"))
