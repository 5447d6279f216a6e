# outcome: partly
# feedback: training.accuracy_short, models.loss

import keras
from keras.datasets import mnist
from keras.layers import Dense, Input

(x, y), _ = mnist.load_data()
x = x.reshape(-1, 784) / 255.0

# A network without a hidden layer is small, and that is all.
model = keras.Sequential([Input((784,)), Dense(10, "softmax")])
model.compile(loss="mse", optimizer="adam", metrics=["accuracy"])
model.fit(x, keras.utils.to_categorical(y), batch_size=128, epochs=1, verbose=0)
