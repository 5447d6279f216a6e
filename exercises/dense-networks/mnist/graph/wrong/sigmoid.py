# outcome: partly
# feedback: models.layer_activation

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((784,))])
model.add(Dense(128, activation="relu", name="wide"))
model.add(Dense(64, activation="relu", name="narrow"))
model.add(Dense(10, activation="sigmoid", name="digits"))
