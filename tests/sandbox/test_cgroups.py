"""Which control groups are used: on recorded trees, and on this machine. For real cgroup v2 see tests/machine."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from graders.contract import Limits
from graders.sandbox.cgroups import ControllerV1, ControllerV2, FolderGroup, GroupV2, find_controller
from tests.polling import wait_until

OWN = "0::/system.slice/gradus.service\n"
SERVICE = {
    "cgroup.controllers": "cpu memory pids\n",
    "cgroup.procs": "682\n695\n",
    "cgroup.subtree_control": "",
    "cgroup.type": "domain\n",
}
"""A service's group on Linux 6.1, as tests/machine/init.sh makes it."""
ENDED = {
    "cpu.stat": "usage_usec 1430000\nuser_usec 1420000\nsystem_usec 10000\nnr_periods 0\nnr_throttled 0\n",
    "memory.current": "77824\n",
    "memory.events": "low 0\nhigh 0\nmax 19\noom 1\noom_kill 3\noom_group_kill 1\n",
    "memory.peak": "33554432\n",
    "pids.events": "max 0\n",
}
"""The group there of a run whose child took too much memory."""


def record(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_text(content)


@pytest.fixture
def v2(tmp_path: Path) -> Path:
    """A unified hierarchy with a group of our own, as a service manager delegates it."""
    record(tmp_path, {"cgroup.controllers": "cpu io memory pids\n"})
    record(tmp_path / "system.slice/gradus.service", SERVICE)
    (tmp_path / "self").write_text(OWN)
    return tmp_path


@pytest.fixture
def group() -> Iterator[FolderGroup]:
    """A group on this machine."""
    controller = find_controller()
    if controller.level == "none":
        pytest.skip("this machine gives us no control groups")
    controller.open()
    group = controller.make_group()
    assert isinstance(group, FolderGroup)
    yield group
    group.kill()
    group.remove()
    controller.close()


def test_a_delegated_group_of_the_unified_hierarchy_is_used(v2: Path) -> None:
    controller = find_controller(v2, v2 / "self")

    assert isinstance(controller, ControllerV2)
    assert controller.parents == (v2 / "system.slice/gradus.service",)


def test_looking_changes_nothing(v2: Path) -> None:
    before = sorted(v2.rglob("*"))

    find_controller(v2, v2 / "self")

    assert sorted(v2.rglob("*")) == before


def test_a_worker_that_is_in_its_leaf_already_goes_no_deeper(v2: Path) -> None:
    leaf = v2 / "system.slice/gradus.service/worker"
    record(leaf, SERVICE)
    (v2 / "self").write_text(f"{OWN.strip()}/worker\n")

    assert find_controller(v2, v2 / "self").parents == (leaf.parent,)


def test_in_the_machines_root_group_runs_get_a_folder_of_their_own(tmp_path: Path) -> None:
    """There the kernel's own threads are, which nobody may move, and everybody else."""
    record(tmp_path, SERVICE)
    (tmp_path / "cgroup.type").unlink()
    (tmp_path / "self").write_text("0::/\n")

    (parent,) = find_controller(tmp_path, tmp_path / "self").parents

    assert (parent.parent, parent.name.startswith(f"gradus-{os.getpid()}-")) == (tmp_path, True)


@pytest.mark.parametrize("controllers", ["", "cpu io\n", "cpu memory\n"])
def test_a_group_that_was_given_too_little_is_not_used(v2: Path, controllers: str) -> None:
    (v2 / "system.slice/gradus.service/cgroup.controllers").write_text(controllers)

    assert find_controller(v2, v2 / "self").level == "none"


def test_limits_and_usage_of_a_unified_group(v2: Path) -> None:
    group = GroupV2([v2])
    record(group.path, ENDED | {"cpu.stat": "usage_usec 1000000\n"})
    group.limit(Limits(memory_mib=32, processes=64))
    record(group.path, ENDED)

    usage = group.read_usage()

    limits = {name: (group.path / name).read_text() for name in ("memory.max", "memory.oom.group", "pids.max")}
    assert limits == {"memory.max": f"{32 << 20}\n", "memory.oom.group": "1\n", "pids.max": "66\n"}
    assert usage.cpu_seconds == pytest.approx(0.43)
    assert (usage.peak_mib, usage.out_of_memory, usage.processes_refused) == (32.0, True, False)


def test_where_the_kernel_keeps_no_peak_it_is_the_largest_of_what_was_seen(v2: Path) -> None:
    group = GroupV2([v2])
    record(group.path, ENDED)
    (group.path / "memory.peak").unlink()
    peaks = []
    for mib in (8, 20, 3):
        (group.path / "memory.current").write_text(f"{mib << 20}\n")
        peaks.append(group.read_usage().peak_mib)

    assert peaks == [8.0, 20.0, 20.0]


def test_without_control_groups_there_is_no_controller(tmp_path: Path) -> None:
    assert find_controller(tmp_path, tmp_path / "self").level == "none"


def test_folders_of_workers_that_are_gone_are_removed(tmp_path: Path) -> None:
    gone = 2**22 + 1
    for name in ("memory", "pids", "cpuacct"):
        (tmp_path / name / f"gradus-{gone}-0" / f"run-{gone}-1").mkdir(parents=True)
        (tmp_path / name / f"gradus-{os.getpid()}-7").mkdir()

    ControllerV1(tmp_path).open()

    assert not list(tmp_path.glob(f"*/gradus-{gone}-0"))
    assert len(list(tmp_path.glob(f"*/gradus-{os.getpid()}-7"))) == 3


@pytest.mark.sandbox
def test_a_process_that_joined_only_in_part_is_killed_too(group: FolderGroup) -> None:
    processes = []
    for folder in group.folders:
        processes.append(subprocess.Popen(["sleep", "60"]))
        (folder / "cgroup.procs").write_text(f"{processes[-1].pid}\n")

    group.kill()

    assert [process.wait(timeout=5) for process in processes] == [-9] * len(group.folders)


@pytest.mark.sandbox
def test_a_group_tells_that_processes_were_refused(group: FolderGroup) -> None:
    """It is full with two of its run's, beside keeper and init."""
    group.limit(Limits(processes=2))
    told = []
    source = "read _; sleep 60 & sleep 60 & sleep 60 & sleep 60 & wait"
    with subprocess.Popen(["sh", "-c", source], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as shell:
        for folder in group.folders:
            (folder / "cgroup.procs").write_text(f"{shell.pid}\n")
        told.append(group.read_usage().processes_refused)
        shell.communicate("go\n")
        wait_until(lambda: group.read_usage().processes_refused)

    assert told == [False]
