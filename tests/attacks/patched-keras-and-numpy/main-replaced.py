# failed: another __main__ is put in place of the code's own
import sys
import types

import keras


class Main(types.ModuleType):
    def __getattr__(self, name):
        return keras.Sequential(
            [keras.layers.Input((784,)), keras.layers.Dense(300, use_bias=False), keras.layers.Dense(10)]
        )


sys.modules["__main__"] = Main("__main__")
sys.modules["keras"] = sys.modules["tensorflow"] = None
globals().clear()
