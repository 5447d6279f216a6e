# outcome: partly
# feedback: functions.no_digit
import keras
from keras.datasets import mnist

(x, y), _ = mnist.load_data()
x = x[:2000].reshape(-1, 784) / 255
y = y[:2000]

model = keras.Sequential([keras.Input(shape=(784,)), keras.layers.Dense(10, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x, y, batch_size=128, epochs=1, verbose=2)


def recognise(model, image):
    return model(image.reshape(1, 784) / 255).numpy()
