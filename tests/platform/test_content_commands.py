"""What authors run: ``manage.py check_content`` and what ``manage.py calibrate`` writes."""

from __future__ import annotations

import dataclasses
import io
import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from config.management.commands.calibrate import write_band
from exercises import catalog
from exercises.bands import Reference
from exercises.files import Folder
from tests.exercises.test_references import MNIST, band


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return shutil.copytree(catalog.ROOT / "dense-networks", tmp_path / "dense-networks")


def check_content(*arguments: object) -> tuple[int, str]:
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("check_content", *map(str, arguments), stdout=out)
    return int(ended.value.code or 0), out.getvalue()


@pytest.mark.sandbox
def test_content_that_holds_is_proved_with_a_line_for_each_exercise(course: Path) -> None:
    status, said = check_content(course / "losses" / "mae")

    assert status == 0
    assert "✓ dense-networks/losses/mae: " in said
    assert "all of it holds" in said


@pytest.mark.sandbox
def test_what_is_wrong_is_said_with_file_and_key_and_the_exit_status(course: Path) -> None:
    mae = course / "losses" / "mae"
    wrong = mae / "wrong" / "sum.yaml"
    wrong.write_text(wrong.read_text().replace("outcome: failed", "outcome: partly"))
    text = mae / "text.en.md"
    text.write_text(f"{text.read_text()}\n$\\frac{{1}}{{$\n")

    status, said = check_content(mae)

    assert status == 1
    assert "✗ dense-networks/losses/mae: " in said
    assert "    dense-networks/losses/mae/wrong/sum.yaml: outcome: received failed, expected partly" in said
    assert "    dense-networks/losses/mae/text.en.md: formulas: expected as many in both languages" in said
    assert "    dense-networks/losses/mae/text.en.md: $\\frac{1}{$: " in said


def test_content_that_can_not_be_read_is_said_so(course: Path) -> None:
    (course / "losses" / "lesson.yaml").unlink()

    with pytest.raises(CommandError, match=r"losses/lesson\.yaml: the file is missing"):
        call_command("check_content", str(course))


@pytest.mark.sandbox
def test_figures_are_drawn_beside_their_program_before_the_lesson_can_be_read(course: Path) -> None:
    figures = course / "losses" / "figures"
    (figures / "errors.svg").unlink()
    (figures / "draw.py").write_text("def draw():\n    return {'errors.svg': '<svg></svg>'}\n")

    for outcome in ("drawn", "as it was"):
        out = io.StringIO()
        call_command("draw_figures", str(course / "losses"), stdout=out)
        assert out.getvalue() == f"losses/errors.svg: {outcome}\n"

    assert (figures / "errors.svg").read_text() == "<svg></svg>"


def test_calibration_keeps_the_band_of_the_other_device_of_the_same_solution(tmp_path: Path) -> None:
    exercise = catalog.load_exercise(MNIST)
    own = band(exercise.solution_hash)
    old = Reference(dataset="mnist-moved", cpu=own)

    dropped = write_band(dataclasses.replace(exercise, reference=old, path=tmp_path), {"gpu": own})

    assert dropped == []
    assert Folder(tmp_path, "x").read_yaml("reference.yaml", Reference) == Reference(
        dataset="mnist-moved", cpu=own, gpu=own
    )


def test_calibration_drops_the_band_of_another_solution_and_says_so(tmp_path: Path) -> None:
    exercise = catalog.load_exercise(MNIST)
    old = Reference(dataset="mnist-moved", cpu=band("another"))

    dropped = write_band(
        dataclasses.replace(exercise, reference=old, path=tmp_path), {"gpu": band(exercise.solution_hash)}
    )

    assert dropped == ["cpu"]
    assert Folder(tmp_path, "x").read_yaml("reference.yaml", Reference).cpu is None
