"""Where a run has its folders: in the root of its own, or, where there is none, in a folder of its slot."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Places:
    """Folders of one run. All but the datasets are its own and empty when it starts."""

    home: str = "/home/student"
    evidence: str = "/evidence"
    temporary: str = "/tmp"
    shared_memory: str = "/dev/shm"
    datasets: str = "/datasets"

    @property
    def writable(self) -> tuple[str, ...]:
        """The folders that a run may write to, the evidence first."""
        return self.evidence, self.home, self.temporary, self.shared_memory


IN_ROOT = Places()
