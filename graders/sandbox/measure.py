"""Our own code, run in a second sandbox: load the student's model and apply it to the hidden inputs.

This file is sent as source; the worker never imports it. It has no labels, and gets the inputs in an order that only
the worker knows. If the model file takes over this process, all that it can do is to predict wrongly.
"""

import keras
import numpy as np

inputs = np.load("inputs.npy", allow_pickle=False)
model = keras.models.load_model("model.keras", compile=False, safe_mode=True)
shape = (len(inputs), -1) if len(model.input_shape) == 2 else inputs.shape
predictions = model.predict(inputs.reshape(shape).astype("float32") / 255, batch_size=512, verbose=0)
np.asarray(predictions, dtype="<f4").tofile("/evidence/predictions.f32")
