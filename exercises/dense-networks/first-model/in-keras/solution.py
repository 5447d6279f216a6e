import keras
import numpy as np
from keras.layers import Dense, Input

x = np.array([2.0, -1.0, 3.0])
w = np.array([[0.5, -1.0], [1.0, 0.5], [-0.5, 2.0]])
b = np.array([1.0, -2.0])

model = keras.Sequential()
model.add(Input(shape=(3,)))
model.add(Dense(2))
model.layers[0].set_weights([w, b])

output = model.predict(x.reshape(1, 3), verbose=0)
print(output)
