# student-error: a model that was left in time earns points although the code ended in an error
import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((784,)), Dense(300, use_bias=False), Dense(10)])
model.save("/evidence/model.keras")
raise RuntimeError("after the model was left")
