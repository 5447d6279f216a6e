"""``manage.py grade``: what it prints, what it refuses, and how it exits."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from attempts import services
from attempts.models import Attempt, Kind, Verdict
from exercises import catalog
from graders import contract
from graders.local import grade_here
from people.models import User
from tests.platform.cast import CODE, exercise

MAE = "dense-networks/losses/mae"
TABLE = "dense-networks/parameters/dense-layer"

pytestmark = pytest.mark.sandbox


def grade(exercise: str, path: Path, *options: str) -> tuple[int, str]:
    out = StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("grade", exercise, str(path), *options, stdout=out)
    return int(str(stop.value.code)), out.getvalue()


def answer(folder: Path, text: str) -> Path:
    path = folder / "answer.yaml"
    path.write_text(text)
    return path


def test_a_right_answer_exits_with_0(tmp_path: Path) -> None:
    status, said = grade(MAE, answer(tmp_path, "mae: 6,727"))

    assert status == 0
    assert said.startswith("passed, 2 of 2 points")


def test_a_wrong_answer_exits_with_1_and_its_feedback(tmp_path: Path) -> None:
    status, said = grade(MAE, answer(tmp_path, "mae: 74"), "--language", "ru")

    assert status == 1
    assert "- MAE: 74" in said


def test_the_verdict_is_printed_as_json(tmp_path: Path) -> None:
    text = "without_bias: {weights: 320, biases: 0, total: 320}\nwith_bias: {weights: 320, biases: 32, total: 320}"

    _status, said = grade(TABLE, answer(tmp_path, text), "--json")

    verdict = json.loads(said)
    assert (verdict["outcome"], verdict["score"]) == ("partly", 0.8333)
    assert verdict["checks"][5]["passed"] is False
    assert verdict["checks"][5]["feedback"].keys() == {"ru", "en"}
    assert verdict["resources"].keys() == {"wall_seconds", "cpu_seconds", "peak_mib", "queue_seconds"}


def test_another_variant_has_another_answer(tmp_path: Path) -> None:
    assert grade(MAE, answer(tmp_path, "mae: 6.727"), "--variant", "5")[0] == 1


@pytest.mark.parametrize(
    ("exercise", "text", "options", "said"),
    [
        ("dense-networks/losses/mea", "mae: 1", [], "near names: .*dense-networks/losses/mae"),
        (MAE, "mea: 1", [], "received the field 'mea', expected mae"),
        (MAE, "mae: 1", ["--as", "run"], "no code to run"),
        (MAE, "mae: 1", ["--variant", "-1"], "expected 0 or more"),
        (MAE, " ", [], "is empty"),
        (MAE, "x" * 70_000, [], "expected at most 65536"),
    ],
)
def test_bad_arguments_exit_with_2_and_say_why(
    tmp_path: Path, exercise: str, text: str, options: list[str], said: str
) -> None:
    with pytest.raises(CommandError, match=said) as error:
        call_command("grade", exercise, str(answer(tmp_path, text)), *options)

    assert error.value.returncode == 2


def again(attempt: Attempt, *options: str) -> tuple[int, str, str]:
    out, told = StringIO(), StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("grade", "--attempt", str(attempt.pk), *options, stdout=out, stderr=told)
    return int(str(stop.value.code)), out.getvalue(), told.getvalue()


@pytest.mark.django_db
def test_an_attempt_is_graded_again_with_its_own_seed_and_gets_the_same(alice: User, sent: list[contract.Job]) -> None:
    solution = catalog.load_exercise(CODE).solution
    source = f"{solution}\nimport random\nprint('drawn', random.random())\n"
    attempt = services.submit(student=alice, exercise=exercise(CODE), kind=Kind.SUBMIT, source=source)
    services.record(grade_here(services.job_of(attempt)))
    stored = Verdict.objects.get().document

    status, said, told = again(attempt)

    assert (status, told) == (0, "the same verdict; stored is passed, 3 of 3 points\n")
    drawn = next(line for line in stored["output"].splitlines() if line.startswith("drawn"))
    assert drawn in said
    assert Verdict.objects.get().document == stored


@pytest.mark.django_db
def test_another_verdict_exits_with_1_says_what_differs_and_changes_nothing(alice: User) -> None:
    attempt = services.answer_by_hand(student=alice, exercise=exercise(MAE), answers={"mae": "1"})
    job = services.job_of(attempt)
    Attempt.objects.filter(pk=attempt.pk).update(answers={"mae": repr(job.checks[0]["expected"])})

    status, said, told = again(attempt)

    assert status == 1
    assert said.startswith("passed, 2 of 2 points")
    assert told.endswith("another verdict; stored is failed, 0 of 2 points\n")
    assert Verdict.objects.get().outcome == "failed"


@pytest.mark.django_db
def test_a_verdict_of_another_grader_is_told_so(alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    attempt = services.answer_by_hand(student=alice, exercise=exercise(MAE), answers={"mae": "1"})
    monkeypatch.setattr("graders.checks.verdict.grader_version", lambda: "another")

    status, _said, told = again(attempt)

    assert status == 0
    assert "is another" in told


@pytest.mark.django_db
@pytest.mark.parametrize("arguments", [["--attempt", "00000000-0000-0000-0000-000000000000"], []])
def test_an_attempt_without_a_verdict_and_nothing_at_all_exit_with_2(arguments: list[str]) -> None:
    with pytest.raises(CommandError) as error:
        call_command("grade", *arguments)

    assert error.value.returncode == 2


def test_the_reference_solution_is_graded_many_times_and_the_verdicts_compared() -> None:
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command("grade", "dense-networks/parameters/two-layers", "--times", "3", stdout=out, stderr=err)

    lines = out.getvalue().splitlines()
    assert stop.value.code == 0
    assert len(lines) == 3
    assert all(line.startswith("passed, ") for line in lines)
    assert "always the same verdict in 3 times" in err.getvalue()


def test_code_whose_verdict_is_chance_is_found_out(tmp_path: Path) -> None:
    # Of sixteen coins all fall alike once in 32 768 times.
    path = tmp_path / "coin.py"
    path.write_text("import os\nif os.urandom(1)[0] % 2:\n    raise SystemExit(1)\n" + two_layers())
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as stop:
        call_command(
            "grade", "dense-networks/parameters/two-layers", str(path), "--times", "16", stdout=out, stderr=err
        )

    assert stop.value.code == 1
    assert "2 different verdicts in 16 times" in err.getvalue()


def two_layers() -> str:
    return str(catalog.load_exercise("dense-networks/parameters/two-layers").solution)


def test_times_below_one_are_refused() -> None:
    with pytest.raises(CommandError, match="--times: received 0, expected 1 or more"):
        call_command("grade", MAE, "--times", "0")
