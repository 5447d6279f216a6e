import json

import pytest

from graders.contract import (
    MAX_CELL_CHARACTERS,
    MAX_JOB_BYTES,
    MAX_TABLE_ROWS,
    Cell,
    CheckResult,
    ContractError,
    Job,
    Kind,
    Limits,
    Outcome,
    Resources,
    StudentError,
    Table,
    Text,
    Verdict,
)

WORD: Text = {"ru": "слой", "en": "layer"}
TABLE = Table(WORD, (WORD, WORD), ((Cell(WORD), Cell(WORD, True)), (Cell(WORD), Cell(WORD, False))))

VERDICT = Verdict(
    attempt="a",
    nonce="n",
    outcome=Outcome.PARTLY,
    score=0.5,
    points=1,
    max_points=2,
    checks=(CheckResult("mae", {"ru": "MAE", "en": "MAE"}, None, 0, 1, {"ru": "да", "en": "yes"}, table=TABLE),),
    error=StudentError("NameError", "no", 3, "x"),
    epochs=({"epoch": 1, "loss": 0.5},),
    resources=Resources(1.5, 1.0, 20.0, 0.1),
)
JOB = Job(
    "a", "n", "c/l/e", "r", Kind.SUBMIT, source="print(1)", checks=({"check": "x"},), limits=Limits(memory_mib=64)
)


def test_a_verdict_reads_back_as_it_was_written() -> None:
    assert Verdict.from_json(VERDICT.to_json()) == VERDICT


def test_a_job_reads_back_as_it_was_written() -> None:
    assert Job.from_json(JOB.to_json()) == JOB


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"nonce_": "x"}, "unknown field 'nonce_'"),
        ({"kind": "exam"}, "received 'exam', expected one of run, submit"),
        ({"limits": {"wall": 1}}, "unknown field 'wall'"),
        ({"limits": {"wall_seconds": "1"}}, "wall_seconds: received str, expected float"),
        ({"leaves": 5}, "Job.leaves: received int, expected tuple"),
        ({"source": None}, "Job.source: received NoneType, expected str"),
        ({"queued_at": True}, "Job.queued_at: received bool, expected float"),
    ],
)
def test_a_job_that_is_not_one_says_which_field(change: dict[str, object], said: str) -> None:
    with pytest.raises(ContractError, match=said):
        Job.from_json(json.dumps(json.loads(JOB.to_json()) | change))


def test_a_missing_field_is_named() -> None:
    with pytest.raises(ContractError, match="field 'nonce' is missing"):
        Job.from_json('{"attempt": "a", "exercise": "e", "revision": "r", "kind": "run"}')


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_number_that_is_not_finite_is_refused(number: str) -> None:
    text = VERDICT.to_json().replace('"score":0.5', f'"score":{number}')

    with pytest.raises(ContractError, match="not a finite number"):
        Verdict.from_json(text)


def test_a_nest_without_end_is_refused() -> None:
    with pytest.raises(ContractError, match="not JSON"):
        Job.from_json("[" * 100_000)


def test_a_job_too_large_for_the_queue_is_refused_on_both_sides() -> None:
    large = "x" * MAX_JOB_BYTES

    with pytest.raises(ContractError, match="expected at most"):
        Job("a", "n", "c/l/e", "r", Kind.RUN, source=large).to_json()
    with pytest.raises(ContractError, match="expected at most"):
        Job.from_json(large + "x")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"columns": []}, "0 columns"),
        ({"columns": [WORD]}, "another number of cells"),
        ({"columns": [5, 5]}, "column: received int"),
        ({"rows": [[{"text": WORD}, {"text": WORD}]] * (MAX_TABLE_ROWS + 1)}, f"{MAX_TABLE_ROWS + 1} rows"),
        ({"rows": [5]}, "row: received int"),
        ({"rows": [[{"text": WORD, "ok": 1}, {"text": WORD}]]}, "Cell.ok: received int"),
        ({"rows": [[{"text": {"ru": 5, "en": ""}}, {"text": WORD}]]}, "no text"),
        ({"caption": {"ru": "x" * (MAX_CELL_CHARACTERS + 1), "en": ""}}, "no text"),
        ({"html": "<b>"}, "unknown field 'html'"),
        ({"caption": {"en": "layer"}}, "no text"),
    ],
)
def test_a_table_that_is_not_one_is_refused(change: dict[str, object], said: str) -> None:
    data = json.loads(VERDICT.to_json())
    data["checks"][0]["table"] |= change

    with pytest.raises(ContractError, match=said):
        Verdict.from_json(json.dumps(data))
