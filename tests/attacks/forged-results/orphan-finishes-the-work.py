# failed: a model is collected that was written after the code had ended
import json
import os
import time
import zipfile


def layer(kind, **config):
    return {"module": "keras.layers", "class_name": kind, "config": config}


if os.fork() == 0:
    os.setsid()
    time.sleep(0.5)
    layers = [
        layer("InputLayer", batch_shape=[None, 784]),
        layer("Dense", units=300, use_bias=False),
        layer("Dense", units=10, use_bias=True),
    ]
    with zipfile.ZipFile("/evidence/model.keras", "w") as archive:
        archive.writestr(
            "config.json", json.dumps({"module": "keras", "class_name": "Sequential", "config": {"layers": layers}})
        )
    time.sleep(10)
os._exit(0)
