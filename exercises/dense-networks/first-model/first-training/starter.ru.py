import keras
import numpy as np
from keras.layers import Dense, Input

values = (-1.0, -0.5, 0.5, 1.0)
x = np.array([[first, second] for first in values for second in values])
y = np.array([2, 0.5, -2.5, -4, 3, 1.5, -1.5, -3, 5, 3.5, 0.5, -1, 6, 4.5, 1.5, 0])

# Постройте сеть, скомпилируйте, обучите: model.fit(x, y, epochs=..., verbose=0).


# Потом заберите то, что она нашла, в имена weights и bias.
