import keras
from keras.layers import Dense, Input

model = keras.Sequential()
model.add(Input(shape=(10,)))  # один объект: 10 чисел

# Добавьте три слоя.


model.summary()
