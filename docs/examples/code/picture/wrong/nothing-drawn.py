# outcome: failed

import numpy as np

x = np.arange(-2, 3)
print(x**2)
