import keras
from keras.datasets import mnist

(x, y), _ = mnist.load_data()

# Подготовьте данные, соберите и обучите сеть: model
