"""Set-up: what is made again and what is not, what an operator reads when it fails, and what may be installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from script import installation
from script.installation import SetupError, Step

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(installation, "ROOT", tmp_path)
    monkeypatch.setattr(installation, "VAR", tmp_path / "var")
    return tmp_path


@pytest.fixture
def step(folder: Path) -> Step:
    """A step that copies a source and counts how often it did."""
    source, product, count = folder / "source", folder / "product", folder / "count"
    source.write_text("one")

    def make() -> None:
        product.write_text(source.read_text())
        count.write_text(count.read_text() + "x" if count.exists() else "x")

    return Step("copying", product, folder / "stamp", (source,), make)


def times_made(step: Step) -> int:
    return len((step.product.parent / "count").read_text())


def test_what_is_up_to_date_is_not_made_again(step: Step) -> None:
    step.bring_up_to_date()
    step.bring_up_to_date()
    assert times_made(step) == 1


def test_a_changed_source_is_made_again(step: Step, folder: Path) -> None:
    step.bring_up_to_date()
    (folder / "source").write_text("two")
    step.bring_up_to_date()
    assert step.product.read_text() == "two"


def test_a_product_that_was_removed_is_made_again(step: Step) -> None:
    step.bring_up_to_date()
    step.product.unlink()
    step.bring_up_to_date()
    assert times_made(step) == 2


def test_a_source_that_was_only_touched_is_not_made_again(step: Step, folder: Path) -> None:
    step.bring_up_to_date()
    (folder / "source").touch()
    assert step.is_done()


def test_a_step_that_failed_is_tried_again(folder: Path) -> None:
    product = folder / "product"

    def fail() -> None:
        product.touch()
        raise SetupError("no")

    step = Step("failing", product, folder / "stamp", (), fail)
    with pytest.raises(SetupError):
        step.bring_up_to_date()
    assert not step.is_done()


def test_the_packages_of_the_tests_serve_the_server_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "VENV", folder / ".venv")
    monkeypatch.setattr(installation, "PYTHON", folder / ".venv" / "python")
    for name in ("requirements.txt", "requirements-tests.txt"):
        (folder / name).write_text("django==5.2 \\\n    --hash=sha256:00\n")
    (folder / ".venv").mkdir()
    (folder / ".venv" / "python").touch()
    for_tests = installation.packages(tests=True)
    assert not for_tests.is_done()
    for_tests.stamp.write_text(for_tests.fingerprint())
    assert installation.packages(tests=False).is_done()


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("ERROR: Could not install packages: [Errno 28] No space left on device", "The disk is full"),
        ("npm error code ENOSPC", "The disk is full"),
        (
            "Failed to establish a new connection: [Errno -3] Temporary failure\nERROR: No matching distribution found",
            "The package registry does not answer",
        ),
        ("npm error code EAI_AGAIN", "The package registry does not answer"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one that was pinned"),
        ("npm error code EINTEGRITY", "not the one that was pinned"),
        ("ERROR: No matching distribution found for tensorflow-cpu==2.21.0", "no build of a package"),
        ("Traceback:\nValueError: 3 is not 4\n\nNode.js v20", "ValueError: 3 is not 4"),
        ("first\nlast words\n\n", "last words"),
        ("", "without a word"),
    ],
)
def test_a_failure_is_explained_in_one_line(said: str, understood: str) -> None:
    explained = installation.explain(said)
    assert understood in explained
    assert "\n" not in explained


def test_a_failing_program_leaves_its_output_and_one_line(folder: Path) -> None:
    with pytest.raises(SetupError, match=r"^oh no Everything it said: .*setup-thing.log$"):
        installation.run("thing", [sys.executable, "-c", "print('oh no'); raise SystemExit(1)"], cwd=folder)
    assert (folder / "var" / "log" / "setup-thing.log").read_text() == "oh no\n"


def test_a_full_disk_is_noticed_before_the_download(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "VENV", folder / ".venv")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 0))
    with pytest.raises(SetupError, match=r"The disk is full: 0\.0 GiB free"):
        installation.require_free_space()


def test_an_old_node_is_passed_over_for_the_one_from_the_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, answer in (("node", "v18.19.0"), ("npm", "9.2.0")):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\necho {answer}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert installation.child_environment(node=True)["PATH"].startswith(str(installation.VENV))


def test_a_python_that_is_too_old_is_named_with_the_cure(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "Python 3.9.2" || exit 1\n')
    old.chmod(0o755)
    script = tmp_path / "script"
    script.mkdir()
    shutil.copy(ROOT / "script" / "setup", script)
    (tmp_path / "bin").mkdir()
    for name in ("dirname", "sh"):
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or name)
    done = subprocess.run(
        [script / "setup"],
        check=False,
        env={"PATH": str(tmp_path / "bin"), "PYTHON": str(old)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("✗ Gradus needs Python 3.11, 3.12 or 3.13; found Python 3.9.2.")


def pins(listed: str) -> Iterator[tuple[str, str]]:
    text = (ROOT / listed).read_text()
    for block in re.split(r"\n(?=[a-z0-9])", text.split("\n\n")[0]):
        if not block.startswith("#"):
            yield block.split()[0], block


@pytest.mark.parametrize("listed", ["requirements.txt", "requirements-tests.txt"])
def test_every_package_is_pinned_with_its_hashes(listed: str) -> None:
    found = dict(pins(listed))
    assert len(found) > 50
    assert [name for name, block in found.items() if "==" not in name or "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("listed", ["requirements.txt", "requirements-tests.txt"])
def test_no_registry_is_named(listed: str) -> None:
    assert not re.search(r"https?://|file:|--index-url|--find-links", (ROOT / listed).read_text())


def test_the_lists_agree_on_every_package_they_share() -> None:
    versions = [{name.split("==")[0]: name for name, _ in pins(f"requirements{part}.txt")} for part in ("", "-tests")]
    assert {name: pin for name, pin in versions[1].items() if name in versions[0]} == versions[0]


def test_what_is_asked_for_is_pinned_exactly() -> None:
    for listed in ("requirements.in", "requirements-tests.in"):
        for line in (ROOT / listed).read_text().splitlines():
            assert not line.strip() or line[0] in "#-" or "==" in line, line
