# failed: a replaced zipfile writes each member twice, and two readers see two models
import zipfile

import keras
from keras.layers import Dense, Input

write = zipfile.ZipFile.writestr


def twice(self, name, data, *args, **kwargs):
    write(self, name, data, *args, **kwargs)
    write(self, name, data, *args, **kwargs)


zipfile.ZipFile.writestr = twice
model = keras.Sequential([Input((784,)), Dense(300, use_bias=False), Dense(10)])
