# outcome: partly
# feedback: models.optimizer

import keras
from keras.layers import Dense, Input

# SGD(learning_rate=0.01, momentum=0.9, nesterov=True)
model = keras.Sequential([Input((10,)), Dense(64, activation="softmax")])
model.compile(loss="categorical_crossentropy", optimizer="adam")
