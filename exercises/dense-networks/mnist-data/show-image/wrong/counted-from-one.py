# outcome: partly
# feedback: functions.image_before
import matplotlib.pyplot as plt
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()

plt.imshow(x_train[142], cmap="gray")
plt.show()

labels = y_train[[143, 36, 0]]
