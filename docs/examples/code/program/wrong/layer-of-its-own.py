# outcome: failed
# feedback: models.unreadable, checks.skipped

import keras
from keras.layers import Dense, Input, Lambda

model = keras.Sequential([Input((16,)), Dense(8), Lambda(lambda x: x), Dense(4)])
