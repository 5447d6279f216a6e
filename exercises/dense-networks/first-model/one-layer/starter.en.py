import keras
from keras.layers import Dense, Input

model = keras.Sequential()

# State the size of an object and add the layer.


model.summary()
