import keras
from keras.layers import Dense, Input

model = keras.Sequential()
model.add(Input(shape=(64,)))

# Add the layers.


model.summary()  # compare with the table of the task
