import keras
from keras.datasets import mnist
from keras.layers import Dense, Input

(x_train, y_train), (x_test, y_test) = mnist.load_data()

# 1. Подготовьте изображения: строки из 784 чисел от 0 до 1.
#    Метки можно оставить номерами классов, тогда функция потерь называется
#    sparse_categorical_crossentropy.


# 2. Постройте небольшую сеть 784 → 64 → 10, скомпилируйте её и обучите:
#    две эпохи, пакеты по 128 объектов. Оставьте её в имени model.


# 3. Одно изображение 28 × 28 с яркостью от 0 до 255 — одна цифра.
def recognise(model, image):
    ...


# Проверьте себя на первом изображении тестовой выборки: это семёрка.
