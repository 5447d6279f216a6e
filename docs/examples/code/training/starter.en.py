import keras
from keras.datasets import mnist

(x, y), _ = mnist.load_data()

# Prepare the data, build and train the network: model
