# outcome: partly
# feedback: functions.shape
import numpy as np


def one_hot(labels, classes):
    return np.eye(labels.max() + 1)[labels]
