"""What a run leaves, and how it is read without trusting it.

``Evidence`` gathers it; ``keras_file`` reads a model's architecture from the bytes of a ``.keras`` file, ``npz_file``
reads arrays. Both open their zip with ``archive``. Nothing here imports Keras or runs anything from a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graders.contract import Outcome, Resources, StudentError, Text


@dataclass(frozen=True)
class Evidence:
    """What is known about an answer when it is checked.

    ``ended`` is None when the student's code came to its end; otherwise it is how it was stopped. ``files`` are the
    collected files by name, size-checked. ``measurements`` are numbers that our own code measured (``accuracy``,
    ``loss``); where it could not, ``problem`` is the key of the feedback that says why, with its numbers. ``findings``
    are what the exercise's own ``check.py`` found over the files, by name (``graders/program.py``). What is for
    show only was told by the student's process: ``error``, ``output``, ``epochs``.
    """

    ended: Outcome | None = None
    message: Text = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    measurements: Mapping[str, Any] = field(default_factory=dict)
    findings: Mapping[str, Any] = field(default_factory=dict)
    error: StudentError | None = None
    output: str = ""
    epochs: tuple[Mapping[str, float], ...] = ()
    resources: Resources = Resources()
    provenance: Mapping[str, str] = field(default_factory=dict)
