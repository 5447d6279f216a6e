import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((10,)), Dense(64, activation="softmax")])
model.compile(loss=keras.losses.CategoricalCrossentropy(), optimizer=keras.optimizers.SGD(momentum=0.9, nesterov=True))
