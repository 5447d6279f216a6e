# outcome: partly
# feedback: training.accuracy_short, checks.skipped

import keras
from keras.datasets import mnist
from keras.layers import Dense, Input

(x, y), _ = mnist.load_data()
x = x.reshape(-1, 784) / 255.0

# A large batch makes few steps.
model = keras.Sequential([Input((784,)), Dense(64, "relu"), Dense(10, "softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x, y, batch_size=1024, epochs=1, verbose=0)
