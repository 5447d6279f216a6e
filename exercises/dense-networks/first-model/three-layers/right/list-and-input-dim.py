from tensorflow.keras.layers import Dense
from tensorflow.keras.models import Sequential

model = Sequential([Dense(32, input_dim=10, activation="relu"), Dense(5, activation="relu"), Dense(1)])
