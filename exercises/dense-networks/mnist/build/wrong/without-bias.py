# outcome: partly
# feedback: models.layer_bias_missing, fitting.parameters_without_bias

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((784,))])
for units in (800, 400):
    model.add(Dense(units, activation="relu", use_bias=False))
model.add(Dense(10, activation="softmax", use_bias=False))
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
