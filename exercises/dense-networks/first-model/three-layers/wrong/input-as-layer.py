# outcome: partly
# feedback: models.layer_extra, parameters.input_as_layer

import keras
from keras.layers import Dense, Input

model = keras.Sequential(
    [Input((10,)), Dense(10, "relu"), Dense(32, "relu"), Dense(5, "relu"), Dense(1)]
)
