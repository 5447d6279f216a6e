"""Checks of a model's architecture, read from the ``.keras`` file that the student's code left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graders.checks.result import Said, make_result
from graders.contract import CheckResult, Job, Text
from graders.evidence import Evidence
from graders.evidence.archive import ArtefactError
from graders.evidence.keras_file import Layer, Model, read_model

TITLES: Mapping[str, Text] = {
    "model.layers": {"ru": "Слои сети", "en": "Layers of the network"},
    "model.parameters": {"ru": "Число параметров", "en": "Number of parameters"},
    "model.compiled": {"ru": "Функция потерь и оптимизатор", "en": "Loss and optimizer"},
}


def check_layers(spec: Mapping[str, Any], _job: Job, evidence: Evidence) -> CheckResult:
    """The layers are those of the task, in whatever equivalent form they were written."""
    model = _find_model(spec, evidence)
    if not isinstance(model, Model):
        return _result(spec, model)
    if model.inputs is None:
        return _result(spec, ("models.not_built", {"inputs": spec["inputs"]}))
    received = _summary(model)
    difference = _difference(spec, model)
    if difference is None:
        return _result(spec, ("models.layers_right", {"summary": received}), passed=True)
    return _result(spec, difference, received=received)


def check_parameters(spec: Mapping[str, Any], _job: Job, evidence: Evidence) -> CheckResult:
    """The trainable parameters, counted arithmetically from the shapes, are as many as the task asks for."""
    model = _find_model(spec, evidence)
    if not isinstance(model, Model):
        return _result(spec, model)
    if model.parameters is None:
        return _result(spec, ("models.not_built", {"inputs": "n"}))
    count = model.parameters
    passed = count == spec["total"]
    # JSON has turned the totals into text.
    mistakes = {int(total): key for total, key in spec["mistakes"].items()}
    key = "models.parameters_right" if passed else mistakes.get(count, "models.parameters_differ")
    return _result(spec, (key, {"value": count}), passed=passed)


def check_compiled(spec: Mapping[str, Any], _job: Job, evidence: Evidence) -> CheckResult:
    """The model is compiled with one of the losses (and optimizers) that fit; name, class and function are the same."""
    model = _find_model(spec, evidence)
    if not isinstance(model, Model):
        return _result(spec, model)
    if not model.loss or not model.optimizer:
        return _result(spec, ("models.not_compiled", {}))
    if model.loss not in spec["loss"]:
        return _result(spec, ("models.loss", {"received": model.loss}))
    if spec["optimizer"] and model.optimizer not in spec["optimizer"]:
        expected = ", ".join(spec["optimizer"])
        return _result(spec, ("models.optimizer", {"received": model.optimizer, "expected": expected}))
    said = ("models.compiled_right", {"loss": model.loss, "optimizer": model.optimizer})
    return _result(spec, said, passed=True)


def _find_model(spec: Mapping[str, Any], evidence: Evidence) -> Model | Said:
    data = evidence.files.get(f"{spec['model']}.keras")
    if data is None:
        return "models.missing", {"name": spec["model"]}
    try:
        return read_model(data)
    except ArtefactError as error:
        return "models.unreadable", {"reason": error.reason}


def _difference(spec: Mapping[str, Any], model: Model) -> Said | None:
    """Say the first thing in which the model differs from the task, layer by layer; None when nothing does."""
    if model.inputs != spec["inputs"]:
        return "models.inputs", {"received": model.inputs, "expected": spec["inputs"]}
    if len(model.layers) != len(spec["layers"]):
        return "models.layer_count", {"received": len(model.layers), "expected": len(spec["layers"])}
    pairs = zip(model.layers, spec["layers"], strict=True)
    differences = (_layer_difference(n, layer, wanted) for n, (layer, wanted) in enumerate(pairs, start=1))
    return next((said for said in differences if said is not None), None)


def _layer_difference(n: int, layer: Layer, wanted: Mapping[str, Any]) -> Said | None:
    if layer.type != wanted["type"]:
        return "models.layer_type", {"n": n, "received": layer.type, "expected": wanted["type"]}
    if layer.units != wanted["units"]:
        return "models.layer_units", {"n": n, "received": layer.units, "expected": wanted["units"]}
    if wanted["use_bias"] is not None and layer.use_bias != wanted["use_bias"]:
        return f"models.layer_bias_{'extra' if layer.use_bias else 'missing'}", {"n": n}
    if wanted["activation"] is not None and layer.activation != wanted["activation"]:
        return "models.layer_activation", {"n": n, "received": layer.activation, "expected": wanted["activation"]}
    return None


def _summary(model: Model) -> Text:
    def told(layer: Layer, without: str) -> str:
        bias = "" if layer.use_bias else f", {without}"
        return f"{layer.type}({layer.units}, {layer.activation}{bias})" if layer.units else layer.type

    return {
        language: " → ".join([str(model.inputs), *(told(layer, without) for layer in model.layers)])
        for language, without in (("ru", "без смещения"), ("en", "no bias"))
    }


def _result(spec: Mapping[str, Any], said: Said, *, passed: bool = False, received: Text | None = None) -> CheckResult:
    name = spec["check"]
    return make_result(name, TITLES[name], spec["points"], said, passed=passed, received=received)
