"""Checks of a model's architecture, read from the ``.keras`` file that the student's code left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graders.checks import compiled, layers
from graders.checks.result import Said, make_result
from graders.contract import CheckResult, Job, Text
from graders.evidence import Evidence
from graders.evidence.archive import ArtefactError
from graders.evidence.keras_file import Model, read_model

TITLES: Mapping[str, Text] = {
    "model.layers": {"ru": "Слои сети", "en": "Layers of the network"},
    "model.parameters": {"ru": "Число параметров", "en": "Number of parameters"},
    "model.size": {"ru": "Размер сети", "en": "Size of the network"},
    "model.shape": {"ru": "Выход сети", "en": "Output of the network"},
    "model.compiled": {"ru": "Функция потерь и оптимизатор", "en": "Loss and optimizer"},
}

Look = Callable[[Mapping[str, Any], Model], CheckResult]


def _of_a_model(look: Look, *, is_built: bool = True) -> Callable[[Mapping[str, Any], Job, Evidence], CheckResult]:
    """Return the check that looks at the model, or says why there is none to look at."""

    def check(spec: Mapping[str, Any], _job: Job, evidence: Evidence) -> CheckResult:
        found = find_model(spec["model"], evidence)
        if not isinstance(found, Model):
            return _result(spec, found)
        if is_built and found.inputs is None:
            return _result(spec, ("models.not_built", {"inputs": spec.get("inputs", "n")}))
        return look(spec, found)

    return check


def find_model(name: str, evidence: Evidence) -> Model | Said:
    """Return the model that was left in this name, or the feedback that says why there is none."""
    data = evidence.files.get(f"{name}.keras")
    if data is None:
        return "models.missing", {"name": name}
    try:
        return read_model(data)
    except ArtefactError as error:
        return "models.unreadable", {"reason": error.reason}


def _look_at_layers(spec: Mapping[str, Any], model: Model) -> CheckResult:
    """The layers are those of the task, in whatever equivalent form they were written; each has its share of points."""
    pairs = layers.align(spec["layers"], model)
    said = layers.first_difference(spec, model, pairs)
    share = layers.share_of(pairs, has_right_inputs=model.inputs == spec["inputs"])
    table = layers.table_of(spec, model, pairs)
    return _result(spec, said or ("models.layers_right", {}), passed=said is None, share=share, table=table)


def _look_at_parameters(spec: Mapping[str, Any], model: Model) -> CheckResult:
    """The parameters, counted from the shapes, are as many as the task asks for, and so are the trainable ones."""
    count, wanted = model.parameters or 0, spec["trainable"]
    if count != spec["total"]:
        # JSON has turned the totals into text.
        mistakes = {int(total): key for total, key in spec["mistakes"].items()}
        return _result(spec, (mistakes.get(count, "models.parameters_differ"), {"value": count}))
    if model.trainable != (count if wanted is None else wanted):
        return _result(spec, ("models.trainable_differ", {"value": model.trainable, "total": count}))
    return _result(spec, ("models.parameters_right", {"value": count}), passed=True)


def _look_at_size(spec: Mapping[str, Any], model: Model) -> CheckResult:
    """The model has at most as many parameters as the task allows."""
    count = model.parameters or 0
    passed = count <= spec["most"]
    said = ("models.small" if passed else "models.too_large", {"value": count, "most": spec["most"]})
    return _result(spec, said, passed=passed)


def _look_at_shape(spec: Mapping[str, Any], model: Model) -> CheckResult:
    """The model answers each object with as many numbers as the task asks for."""
    passed = model.outputs == spec["outputs"]
    said = (
        "models.shape_right" if passed else "models.shape",
        {"received": model.outputs, "expected": spec["outputs"]},
    )
    return _result(spec, said, passed=passed)


def _look_at_compiled(spec: Mapping[str, Any], model: Model) -> CheckResult:
    """The model is compiled as the task asks; name, class and function are the same. Each part has its share."""
    if not model.compiled.loss or not model.compiled.optimizer:
        return _result(spec, ("models.not_compiled", {}))
    parts = compiled.parts_of(spec, model.compiled)
    wrong = [part.said for part in parts if part.said is not None]
    right: Said = ("models.compiled_right", {"loss": model.compiled.loss, "optimizer": model.compiled.optimizer})
    table = compiled.table_of(parts, spec["points"]) if len(parts) > 1 else None
    share = 1 - len(wrong) / len(parts)
    return _result(spec, *(wrong or [right]), passed=not wrong, share=share, table=table)


def _result(spec: Mapping[str, Any], *said: Said, **more: Any) -> CheckResult:
    name = spec["check"]
    return make_result(name, TITLES[name], spec["points"], *said, **more)


check_layers = _of_a_model(_look_at_layers)
check_parameters = _of_a_model(_look_at_parameters)
check_size = _of_a_model(_look_at_size)
check_shape = _of_a_model(_look_at_shape)
check_compiled = _of_a_model(_look_at_compiled, is_built=False)
