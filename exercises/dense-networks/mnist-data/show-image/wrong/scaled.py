# outcome: partly
# feedback: functions.image_scaled
import matplotlib.pyplot as plt
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()

plt.imshow(x_train[143] / 255, cmap="gray")
plt.show()

labels = y_train[[143, 36, 0]]
