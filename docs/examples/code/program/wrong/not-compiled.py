# outcome: partly
# feedback: models.not_compiled

import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((16,)), Dense(8), Dense(4)])
