# outcome: failed
# feedback: functions.one_hot_turned
import numpy as np


def one_hot(labels, classes):
    return np.eye(classes)[labels].T
