# outcome: partly
# feedback: models.loss, training.labels_by_element

import keras
from keras.datasets import mnist
from keras.layers import Dense, Input

(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train = x_train.reshape(60000, 784).astype("float32") / 255
y_train = y_train.reshape(60000, 1)

model = keras.Sequential(
    [Input((784,)), Dense(800, activation="relu"), Dense(400, activation="relu"), Dense(10, activation="softmax")]
)
# One number stands beside a row of ten: Keras compares it with each of them.
model.compile(loss="mse", optimizer="adam")
model.fit(x_train[:12000], y_train[:12000], batch_size=128, epochs=1, verbose=2)
