# outcome: partly
# feedback: models.schedule

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((10,)), Dense(64, activation="softmax")])
model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.Adam(keras.optimizers.schedules.ExponentialDecay(0.001, 100, 0.9)))
