# student-error: an attribute of the model that fails is taken for a fault of the platform
import keras


class Model(keras.Sequential):
    @property
    def save(self):
        raise MemoryError("not out of memory at all")


model = Model()
