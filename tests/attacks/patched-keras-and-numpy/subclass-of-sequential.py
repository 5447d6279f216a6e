# failed: a class of the student's own stands for a plain model
import keras
from keras.layers import Dense, Input


@keras.saving.register_keras_serializable()
class Lying(keras.Sequential):
    @property
    def layers(self):
        return []

    def count_params(self):
        return 238_210


model = Lying([Input((784,)), Dense(300, use_bias=False), Dense(10)])
