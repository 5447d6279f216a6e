import keras
import numpy as np
from keras.datasets import mnist
from keras.layers import Dense, Input

(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train = x_train[:12000].reshape(-1, 784).astype("float32") / 255
y_train = y_train[:12000]
x_test = x_test.reshape(10000, 784).astype("float32") / 255


# 1. Функция строит и компилирует сеть 784 → 32 → 10.
def build():
    ...


# 2. Обучите model две эпохи, запомните предсказания, сохраните веса в digits.weights.h5.


# 3. Обучите model ещё одну эпоху.


# 4. Постройте restored, загрузите в неё веса и сравните предсказания.
