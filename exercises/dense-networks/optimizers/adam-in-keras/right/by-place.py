import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((10,)), Dense(64, activation="softmax")])
model.compile(loss=keras.losses.CategoricalCrossentropy(), optimizer=keras.optimizers.Adam(0.001, 0.9, 0.999))
