"""Runs on real cgroup v2, in a machine of its own: as root, as a delegated service, as an ordinary user's scope."""

import pytest

from tests.machine.conftest import Facts
from tests.machine.guest import BOMBS, LIMITS, MEMORY_MIB

pytestmark = [pytest.mark.sandbox, pytest.mark.slow]

everywhere = pytest.mark.parametrize("where", ["root", "service", "user"])


@everywhere
def test_the_unified_hierarchy_is_used(facts: Facts, where: str) -> None:
    assert facts[f"{where}: level"] == "namespaces, cgroup v2"


@pytest.mark.parametrize(
    ("where", "own"),
    [
        ("root", "0::/"),
        ("service", "0::/system.slice/gradus.service/worker"),
        ("user", "0::/user.slice/gradus.scope/worker"),
    ],
)
def test_the_worker_goes_into_a_leaf_of_a_group_that_is_its_own(facts: Facts, where: str, own: str) -> None:
    assert facts[f"{where}: own group"] == own


def test_all_of_the_service_goes_with_the_worker(facts: Facts) -> None:
    groups = facts["processes of the service"]

    # The worker, its fork server, and the service's other process; none is left above them.
    assert groups.count("0::/system.slice/gradus.service/worker") == 3
    assert "0::/system.slice/gradus.service" not in groups


@everywhere
def test_runs_stand_in_groups_of_our_own(facts: Facts, where: str) -> None:
    (parent,) = facts[f"{where}: groups"]

    expected = {"root": "gradus-", "service": "system.slice/gradus.service", "user": "user.slice/gradus.scope"}
    assert parent.startswith(expected[where])


@everywhere
def test_a_run_prints(facts: Facts, where: str) -> None:
    ran = facts[f"{where}: print"]

    assert (ran["end"], ran["output"]) == ("exited", "1\n")


@everywhere
def test_memory_is_limited(facts: Facts, where: str) -> None:
    ran = facts[f"{where}: memory"]

    assert (ran["end"], ran["peak_mib"] <= MEMORY_MIB) == ("memory", True)


@everywhere
def test_no_group_is_left_of_a_worker_that_has_ended(facts: Facts, where: str) -> None:
    assert facts[f"{where}: left"] == []


def test_a_run_has_all_limits_before_its_code_begins(facts: Facts) -> None:
    limits = {name: value for name, value in facts["limits"].items() if name != "memory.swap.max"}

    assert limits == {
        "memory.max": str(MEMORY_MIB << 20),
        "memory.oom.group": "1",
        "pids.max": str(LIMITS.processes + 2),
        "cpu.weight": "100",
    }
    assert facts["limits"].get("memory.swap.max", "0") == "0"


@pytest.mark.parametrize("bomb", BOMBS)
def test_memory_beyond_the_limit_ends_all_of_the_run(facts: Facts, bomb: str) -> None:
    ran = facts[f"memory: {bomb}"]

    assert (ran["end"], ran["output"]) == ("memory", "")
    assert ran["peak_mib"] <= MEMORY_MIB
    assert ran["wall_seconds"] < LIMITS.wall_seconds / 2


def test_a_fork_bomb_stays_within_its_limit_and_dies(facts: Facts) -> None:
    bomb = facts["fork bomb"]

    assert bomb["end"] == "wall"
    assert 10 < bomb["most"] <= 20 + 2


def test_processor_time_has_its_own_limit(facts: Facts) -> None:
    ran = facts["processor time"]

    assert ran["end"] == "cpu"
    assert 1 <= ran["cpu_seconds"] < 2


def test_what_a_run_has_used_is_told(facts: Facts) -> None:
    ran = facts["usage"]

    assert ran["end"] == "exited"
    assert 1 <= ran["cpu_seconds"] < 4
    assert ran["cpu_seconds"] <= ran["wall_seconds"] + 0.1
    assert 12 <= ran["peak_mib"] < 24


def test_a_run_with_many_processes_gets_no_more_time_than_its_neighbour(facts: Facts) -> None:
    used = facts["neighbours"]

    assert used["one"] / (used["one"] + used["six"]) > 0.35


def test_a_group_is_emptied_even_of_processes_that_fork_all_the_time(facts: Facts) -> None:
    killed = facts["kill"]

    assert killed["left"] == []
    assert "populated 0" in killed["cgroup.events"]
    assert not killed["exists"]
    assert killed["seconds"] < 2


def test_a_group_tells_whether_processes_were_refused(facts: Facts) -> None:
    assert facts["refused"] == {"at its limit": True, "below it": False}


def test_groups_of_a_worker_that_is_gone_are_removed_and_those_of_others_are_not(facts: Facts) -> None:
    assert facts["forsaken"] == ["run-1-0"]


def test_twenty_runs_leave_no_group_but_the_prepared(facts: Facts) -> None:
    assert len(facts["20 runs"]) == 2
