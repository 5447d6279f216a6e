import matplotlib.pyplot as plt
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()

plt.imshow(x_train[143], cmap="gray")
plt.title(f"143: {y_train[143]}")
plt.show()

labels = y_train[[143, 36, 0]]
