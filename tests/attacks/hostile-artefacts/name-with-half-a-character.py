# failed: a name that has no bytes makes the verdict impossible to send
import json
import zipfile

layers = [{"module": "keras.layers", "class_name": "Dense\ud800", "config": {}}]
with zipfile.ZipFile("/evidence/model.keras", "w") as archive:
    archive.writestr(
        "config.json", json.dumps({"module": "keras", "class_name": "Sequential", "config": {"layers": layers}})
    )
