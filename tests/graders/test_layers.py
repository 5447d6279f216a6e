"""The layers of a model beside those of the task: aligned, told apart, and shown as a table."""

from typing import Any

from graders.checks import conclude
from graders.contract import MAX_TABLE_ROWS, CheckResult, Table
from tests.graders.test_keras_file import INPUT, dense
from tests.graders.test_verdict import evidence, job


def wanted(units: int, **more: Any) -> dict[str, Any]:
    return {"type": "Dense", "units": units, "use_bias": None, "activation": None, "rate": None} | more


DROPOUT = {"type": "Dropout", "units": None, "use_bias": None, "activation": None, "rate": 0.25}


def dropout(rate: float) -> dict[str, Any]:
    return {"module": "keras.layers", "class_name": "Dropout", "config": {"rate": rate}}


def checked(*layers: dict[str, Any], task: list[dict[str, Any]], inputs: int = 4, points: int = 3) -> CheckResult:
    spec = {"check": "model.layers", "model": "model", "inputs": inputs, "layers": task, "points": points}
    (check,) = conclude(job(spec), evidence(INPUT, *layers)).checks
    return check


def marks(table: Table | None) -> list[bool | None]:
    """Return what the table says of each row of the model: input, layers, and the sum."""
    assert table is not None
    return [row[2].ok for row in table.rows]


TASK = [wanted(8), wanted(5), wanted(2)]


def test_a_missing_layer_leaves_those_behind_it_right() -> None:
    check = checked(dense(8), dense(2), task=TASK)

    assert (check.key, marks(check.table)) == ("models.layer_missing", [True, True, False, True, None])
    assert (check.passed, check.points) == (False, 2)


def test_a_layer_too_many_leaves_those_behind_it_right_and_costs_its_share() -> None:
    check = checked(dense(8), dense(7), dense(5), dense(2), task=TASK)

    assert (check.key, marks(check.table)) == ("models.layer_extra", [True, True, False, True, True, None])
    assert check.points == 2.2


def test_a_dropout_in_between_is_a_layer_too_many_unless_the_task_has_it() -> None:
    layers = (dense(8), dropout(0.25), dense(2))

    assert checked(*layers, task=[wanted(8), wanted(2)]).key == "models.layer_extra"
    assert checked(*layers, task=[wanted(8), DROPOUT, wanted(2)]).passed
    assert checked(dense(8), dropout(0.5), dense(2), task=[wanted(8), DROPOUT, wanted(2)]).key == "models.layer_rate"


def test_another_kind_of_layer_is_one_missing_and_one_too_many() -> None:
    check = checked(dense(8), dropout(0.5), dense(2), task=TASK)

    assert marks(check.table) == [True, True, False, False, True, None]


def test_each_layer_shows_how_its_parameters_are_counted() -> None:
    table = checked(dense(300), dense(10, use_bias=False), task=[wanted(300), wanted(10)]).table

    assert table is not None
    assert [row[3].text["ru"] for row in table.rows] == ["—", "(4 + 1) · 300 = 1500", "300 · 10 = 3000", "4500"]


def test_points_stand_beside_each_layer_and_other_inputs_cost_those_of_the_first() -> None:
    check = checked(dense(8), dense(5), dense(2), task=TASK, inputs=5, points=2)

    assert check.table is not None
    assert check.key == "models.inputs"
    assert [row[4].text["ru"] for row in check.table.rows[1:4]] == ["0 / 0,67", "0,67 / 0,67", "0,67 / 0,67"]
    assert check.points == 1.3


def test_the_table_says_what_the_task_names_and_no_more() -> None:
    table = checked(dense(8, activation="relu"), task=[wanted(8, use_bias=True)]).table

    assert table is not None
    assert table.rows[1][1].text == {"ru": "Dense · 8 · со смещением", "en": "Dense · 8 · with bias"}
    assert table.rows[1][2].text["en"] == "Dense · 8 · relu · with bias"


def test_nothing_like_the_task_earns_nothing() -> None:
    check = checked(dense(3), task=[wanted(8), wanted(2)])

    assert (check.passed, check.points) == (False, 0)


def test_a_model_of_a_hundred_layers_has_a_table_that_fits() -> None:
    table = checked(*[dense(4)] * 99, task=TASK).table

    assert table is not None
    assert len(table.rows) == MAX_TABLE_ROWS
