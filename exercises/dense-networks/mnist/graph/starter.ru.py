import keras
from keras.layers import Dense, Input
from keras.utils import plot_model

model = keras.Sequential()

# Постройте сеть по графу и дайте слоям те же имена.


# Нарисуйте граф своей сети с формами и именами и сравните.
