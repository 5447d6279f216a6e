"""Whatever network is drawn: what is the same is right in every form, what differs is told, and nothing raises."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import assume, example, given
from hypothesis import strategies as st

from graders.checks import conclude
from graders.contract import CheckResult, ContractError, Job, Outcome, Verdict
from graders.evidence import Evidence
from tests.graders.test_contract import JOB, VERDICT
from tests.graders.test_keras_file import INPUT, dense, functional, pack, sequential
from tests.graders.test_verdict import job

ACTIVATIONS = ("linear", "relu", "sigmoid", "tanh", "softmax")
INPUTS = 4

Layers = list[tuple[int, bool, str]]
layers = st.lists(st.tuples(st.integers(1, 900), st.booleans(), st.sampled_from(ACTIVATIONS)), min_size=1, max_size=5)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def checked(task: Layers, model: Any) -> tuple[CheckResult, CheckResult]:
    wanted = [
        {"type": "Dense", "units": units, "use_bias": bias, "activation": activation, "rate": None}
        for units, bias, activation in task
    ]
    specs = (
        {"check": "model.layers", "model": "model", "inputs": INPUTS, "layers": wanted, "points": 3},
        {
            "check": "model.parameters",
            "model": "model",
            "total": parameters(task),
            "trainable": None,
            "points": 1,
            "mistakes": {},
        },
    )
    verdict = conclude(job(*specs), Evidence(files={"model.keras": pack(model)}))
    # A platform error would say that a student made our check raise.
    assert verdict.outcome in {Outcome.PASSED, Outcome.PARTLY, Outcome.FAILED}
    first, second = verdict.checks
    return first, second


def parameters(drawn: Layers) -> int:
    widths = [INPUTS, *(units for units, _, _ in drawn)]
    return sum((n + bias) * m for (m, bias, _), n in zip(drawn, widths, strict=False))


def plain(drawn: Layers) -> list[dict[str, Any]]:
    return [dense(units, use_bias=bias, activation=activation) for units, bias, activation in drawn]


def activations_apart(drawn: Layers) -> list[dict[str, Any]]:
    apart = []
    for units, bias, activation in drawn:
        apart.append(dense(units, use_bias=bias))
        apart.append({"module": "keras.layers", "class_name": "Activation", "config": {"activation": activation}})
    return apart


def as_graph(drawn: Layers) -> dict[str, Any]:
    names = "abcdef"[: len(drawn) + 1]
    return functional(INPUT | {}, *plain(drawn), feeds=[None, *names[:-1]], output=names[-1])


@given(layers)
def test_the_network_of_the_task_is_right_in_every_form(drawn: Layers) -> None:
    for model in (
        sequential(INPUT, *plain(drawn)),
        sequential(INPUT, *activations_apart(drawn)),
        sequential(sequential(INPUT, *plain(drawn))),
        as_graph(drawn),
    ):
        assert [(check.passed, check.points) for check in checked(drawn, model)] == [(True, 3), (True, 1)]


@given(layers, layers)
@example([(3, True, "relu")], [(3, False, "relu")])
@example([(3, True, "relu"), (2, True, "softmax")], [(2, True, "softmax")])
def test_another_network_is_never_right_and_never_earns_it_all(task: Layers, drawn: Layers) -> None:
    assume(task != drawn)

    compared, counted = checked(task, sequential(INPUT, *plain(drawn)))

    assert compared.passed is False
    assert 0 <= compared.points < 3
    assert compared.table is not None
    assert any(row[2].ok is False for row in compared.table.rows)
    assert counted.passed is (parameters(task) == parameters(drawn))


@given(layers, st.data())
def test_a_damaged_description_ends_in_a_named_outcome(drawn: Layers, data: st.DataObject) -> None:
    model: Any = copy.deepcopy(sequential(INPUT, *plain(drawn)))
    place = data.draw(st.sampled_from(sorted(paths_in(model), key=repr)))
    put(model, place, data.draw(json_values))

    for check in checked(drawn, model):
        assert check.passed in {True, False}
        assert check.feedback.keys() == {"ru", "en"}


@given(st.sampled_from([(Job, JOB), (Verdict, VERDICT)]), st.data())
def test_a_damaged_message_between_machines_is_refused_or_read_as_it_stands(pair: Any, data: st.DataObject) -> None:
    kind, message = pair
    document = json.loads(message.to_json())
    place = data.draw(st.sampled_from(sorted(paths_in(document), key=repr)))
    put(document, place, data.draw(json_values))

    try:
        read = kind.from_json(json.dumps(document))
    except ContractError:
        return
    assert kind.from_json(read.to_json()) == read


@given(st.text() | json_values.map(json.dumps))
def test_what_is_no_message_at_all_is_refused(text: str) -> None:
    for kind in (Job, Verdict):
        try:
            kind.from_json(text)
        except ContractError:
            continue
        raise AssertionError(f"{kind.__name__} was read from {text!r}")


def paths_in(value: Any, path: tuple[Any, ...] = ()) -> set[tuple[Any, ...]]:
    """Every place below the value, as the keys that lead there."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return {found for key, inner in items for found in {(*path, key), *paths_in(inner, (*path, key))}}


def put(value: Any, path: tuple[Any, ...], new: Any) -> None:
    for key in path[:-1]:
        value = value[key]
    value[path[-1]] = new
