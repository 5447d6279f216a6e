import numpy as np


# z — строка чисел. Верните массив вероятностей такой же длины.
def softmax(z):
    ...


print(softmax(np.array([2.0, 1.0, 0.0])))
