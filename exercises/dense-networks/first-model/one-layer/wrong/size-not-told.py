# outcome: failed
# feedback: models.not_built

import keras
from keras.layers import Dense

model = keras.Sequential([Dense(32)])
