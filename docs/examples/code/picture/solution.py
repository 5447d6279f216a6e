import matplotlib.pyplot as plt
import numpy as np

x = np.arange(-2, 3)
plt.plot(x, x**2)
plt.show()
