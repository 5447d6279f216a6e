# outcome: partly
# feedback: functions.scaled_twice
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()


def prepare(x):
    x = x / 255
    return x.reshape(len(x), -1).astype("float32") / 255


sample = prepare(x_train[:100])
