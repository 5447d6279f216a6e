# failed: a configuration that is nested a hundred thousand times stops the worker's reader
import zipfile

with zipfile.ZipFile("/evidence/model.keras", "w") as archive:
    archive.writestr(
        "config.json",
        '{"module": "keras", "class_name": "Sequential", "config": ' + '{"a": [' * 60_000 + "1" + "]}" * 60_000 + "}",
    )
