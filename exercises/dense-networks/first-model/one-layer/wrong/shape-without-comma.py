# outcome: student-error

import keras
from keras.layers import Dense, Input

model = keras.Sequential()
model.add(Input(10))
model.add(Dense(32))
