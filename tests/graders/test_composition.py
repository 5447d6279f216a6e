"""Checks that need others, checks that could not be made, and what an exercise's own check.py may say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from graders.checks import conclude
from graders.checks.program import ProgramError, read_findings
from graders.contract import CheckResult, Job, Kind, Outcome, Verdict
from graders.evidence import Evidence
from graders.grade import find_band
from graders.program import judge
from graders.sandbox.pool import Pool
from tests.graders.test_keras_file import INPUT, dense, pack, sequential

TITLE = {"ru": "Проверка", "en": "A check"}
LEAVES = ({"name": "model", "format": "keras", "max_mib": 1},)
FILES = {"model.keras": pack(sequential(INPUT, dense(3)))}


def check(name: str, *needs: str, points: int = 1) -> dict[str, Any]:
    title = {"ru": f"Проверка {name}", "en": f"Check {name}"}
    return {"check": "program", "id": name, "title": title, "needs": list(needs), "points": points}


def found(passed: bool, **more: Any) -> dict[str, Any]:
    return {"passed": passed, "ru": "Сказано.", "en": "Said.", **more}


def verdict_of(checks: list[dict[str, Any]], files: dict[str, bytes] | None = None, **results: Any) -> Verdict:
    job = Job("a", "n", "c/l/e", "r", Kind.SUBMIT, source="x", checks=tuple(checks), leaves=LEAVES)
    findings = read_findings(json.dumps([{"name": name, **result} for name, result in results.items()]).encode())
    return conclude(job, Evidence(files=FILES if files is None else files, findings=findings))


def by_name(verdict: Verdict) -> dict[str, CheckResult]:
    return {result.name: result for result in verdict.checks}


def test_a_check_whose_need_did_not_pass_is_skipped_and_names_what_to_mend() -> None:
    verdict = verdict_of([check("a"), check("b", "a", points=3)], a=found(False), b=found(True))

    skipped = by_name(verdict)["b"]
    assert (skipped.passed, skipped.points, skipped.max_points) == (None, 0, 3)
    assert "«Проверка a»" in skipped.feedback["ru"]
    assert "“Check a”" in skipped.feedback["en"]
    assert (verdict.outcome, verdict.score) == (Outcome.FAILED, 0.0)


def test_a_chain_of_skipped_checks_names_the_first_one() -> None:
    verdict = verdict_of([check("c", "b"), check("b", "a"), check("a")], a=found(False), b=found(True), c=found(True))

    assert [result.passed for result in verdict.checks] == [None, None, False]
    assert "“Check a”" in by_name(verdict)["c"].feedback["en"]


def test_a_check_may_need_one_that_stands_below_it() -> None:
    verdict = verdict_of([check("b", "a"), check("a")], a=found(True), b=found(True))

    assert (verdict.outcome, [result.name for result in verdict.checks]) == (Outcome.PASSED, ["b", "a"])


def test_a_check_that_could_not_be_made_costs_nothing_and_the_verdict_says_so() -> None:
    verdict = verdict_of([check("a", points=2), check("b", points=5)], a=found(True))

    missing = by_name(verdict)["b"]
    assert (missing.passed, missing.max_points, missing.key) == (None, 0, "checks.not_computed")
    assert (verdict.outcome, verdict.score, verdict.max_points) == (Outcome.PASSED, 1.0, 2)
    assert "our fault: 1" in verdict.message["en"]
    assert verdict.measurements["flags"] == ["not-computed"]


def test_what_needs_a_check_that_could_not_be_made_costs_nothing_either() -> None:
    verdict = verdict_of([check("a"), check("b"), check("c", "b")], a=found(True), c=found(False))

    assert [result.max_points for result in verdict.checks] == [1, 0, 0]
    assert verdict.score == 1.0


def test_where_no_check_could_be_made_the_attempt_costs_nothing() -> None:
    verdict = verdict_of([check("a"), check("b", "a")])

    assert (verdict.outcome, verdict.score) == (Outcome.PLATFORM_ERROR, None)
    assert "our error" in verdict.message["en"]


def test_a_check_that_this_grader_does_not_know_is_our_fault() -> None:
    verdict = verdict_of([check("a"), {"check": "model.unheard", "points": 2}], a=found(True))

    assert (verdict.score, verdict.checks[1].key) == (1.0, "checks.not_computed")


@pytest.mark.parametrize(("share", "points"), [(0.5, 2), (7, 4), (-3, 0)])
def test_a_share_is_clipped_to_the_declared_points(share: float, points: float) -> None:
    verdict = verdict_of([check("a", points=4)], a=found(False, share=share))

    assert (verdict.points, verdict.max_points, verdict.checks[0].passed) == (points, 4, False)


def test_a_finding_may_name_a_message_with_its_numbers() -> None:
    result = {"passed": False, "key": "models.inputs", "numbers": {"received": 3, "expected": 4}}

    (made,) = verdict_of([check("a")], a=result).checks

    assert made.key == "models.inputs"
    assert "3" in made.feedback["ru"]


def test_a_finding_of_a_message_that_is_not_there_is_our_fault() -> None:
    (made,) = verdict_of([check("a")], a={"passed": False, "key": "models.unheard"}).checks

    assert made.passed is None


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"{}",
        b"[1]",
        b'[{"name": "a", "passed": 1, "ru": "x", "en": "y"}]',
        b'[{"name": "a", "passed": true, "ru": "x"}]',
        b'[{"name": "a", "passed": true, "ru": "x", "en": "y", "points": 100}]',
        b'[{"name": "a", "passed": true, "ru": "x", "en": "y", "share": NaN}]',
        b'[{"name": "a", "passed": true, "key": "k", "ru": "x", "en": "y"}]',
        json.dumps([found(True, name="a") | {"ru": "x" * 601}]).encode(),
    ],
)
def test_results_that_are_not_as_declared_are_not_believed(written: bytes) -> None:
    with pytest.raises(ProgramError):
        read_findings(written)


@pytest.mark.parametrize(
    ("files", "key"), [({}, "models.missing"), ({"model.keras": b"not a model"}, "models.unreadable")]
)
def test_student_cannot_evade_a_program_by_leaving_nothing_or_rubbish(files: dict[str, bytes], key: str) -> None:
    verdict = verdict_of([check("a"), check("b", "a")], files)

    assert [(result.passed, result.max_points) for result in verdict.checks] == [(False, 1), (None, 1)]
    assert (verdict.checks[0].key, verdict.score) == (key, 0.0)


BANDS = {"cpu": {"accuracy": [0.9, 0.99], "device": "cpu"}, "gpu": {"accuracy": [0.8, 0.99], "device": "gpu"}}


@pytest.mark.parametrize(("device", "low"), [("cpu", 0.9), ("NVIDIA H100", 0.8)])
def test_the_band_is_that_of_the_device_it_ran_on(device: str, low: float) -> None:
    band = find_band(BANDS, device)

    assert band is not None
    assert band["accuracy"][0] == low
    assert "stands_in" not in band


def test_the_band_of_the_processor_stands_in_for_that_of_a_graphics_processor_and_it_is_said() -> None:
    band = find_band({"cpu": {"accuracy": [0.9, 0.99], "loss": [0, 1], "device": "cpu"}}, "NVIDIA H100")
    job = Job(
        "a",
        "n",
        "c/l/e",
        "r",
        Kind.SUBMIT,
        checks=({"check": "trained.accuracy", "points": 1},),
        band=band,
        measure={"model": "model"},
    )

    verdict = conclude(job, Evidence(files=FILES, measurements={"accuracy": 0.95, "loss": 0.5}))

    assert verdict.outcome is Outcome.PASSED
    assert "измерена на процессоре" in verdict.message["ru"]
    assert "measured on the processor" in verdict.message["en"]


def test_without_any_band_there_is_none() -> None:
    assert find_band({}, "cpu") is None


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(slots=1, preload=()) as pool:
        yield pool


def judged(pool: Pool, body: str, files: dict[str, bytes] | None = None) -> Verdict:
    program = "import os\nfrom pathlib import Path\n\ndef check(folder):\n    " + body
    job = Job("a", "n", "c/l/e", "r", Kind.SUBMIT, source="x", checks=(check("a"),), leaves=LEAVES, program=program)
    files = FILES if files is None else files
    return conclude(job, Evidence(files=files, findings=judge(job, files, pool.run)))


@pytest.mark.sandbox
def test_a_program_sees_the_collected_files_and_no_datasets(pool: Pool) -> None:
    seen = "sorted(p.name for p in folder.iterdir())"
    body = f"return [dict(name='a', passed=True, ru='-', en=f'{{{seen}}} {{list(Path(\"/datasets\").glob(\"*\"))}}')]"

    (made,) = judged(pool, body).checks

    assert made.feedback["en"] == "['model.keras'] []"


@pytest.mark.sandbox
@pytest.mark.parametrize(
    "body",
    [
        "raise ValueError('unforeseen')",
        "os._exit(0)",
        "os.kill(os.getpid(), 9)",
        "return [dict(name='a', passed=True, ru='x' * 100_000, en='y')]",
        "return [dict(name='another', passed=True, ru='x', en='y')]",
    ],
)
def test_a_program_that_fails_costs_the_student_nothing(pool: Pool, body: str) -> None:
    verdict = judged(pool, body)

    assert (verdict.outcome, verdict.score, verdict.checks[0].passed) == (Outcome.PLATFORM_ERROR, None, None)


def test_weights_that_were_not_saved_fail_by_name() -> None:
    leaves = ({"name": "digits", "format": "weights.h5", "max_mib": 1},)
    job = Job("a", "n", "c/l/e", "r", Kind.SUBMIT, source="x", checks=(check("a"),), leaves=leaves, program="pass")

    (made,) = conclude(job, Evidence()).checks

    assert (made.passed, made.key) == (False, "models.file_missing")
    assert 'model.save_weights("digits.weights.h5")' in made.feedback["en"]


@pytest.mark.sandbox
def test_a_program_is_not_run_over_what_is_no_plain_model(pool: Pool) -> None:
    verdict = judged(pool, "return [dict(name='a', passed=True, ru='x', en='y')]", {"model.keras": b"PK rubbish"})

    assert (verdict.outcome, verdict.checks[0].key) == (Outcome.FAILED, "models.unreadable")
