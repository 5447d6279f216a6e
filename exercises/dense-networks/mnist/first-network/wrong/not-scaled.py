# outcome: partly
# feedback: training.not_scaled, training.loss_above

import keras
from keras.datasets import mnist
from keras.layers import Dense, Input

(x_train, y_train), _ = mnist.load_data()
x_train = x_train.reshape(60000, 784).astype("float32")
y_train = keras.utils.to_categorical(y_train, 10)

model = keras.Sequential(
    [Input((784,)), Dense(800, activation="relu"), Dense(400, activation="relu"), Dense(10, activation="softmax")]
)
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x_train[:12000], y_train[:12000], batch_size=128, epochs=1, verbose=2)
