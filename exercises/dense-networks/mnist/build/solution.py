import keras
from keras.layers import Dense, Input

CLASSES = 10

model = keras.Sequential()
model.add(Input(shape=(784,)))
model.add(Dense(800, activation="relu"))
model.add(Dense(400, activation="relu"))
model.add(Dense(CLASSES, activation="softmax"))
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.summary()
