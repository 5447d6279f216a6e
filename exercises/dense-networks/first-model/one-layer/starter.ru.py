import keras
from keras.layers import Dense, Input

model = keras.Sequential()

# Сообщите размер объекта и добавьте слой.


model.summary()
