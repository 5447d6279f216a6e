import keras
from keras.layers import Dense, Input
from keras.utils import plot_model

model = keras.Sequential()
model.add(Input(shape=(784,)))
model.add(Dense(128, activation="relu", name="wide"))
model.add(Dense(64, activation="relu", name="narrow"))
model.add(Dense(10, activation="softmax", name="digits"))

plot_model(model, to_file="model.png", show_shapes=True, show_layer_names=True)
