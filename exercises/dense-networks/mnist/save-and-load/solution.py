import keras
import numpy as np
from keras.datasets import mnist
from keras.layers import Dense, Input

(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train = x_train[:12000].reshape(-1, 784).astype("float32") / 255
y_train = y_train[:12000]
x_test = x_test.reshape(10000, 784).astype("float32") / 255


def build():
    network = keras.Sequential()
    network.add(Input(shape=(784,)))
    network.add(Dense(32, activation="relu"))
    network.add(Dense(10, activation="softmax"))
    network.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
    return network


model = build()
model.fit(x_train, y_train, batch_size=128, epochs=2, verbose=2)
before = model.predict(x_test[:100], verbose=0)
model.save_weights("digits.weights.h5")

model.fit(x_train, y_train, batch_size=128, epochs=1, verbose=2)
later = model.predict(x_test[:100], verbose=0)

restored = build()
restored.load_weights("digits.weights.h5")
after = restored.predict(x_test[:100], verbose=0)

print("model, trained on:", np.abs(later - before).max())
print("restored:", np.abs(after - before).max())
