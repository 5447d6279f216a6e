# outcome: partly
# feedback: models.not_compiled, training.untrained

import keras
from keras.layers import Dense, Input

keras.utils.set_random_seed(1)
model = keras.Sequential(
    [Input((784,)), Dense(800, activation="relu"), Dense(400, activation="relu"), Dense(10, activation="softmax")]
)
