import numpy as np


def relu(x):
    # Return a new array.
    ...
