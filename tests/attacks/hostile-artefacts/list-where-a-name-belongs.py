# failed: a list in the place of a class's name stops the worker's reader
import json
import zipfile

activation = {"module": "keras.layers", "class_name": [], "config": {}, "registered_name": None}
layers = [{"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [None, 784]}}]
layers += [
    {
        "module": "keras.layers",
        "class_name": "Dense",
        "config": {"units": 300, "use_bias": True, "activation": activation},
    }
]
with zipfile.ZipFile("/evidence/model.keras", "w") as archive:
    archive.writestr(
        "config.json", json.dumps({"module": "keras", "class_name": "Sequential", "config": {"layers": layers}})
    )
