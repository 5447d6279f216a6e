# failed: a member's name is followed as a path
import zipfile

with zipfile.ZipFile("/evidence/model.keras", "w") as archive:
    archive.writestr("config.json", '{"module": "keras", "class_name": "Sequential", "config": {"layers": []}}')
    for name in (
        "../../tmp/gradus-mark",
        "/etc/gradus-mark",
        "..\\..\\mark",
        "config.json/../x",
        "assets/../../x",
        "C:\\x",
    ):
        archive.writestr(name, b"escaped")
