import numpy as np

brightness = np.array([0, 51, 255])

# Результат: scaled
