# outcome: partly
# feedback: functions.own_maximum, functions.not_finite
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()


def prepare(x):
    return x.reshape(len(x), -1).astype("float32") / x.max()


sample = prepare(x_train[:100])
