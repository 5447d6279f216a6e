import matplotlib.pyplot as plt
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()

# plt.imshow(изображение, cmap="gray") рисует, plt.show() показывает.

labels = ...
