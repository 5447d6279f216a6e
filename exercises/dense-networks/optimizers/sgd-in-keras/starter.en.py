import keras
from keras.layers import Dense, Input

model = keras.Sequential()
model.add(Input(shape=(10,)))

# Add the layer.


# Compile the network: the loss, and the optimizer with the settings of the task.


if model.compiled:
    print(model.optimizer.get_config())  # what came out
