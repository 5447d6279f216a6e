import keras
from keras.layers import Dense, Input

CLASSES = 10

model = keras.Sequential()
model.add(Input(shape=(784,)))

# Add the three layers, compile the network, and compare the number of parameters.


model.summary()
