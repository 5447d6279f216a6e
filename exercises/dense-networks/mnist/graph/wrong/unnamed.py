# outcome: partly
# feedback: models.layers_right

import keras
from keras.layers import Dense, Input
from keras.utils import plot_model

model = keras.Sequential([Input((784,)), Dense(128, "relu"), Dense(64, "relu"), Dense(10, "softmax")])
plot_model(model, "model.png")
