# outcome: partly
# feedback: arrays.not_drawn
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()
print(x_train[143])

labels = y_train[[143, 36, 0]]
