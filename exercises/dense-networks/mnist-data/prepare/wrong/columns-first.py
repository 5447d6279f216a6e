# outcome: partly
# feedback: functions.columns_first
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()


def prepare(x):
    return x.transpose(0, 2, 1).reshape(len(x), -1).astype("float32") / 255


sample = prepare(x_train[:100])
