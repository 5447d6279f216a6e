import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input(shape=(10,)), Dense(64, activation="softmax")])
model.compile(
    loss="categorical_crossentropy",
    optimizer=keras.optimizers.RMSprop(learning_rate=0.001, rho=0.9, momentum=0.0),
)
