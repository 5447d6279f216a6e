"""What a worker's environment tells it, and that its command passes all of it on."""

import re

import pytest

from graders.contract import Limits
from graders.environment import MOST, ROOT, site_limits


def test_limits_are_lowered_where_the_site_gives_less(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADUS_MAX_MEMORY_MIB", "512")
    monkeypatch.setenv("GRADUS_MAX_WALL_SECONDS", "12.5")

    asked = Limits(wall_seconds=60, cpu_seconds=30, memory_mib=1024)

    assert asked.within(site_limits()) == Limits(wall_seconds=12.5, cpu_seconds=30, memory_mib=512)


def test_without_a_word_of_the_operator_the_usual_bounds_hold() -> None:
    assert site_limits() == MOST


@pytest.mark.parametrize("text", ["much", "0", "-3", "inf", "nan"])
def test_a_bad_bound_is_named(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("GRADUS_MAX_WALL_SECONDS", text)

    with pytest.raises(ValueError, match=f"GRADUS_MAX_WALL_SECONDS: received '{text}', expected a number above 0"):
        site_limits()


def test_the_workers_command_passes_on_every_variable_that_is_read() -> None:
    passed = (ROOT / "script" / "worker").read_text()
    read = set(re.findall(r"GRADUS_[A-Z]+", (ROOT / "graders" / "environment.py").read_text())) - {"GRADUS_MAX"}
    bounds = {f"GRADUS_MAX_{name.upper()}" for name in Limits.__dataclass_fields__}

    assert [name for name in sorted(read | bounds) if not re.search(rf"\b{name}\b", passed)] == []
