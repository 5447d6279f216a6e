import keras
from keras.layers import Dense, Input

model = keras.Sequential()
model.add(Input(shape=(64,)))

# Добавьте слои.


model.summary()  # сравните с таблицей в задании
