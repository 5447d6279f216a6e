import numpy as np


# z is a row of numbers. Return an array of probabilities of the same length.
def softmax(z):
    ...


print(softmax(np.array([2.0, 1.0, 0.0])))
