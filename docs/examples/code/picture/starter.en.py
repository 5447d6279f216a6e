import matplotlib.pyplot as plt
import numpy as np

# Draw the line and show it.
