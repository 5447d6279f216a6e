# outcome: partly
# feedback: functions.raised_in_line
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()


def prepare(x):
    return x.reshape(len(x), 784).astype("float32") / 255


sample = prepare(x_train[:100])
