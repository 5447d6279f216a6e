import keras
from keras.layers import Dense, Input

model = keras.Sequential()
model.add(Input(shape=(784,)))  # один объект: 784 числа

# Добавьте слой из 300 нейронов без смещения, за ним слой из 10 нейронов со смещением.


model.summary()  # здесь видно число параметров каждого слоя
