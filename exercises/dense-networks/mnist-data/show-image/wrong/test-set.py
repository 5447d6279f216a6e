# outcome: failed
# feedback: functions.test_image, arrays.values
import matplotlib.pyplot as plt
from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()

plt.imshow(x_test[143], cmap="gray")
plt.show()

labels = y_test[[143, 36, 0]]
