import keras
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()

CLASSES = 10

labels = keras.utils.to_categorical(y_train[:20], CLASSES)
