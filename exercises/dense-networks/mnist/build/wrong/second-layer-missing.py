# outcome: partly
# feedback: models.layer_missing, fitting.parameters_layer_missing

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((784,)), Dense(800, "relu"), Dense(10, "softmax")])
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
