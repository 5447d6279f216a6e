import keras
from keras.datasets import mnist
from keras.layers import Dense, Input

CLASSES = 10

(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train = x_train.reshape(60000, 784).astype("float32") / 255
x_test = x_test.reshape(10000, 784).astype("float32") / 255
y_train = keras.utils.to_categorical(y_train, CLASSES)
y_test = keras.utils.to_categorical(y_test, CLASSES)

# Одна эпоха: каждое изображение встречается в обучении один раз.
model = keras.Sequential()


# Проверьте себя на изображениях, которых сеть не видела.
