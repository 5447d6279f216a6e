"""Which control groups are used, on recorded trees and on this machine's own."""

import os
from pathlib import Path

import pytest

from graders.contract import Limits
from graders.sandbox.cgroups import ControllerV1, ControllerV2, GroupV2, find_controller

OWN = "0::/system.slice/gradus.service\n"


@pytest.fixture
def v2(tmp_path: Path) -> Path:
    """A unified hierarchy with a group of our own, as a service manager delegates it."""
    own = tmp_path / "system.slice" / "gradus.service"
    own.mkdir(parents=True)
    for folder in (tmp_path, own):
        (folder / "cgroup.controllers").write_text("cpu memory pids\n")
    (own / "cgroup.procs").write_text("41\n42\n")
    (tmp_path / "self").write_text(OWN)
    return tmp_path


def test_a_delegated_group_of_the_unified_hierarchy_is_used(v2: Path) -> None:
    controller = find_controller(v2, v2 / "self")

    assert isinstance(controller, ControllerV2)
    assert controller.parents == (v2 / "system.slice/gradus.service",)


def test_looking_changes_nothing(v2: Path) -> None:
    before = sorted(v2.rglob("*"))

    find_controller(v2, v2 / "self")

    assert sorted(v2.rglob("*")) == before


def test_the_worker_moves_into_a_leaf_so_that_runs_may_stand_beside_it(v2: Path) -> None:
    own = v2 / "system.slice/gradus.service"
    find_controller(v2, v2 / "self").open()

    # A recorded file keeps the last write; the kernel would take one process a write.
    assert (own / "worker" / "cgroup.procs").read_text() == "42\n"
    assert (own / "cgroup.subtree_control").read_text() == "+memory +pids +cpu\n"


def test_a_worker_that_is_in_its_leaf_already_goes_no_deeper(v2: Path) -> None:
    leaf = v2 / "system.slice/gradus.service/worker"
    leaf.mkdir()
    (leaf / "cgroup.controllers").write_text("cpu memory pids\n")
    (v2 / "self").write_text(f"{OWN.strip()}/worker\n")

    assert find_controller(v2, v2 / "self").parents == (leaf.parent,)


def test_limits_and_usage_of_a_unified_group(v2: Path) -> None:
    group = GroupV2(v2)
    (group.path / "cpu.stat").write_text("usage_usec 1000000\n")
    group.limit(Limits(memory_mib=256, processes=64))
    (group.path / "cpu.stat").write_text("usage_usec 3500000\nuser_usec 1\n")
    (group.path / "memory.peak").write_text(f"{20 << 20}\n")
    (group.path / "memory.events").write_text("low 0\noom 1\noom_kill 1\n")

    usage = group.read_usage()

    assert (group.path / "memory.max").read_text() == f"{256 << 20}\n"
    assert (usage.cpu_seconds, usage.peak_mib, usage.out_of_memory) == (2.5, 20.0, True)


def test_without_control_groups_there_is_no_controller(tmp_path: Path) -> None:
    (tmp_path / "self").write_text(OWN)

    assert find_controller(tmp_path, tmp_path / "self").level == "none"


def test_folders_of_workers_that_are_gone_are_removed(tmp_path: Path) -> None:
    gone = 2**22 + 1
    for name in ("memory", "pids", "cpuacct"):
        (tmp_path / name / f"gradus-{gone}-0" / "run-1").mkdir(parents=True)
        (tmp_path / name / f"gradus-{os.getpid()}-7").mkdir()

    ControllerV1(tmp_path).open()

    assert not list(tmp_path.glob(f"*/gradus-{gone}-0"))
    assert len(list(tmp_path.glob(f"*/gradus-{os.getpid()}-7"))) == 3
