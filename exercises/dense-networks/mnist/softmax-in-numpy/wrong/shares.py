# outcome: failed
# feedback: predicting.function_shares

import numpy as np


def softmax(z):
    return z / np.sum(z)
