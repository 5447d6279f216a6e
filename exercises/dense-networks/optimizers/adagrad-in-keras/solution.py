import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input(shape=(10,)), Dense(64, activation="softmax")])
model.compile(
    loss="categorical_crossentropy",
    optimizer=keras.optimizers.Adagrad(learning_rate=0.01, initial_accumulator_value=0.1),
)
