"""Widths of the Dense layers, read from the model's own description: nothing of the student's is run."""

import json
import zipfile


def check(folder):
    """Say whether each layer is narrower than the one before, and whether it has half its neurons."""
    with zipfile.ZipFile(folder / "model.keras") as archive:
        config = json.loads(archive.read("config.json"))
    layers = [layer["config"] for layer in config["config"]["layers"]]
    widths = [layer["units"] for layer in layers if "units" in layer]
    pairs = list(zip(widths, widths[1:]))
    narrower = sum(after < before for before, after in pairs)
    return [
        {
            "name": "narrowing",
            "passed": bool(pairs) and narrower == len(pairs),
            "share": narrower / len(pairs) if pairs else 0,
            "ru": f"Слоёв Dense: {len(widths)}. Уже предыдущего из них {narrower}.",
            "en": f"Dense layers: {len(widths)}. Narrower than the one before: {narrower}.",
        },
        {
            "name": "halving",
            "passed": all(2 * after == before for before, after in pairs),
            "ru": f"Число нейронов по слоям: {widths}.",
            "en": f"Neurons by layer: {widths}.",
        },
    ]
