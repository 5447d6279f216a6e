# failed: names in a model are formats, markup or commands to whoever reads about them
import json
import zipfile

TEXT = "{0.__class__} %s%n $(id) <script>alert(1)</script> {{7*7}} =cmd|'/C calc'!A0"
layers = [{"module": "keras.layers", "class_name": TEXT, "config": {"units": TEXT, "name": TEXT, "activation": TEXT}}]
with zipfile.ZipFile("/evidence/model.keras", "w") as archive:
    archive.writestr(
        "config.json",
        json.dumps({"module": "keras", "class_name": "Sequential", "config": {"layers": layers, "name": TEXT}}),
    )
print(TEXT)
