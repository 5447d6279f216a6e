import numpy as np
from keras.datasets import mnist
from matplotlib import pyplot

train, _ = mnist.load_data()
images, answers = train

figure, axes = pyplot.subplots()
axes.matshow(images[143].astype(float))

labels = np.array([answers[143], answers[36], answers[0]])
