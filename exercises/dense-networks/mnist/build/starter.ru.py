import keras
from keras.layers import Dense, Input

CLASSES = 10

model = keras.Sequential()
model.add(Input(shape=(784,)))

# Добавьте три слоя, скомпилируйте сеть и сверьте число параметров.


model.summary()
