# outcome: failed
# feedback: predicting.function_not_divided

import numpy as np


def softmax(z):
    return np.exp(z)
