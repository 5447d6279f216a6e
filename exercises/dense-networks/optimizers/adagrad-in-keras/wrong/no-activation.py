# outcome: partly
# feedback: models.setting, models.layer_activation

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((10,)), Dense(64)])
model.compile(loss="categorical_crossentropy", optimizer=keras.optimizers.Adagrad())
