# outcome: partly
# feedback: models.layer_activation, models.parameters_right

import keras
from keras.layers import Dense, Input

model = keras.Sequential(
    [Input((10,)), Dense(32, activation="relu"), Dense(5, activation="relu"), Dense(1, activation="softmax")]
)
