"""Slots on graphics processors. There is none here: a driver's tree, its nodes and its ``nvidia-smi`` are imitated,
and everything else is real, from the nodes that a run sees to the processor that is taken out of use.
"""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graders.sandbox import gpu
from graders.sandbox.gpu import Gpu, find_gpus, gpus_to_use
from graders.sandbox.pool import Pool
from graders.sandbox.request import Request, SandboxError
from tests.polling import wait_until
from tests.sandbox.conftest import LIMITS

INFORMATION = """Model: \t\t Imitated {n}
IRQ:   \t\t 16
GPU UUID: \t GPU-{n}
Device Minor: \t {n}
GPU Excluded:\t No
"""
SMI = """#!/bin/sh
case "$1" in
--query-gpu=uuid,memory.used) cat {folder}/used ;;
--query-compute-apps=gpu_uuid) cat {folder}/users ;;
*) exit 1 ;;
esac
"""
LOOK = "import os; print(sorted(n for n in os.listdir('/dev') if 'nvidia' in n), os.environ['CUDA_VISIBLE_DEVICES'])"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with two processors, as far as files can tell."""
    for n in range(2):
        (tmp_path / "driver" / "gpus" / f"0000:0{n}:00.0").mkdir(parents=True)
        (tmp_path / "driver" / "gpus" / f"0000:0{n}:00.0" / "information").write_text(INFORMATION.format(n=n))
    (tmp_path / "dev").mkdir()
    for name in ("nvidia0", "nvidia1", "nvidiactl", "nvidia-uvm", "nvidia-modeset", "nvidia-uvm-tools"):
        make_node(tmp_path / "dev" / name)
    (tmp_path / "used").write_text("GPU-0, 3\nGPU-1, 4\n")
    (tmp_path / "users").write_text("")
    program = tmp_path / "bin" / "nvidia-smi"
    program.parent.mkdir()
    program.write_text(SMI.format(folder=tmp_path))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setattr(gpu, "IDLE_SECONDS", 0.5)
    return tmp_path


def make_node(path: Path) -> None:
    if os.geteuid() == 0:
        os.mknod(path, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
    else:
        path.touch()


def found(machine: Path) -> list[Gpu]:
    return find_gpus(machine / "dev", machine / "driver")


@pytest.fixture
def pool_on(machine: Path, datasets: Path) -> Iterator[Callable[[int], Pool]]:
    pools: list[Pool] = []

    def start(count: int) -> Pool:
        pools.append(Pool(preload=(), datasets=datasets, gpus=found(machine)[:count]))
        pools[-1].start()
        return pools[-1]

    yield start
    for pool in pools:
        pool.close()


def test_each_processor_has_its_own_node_and_those_that_all_share(machine: Path) -> None:
    first, second = found(machine)

    assert (first.name, first.uuid, first.used_mib_at_start) == ("Imitated 0", "GPU-0", 3)
    assert [Path(node).name for node in second.nodes] == ["nvidia1", "nvidiactl", "nvidia-uvm"]


def test_a_node_that_is_missing_is_named_with_its_cure(machine: Path) -> None:
    (machine / "dev" / "nvidia-uvm").unlink()

    with pytest.raises(SandboxError, match=r"Imitated 0 has no .*/dev/nvidia-uvm; make it with nvidia-modprobe"):
        found(machine)


def test_a_machine_without_any_has_none_and_cannot_serve_their_queue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert find_gpus(tmp_path, tmp_path) == []

    monkeypatch.setattr(gpu, "find_gpus", list)
    monkeypatch.setenv("GRADUS_QUEUE", "cpu")
    assert gpus_to_use() == []
    monkeypatch.setenv("GRADUS_QUEUE", "cpu,gpu")
    with pytest.raises(SandboxError, match="lists no graphics processor"):
        gpus_to_use()


@pytest.mark.sandbox
def test_a_run_sees_the_nodes_of_its_own_processor_and_no_others(pool_on: Callable[[int], Pool]) -> None:
    pool = pool_on(2)

    seen = {pool.run(Request(LOOK, limits=LIMITS)).output for _ in range(2)}

    common = "'nvidia-uvm'"
    assert seen == {f"[{common}, 'nvidia{n}', 'nvidiactl'] GPU-{n}\n" for n in range(2)}
    assert (pool.slots, pool.device) == (2, "Imitated 0, Imitated 1")


@pytest.mark.sandbox
def test_a_run_on_the_processor_of_the_machine_sees_no_node_at_all(datasets: Path) -> None:
    with Pool(slots=1, preload=(), datasets=datasets) as pool:
        assert pool.run(Request(LOOK, limits=LIMITS)).output == "[] \n"


@pytest.mark.sandbox
def test_the_fork_server_opens_no_node(pool_on: Callable[[int], Pool]) -> None:
    pool = pool_on(1)
    pool.run(Request("open('/dev/nvidia0')", limits=LIMITS))

    (server,) = pool.servers
    opened = [str(link.readlink()) for link in Path(f"/proc/{server.pid}/fd").iterdir()]
    assert not [path for path in opened if "nvidia" in path]


@pytest.mark.sandbox
@pytest.mark.parametrize(("file", "content"), [("used", "GPU-0, 900\n"), ("users", "GPU-0\n")])
def test_one_that_does_not_give_its_memory_back_is_used_no_more(
    machine: Path, pool_on: Callable[[int], Pool], file: str, content: str
) -> None:
    pool = pool_on(1)
    (machine / file).write_text(content)
    pool.run(Request("print(1)", limits=LIMITS))

    wait_until(lambda: not pool.check())
    with pytest.raises(SandboxError, match="every slot is quarantined"):
        pool.run(Request("print(2)", limits=LIMITS))


@pytest.mark.sandbox
def test_one_that_takes_its_time_is_waited_for(
    machine: Path, pool_on: Callable[[int], Pool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gpu, "IDLE_SECONDS", 20)
    pool = pool_on(1)
    (machine / "users").write_text("GPU-0\n")
    pool.run(Request("print(1)", limits=LIMITS))
    (machine / "users").write_text("")

    assert pool.run(Request("print(2)", limits=LIMITS)).output == "2\n"
