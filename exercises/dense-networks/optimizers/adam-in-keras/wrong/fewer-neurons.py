# outcome: partly
# feedback: models.layer_units

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((10,)), Dense(32, activation="softmax")])
model.compile(loss="categorical_crossentropy", optimizer="adam")
