# outcome: partly
# feedback: fitting.parameters_layers_swapped, models.layer_units

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((784,)), Dense(400, "relu"), Dense(800, "relu"), Dense(10, "softmax")])
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
