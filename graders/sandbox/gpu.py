"""The graphics processors of this machine, one slot each: which device nodes are theirs, and whether they are idle.

Nothing here opens a device. The driver's ``/proc/driver/nvidia`` says what there is, ``nvidia-smi`` what is in use.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from graders.environment import is_gpu_worker
from graders.sandbox.request import SandboxError

COMMON_NODES = ("nvidiactl", "nvidia-uvm")
"""Needed by every user of the driver. Not nvidia-modeset, not nvidia-uvm-tools."""
IDLE_MIB = 64
"""What an unused processor may hold beyond what it held when the worker started."""
IDLE_SECONDS = 10.0
POLL_SECONDS = 0.2
SMI_SECONDS = 10


@dataclass(frozen=True)
class Gpu:
    """One processor: the device nodes that a run on it sees, and no others."""

    name: str
    uuid: str
    nodes: tuple[str, ...]
    used_mib_at_start: int = 0

    def is_idle(self) -> bool:
        """Return whether nothing holds it; waits up to 10 s for memory to come back, as drivers take their time."""
        deadline = time.monotonic() + IDLE_SECONDS
        while not self._has_its_memory_back():
            if time.monotonic() > deadline:
                return False
            time.sleep(POLL_SECONDS)
        return True

    def _has_its_memory_back(self) -> bool:
        try:
            users = _ask("--query-compute-apps=gpu_uuid")
            used = dict(line.split(", ") for line in _ask("--query-gpu=uuid,memory.used"))
            return self.uuid not in users and int(used[self.uuid]) <= self.used_mib_at_start + IDLE_MIB
        except (SandboxError, KeyError, ValueError):
            return False


def gpus_to_use() -> list[Gpu]:
    """Return the processors of a worker for the queue ``gpu``, none for any other. Raises SandboxError without one."""
    if not is_gpu_worker():
        return []
    if not (found := find_gpus()):
        raise SandboxError("GRADUS_QUEUE names gpu, but /proc/driver/nvidia lists no graphics processor")
    return found


def find_gpus(devices: Path = Path("/dev"), driver: Path = Path("/proc/driver/nvidia")) -> list[Gpu]:
    """Return the processors whose nodes are there. Raises SandboxError when the driver does not answer.

    Nodes are never made here: where the driver has not made them yet, ``nvidia-modprobe -u -c 0`` does.
    """
    found = []
    used = {}
    if any(driver.glob("gpus/*/information")):
        used = dict(line.split(", ") for line in _ask("--query-gpu=uuid,memory.used"))
    for information in sorted(driver.glob("gpus/*/information")):
        facts = dict(re.findall(r"^([^:\n]+):\s*(.*?)\s*$", information.read_text(), re.MULTILINE))
        nodes = [devices / f"nvidia{facts['Device Minor']}", *(devices / name for name in COMMON_NODES)]
        if missing := next((node for node in nodes if not node.exists()), None):
            raise SandboxError(f"{facts['Model']} has no {missing}; make it with nvidia-modprobe -u -c 0")
        uuid = facts["GPU UUID"]
        found.append(Gpu(facts["Model"], uuid, tuple(map(str, nodes)), int(used.get(uuid, 0))))
    return found


def _ask(query: str) -> list[str]:
    program = shutil.which("nvidia-smi")
    if program is None:
        raise SandboxError("nvidia-smi is not installed; it comes with the driver")
    command = [program, query, "--format=csv,noheader,nounits"]
    try:
        answer = subprocess.run(command, check=True, capture_output=True, text=True, timeout=SMI_SECONDS)
    except (subprocess.SubprocessError, OSError) as error:
        raise SandboxError(f"nvidia-smi does not answer: {error}") from error
    return answer.stdout.strip().splitlines()
