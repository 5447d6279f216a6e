import keras
from keras.datasets import mnist
from keras.layers import Dense, Input

# 1. Данные: 60 000 изображений 28 × 28 для обучения и 10 000 для проверки.
(x_train, y_train), (x_test, y_test) = mnist.load_data()

# Превратите каждое изображение в строку из 784 чисел от 0 до 1,
# а каждую метку — в строку из десяти нулей и единиц.


# 2. Сеть 784 → 800 → 400 → 10.
model = keras.Sequential()
model.add(Input(shape=(784,)))


# 3. Функция потерь, оптимизатор, метрика: model.compile(...)


# 4. Обучение: 15 эпох, пакеты по 128 объектов: model.fit(...)
