"""Names of the Dense layers, read from the model's own description."""

import json
import zipfile

NAMES = ["wide", "narrow", "digits"]


def check(folder):
    """Say how many layers have the names of the task, in its order."""
    with zipfile.ZipFile(folder / "model.keras") as archive:
        config = json.loads(archive.read("config.json"))
    found = [str(layer["config"].get("name", ""))[:40] for layer in dense(config)]
    right = sum(name == wanted for name, wanted in zip(found, NAMES))
    passed = found == NAMES
    listed = ", ".join(found[:8]) or "—"
    return [
        {
            "name": "names",
            "passed": passed,
            "share": min(right, 2) / len(NAMES),
            "ru": f"Имена слоёв Dense по порядку: {listed}."
            + ("" if passed else f" В задании: {', '.join(NAMES)}. Имя слою даёт аргумент name."),
            "en": f"Names of the Dense layers in order: {listed}."
            + ("" if passed else f" The task has {', '.join(NAMES)}. A layer gets its name by the argument name."),
        }
    ]


def dense(config):
    """Yield the Dense layers, those of nested models too."""
    for layer in config["config"].get("layers", []):
        if layer["class_name"] == "Dense":
            yield layer
        else:
            yield from dense(layer)
