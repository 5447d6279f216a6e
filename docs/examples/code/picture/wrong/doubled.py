# outcome: partly

import matplotlib.pyplot as plt
import numpy as np

x = np.arange(-2, 3)
plt.plot(x, 2 * x)
plt.show()
