import matplotlib.pyplot as plt
import numpy as np

# Нарисуйте линию и покажите её.
