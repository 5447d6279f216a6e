import keras
from keras.layers import Dense, Input

model = keras.Sequential()
model.add(Input(shape=(10,)))

# Добавьте слой.


# Скомпилируйте сеть: функция потерь и оптимизатор с настройками из задания.


if model.compiled:
    print(model.optimizer.get_config())  # что получилось
