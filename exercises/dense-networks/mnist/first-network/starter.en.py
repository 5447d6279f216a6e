import keras
from keras.datasets import mnist
from keras.layers import Dense, Input

# 1. Data: 60 000 images of 28 × 28 to train on and 10 000 to test with.
(x_train, y_train), (x_test, y_test) = mnist.load_data()

# Turn every image into a row of 784 numbers from 0 to 1,
# and every label into a row of ten zeros and ones.


# 2. The network 784 → 800 → 400 → 10.
model = keras.Sequential()
model.add(Input(shape=(784,)))


# 3. Loss, optimizer, metric: model.compile(...)


# 4. Training: 15 epochs, batches of 128 objects: model.fit(...)
