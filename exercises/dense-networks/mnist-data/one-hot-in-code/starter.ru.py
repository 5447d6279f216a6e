import numpy as np


def one_hot(labels, classes):
    # Сделайте матрицу нулей, поставьте единицы и верните её.
    ...


print(one_hot(np.array([2, 0, 3]), 4))
