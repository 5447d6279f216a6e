import keras
from keras.layers import Activation, Dense, Input

hidden = keras.Sequential([Input((784,)), Dense(300, use_bias=False), Activation("linear")])
model = keras.Sequential([Input((784,)), hidden, Dense(10, activation=keras.activations.softmax)])
model.compile(loss=keras.losses.CategoricalCrossentropy(), optimizer=keras.optimizers.SGD(0.1))
