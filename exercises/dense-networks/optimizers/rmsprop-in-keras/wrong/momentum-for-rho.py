# outcome: partly
# feedback: models.setting

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((10,)), Dense(64, activation="softmax")])
model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.RMSprop(learning_rate=0.001, momentum=0.9))
