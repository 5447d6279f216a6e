# failed: a file with two names is read, whose other name may be elsewhere
import json
import os
import zipfile


def layer(kind, **config):
    return {"module": "keras.layers", "class_name": kind, "config": config}


layers = [
    layer("InputLayer", batch_shape=[None, 784]),
    layer("Dense", units=300, use_bias=False),
    layer("Dense", units=10, use_bias=True),
]
with zipfile.ZipFile("/evidence/other.keras", "w") as archive:
    archive.writestr(
        "config.json", json.dumps({"module": "keras", "class_name": "Sequential", "config": {"layers": layers}})
    )
os.link("/evidence/other.keras", "/evidence/model.keras")
