# outcome: failed
# feedback: functions.none
import numpy as np


def relu(x):
    print(np.maximum(x, 0))
