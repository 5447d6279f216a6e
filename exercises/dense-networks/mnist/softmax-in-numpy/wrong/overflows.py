# outcome: partly
# feedback: functions.not_finite

import numpy as np


def softmax(z):
    e = np.exp(z)
    return e / np.sum(e)
