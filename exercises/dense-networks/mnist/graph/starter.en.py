import keras
from keras.layers import Dense, Input
from keras.utils import plot_model

model = keras.Sequential()

# Build the network of the graph and give the layers the same names.


# Draw the graph of your own network, with shapes and names, and compare.
