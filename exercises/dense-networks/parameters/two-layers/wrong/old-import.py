# outcome: student-error

from keras.layers.core import Dense
from keras.models import Sequential

model = Sequential([Dense(300, input_dim=784, use_bias=False), Dense(10)])
