# outcome: failed
# feedback: models.inputs, parameters.sizes_exchanged

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((32,)), Dense(10)])
