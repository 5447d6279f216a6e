# outcome: failed
# feedback: models.unreadable

import keras
from keras.layers import Dense, Input, Lambda

model = keras.Sequential(
    [
        Input((784,)),
        Dense(800, activation="relu"),
        Dense(400, activation="relu"),
        Dense(10, activation="softmax"),
        Lambda(lambda x: x),
    ]
)
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
