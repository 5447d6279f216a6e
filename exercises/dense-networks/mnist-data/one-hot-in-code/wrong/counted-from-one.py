# outcome: failed
# feedback: functions.one_hot_from_one
import numpy as np


def one_hot(labels, classes):
    return np.eye(classes)[labels - 1]
