import keras
from keras.layers import Dense, Input

model = keras.Sequential()
model.add(Input(shape=(784,)))  # one object: 784 numbers

# Add a layer of 300 neurons without bias, and after it a layer of 10 neurons with bias.


model.summary()  # shows the parameters of every layer
