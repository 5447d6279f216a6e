import keras
from keras.layers import Dense, Input

model = keras.Sequential()
model.add(Input(shape=(10,)))  # one object: 10 numbers

# Add the three layers.


model.summary()
