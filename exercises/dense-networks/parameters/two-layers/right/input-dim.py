from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential

model = Sequential()
model.add(Dense(300, input_dim=784, use_bias=False, activation="relu"))
model.add(Dense(10, activation="softmax"))
