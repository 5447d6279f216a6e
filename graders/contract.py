"""The values that cross borders between the site and the workers. Standard library only.

Everything here is frozen, JSON-able, and checked for size and finiteness when it is read back, because the reader and
the writer may be different machines running different releases.
"""

from __future__ import annotations

import dataclasses
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self, TypeVar

E = TypeVar("E", bound=StrEnum)

MAX_JOB_BYTES = 256 * 1024
MAX_VERDICT_BYTES = 256 * 1024
MAX_SOURCE_BYTES = 64 * 1024
MAX_TABLE_ROWS = 48
MAX_TABLE_COLUMNS = 6
MAX_CELL_CHARACTERS = 200

BY_HAND = frozenset({"number", "choice", "order", "match"})
"""Checks of what a student writes or chooses, and no process leaves."""

Text = Mapping[str, str]
"""A sentence in every language of the site: ``{"ru": ..., "en": ...}``."""


KINDS: Mapping[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "float": (int, float),
    "bool": (bool,),
    "tuple": (list,),
    "Mapping": (dict,),
    **dict.fromkeys(("Kind", "Outcome"), (str,)),
    **dict.fromkeys(("Text", "Limits", "Resources", "StudentError", "Table"), (dict,)),
}
"""What the annotations of the fields are in JSON."""


class ContractError(ValueError):
    """A message that is not what the contract says: states the field, what was received and what was expected."""


class Outcome(StrEnum):
    """How an attempt ended. Only the first nine can cost an attempt; ``platform-error`` never does."""

    PASSED = "passed"
    PARTLY = "partly"
    FAILED = "failed"
    STUDENT_ERROR = "student-error"
    TIMEOUT = "timeout"
    MEMORY_LIMIT = "memory-limit"
    OUTPUT_LIMIT = "output-limit"
    DISK_LIMIT = "disk-limit"
    FORBIDDEN = "forbidden"
    CANCELLED = "cancelled"
    PLATFORM_ERROR = "platform-error"


class Kind(StrEnum):
    """``run`` shows output and costs nothing; ``submit`` is graded."""

    RUN = "run"
    SUBMIT = "submit"


@dataclass(frozen=True)
class Limits:
    """What one run may use. Reaching a limit has its own outcome."""

    wall_seconds: float = 20.0
    cpu_seconds: float = 60.0
    memory_mib: int = 1024
    disk_mib: int = 64
    output_kib: int = 1024
    processes: int = 64

    def within(self, most: Limits) -> Limits:
        """Return these limits, lowered where ``most`` is lower."""
        own, highest = dataclasses.asdict(self), dataclasses.asdict(most)
        return Limits(**{name: min(value, highest[name]) for name, value in own.items()})


@dataclass(frozen=True)
class Job:
    """What a worker gets of an attempt. Self-contained: no database is needed to grade it.

    ``checks`` are the exercise's checks with the variant's expected values filled in. They stay in the worker and
    never enter a sandbox.
    """

    attempt: str
    nonce: str
    exercise: str
    revision: str
    kind: Kind
    queue: str = "cpu"
    source: str = ""
    before: tuple[str, ...] = ()
    """What runs before the source, in the same names, out of sight."""
    answers: Mapping[str, str] = field(default_factory=dict)
    checks: tuple[Mapping[str, Any], ...] = ()
    leaves: tuple[Mapping[str, Any], ...] = ()
    """Names that the student's code must leave behind: ``{"name": "model", "format": "keras", "max_mib": 32}``."""
    captures: Mapping[str, Any] = field(default_factory=dict)
    """What is captured when the code has ended: ``{"arrays": [name], "calls": [{"function": ..., "cases": ...}]}``,
    without what is expected."""
    measure: Mapping[str, Any] | None = None
    """The measurement over the evidence: ``{"model": "model", "dataset": "mnist-moved"}``."""
    bands: Mapping[str, Any] = field(default_factory=dict)
    """The reference band of each kind of device that has one, ``cpu`` or ``gpu``."""
    band: Mapping[str, Any] | None = None
    """That of the device it runs on, else of the other one; chosen where it runs."""
    program: str = ""
    """Source of the exercise's own ``check.py``, which runs over the evidence; empty where it has none."""
    epochs: int | None = None
    """How many epochs a full training of this exercise has."""
    limits: Limits = Limits()
    queued_at: float = 0.0
    """Unix seconds when the attempt was queued; 0 when it never was."""
    reports: str = ""
    """Redis stream that the verdict goes to; empty for the recorder's."""
    variant: int = 0
    """Seed that the exercise's numbers were drawn from."""
    seed: int | None = None
    """Seed of the run's random numbers; None for one that the worker draws."""

    @property
    def is_by_hand(self) -> bool:
        """Whether it is answered by hand, so that nothing of it runs."""
        return bool(self.checks) and all(check.get("check") in BY_HAND for check in self.checks)

    def to_json(self) -> str:
        """Return the job as compact JSON; raises ContractError when it is larger than MAX_JOB_BYTES."""
        return _dump(self, MAX_JOB_BYTES)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read a job back. Raises ContractError on unknown fields, wrong types or numbers that are not finite."""
        data = _load(text, MAX_JOB_BYTES, cls)
        data["kind"] = _member(Kind, data.get("kind"), "kind")
        data["limits"] = Limits(**_known(Limits, data.get("limits", {})))
        for name in ("checks", "leaves", "before"):
            data[name] = tuple(data.get(name, ()))
        return cls(**data)


@dataclass(frozen=True)
class Resources:
    """What a run used, measured from outside of it."""

    wall_seconds: float = 0.0
    cpu_seconds: float = 0.0
    peak_mib: float = 0.0
    queue_seconds: float = 0.0


@dataclass(frozen=True)
class StudentError:
    """Where the student's code stopped, as its own process told it. For show only."""

    type: str
    message: str
    line: int | None = None
    source: str = ""
    hint: Text | None = None
    frames: str = ""
    """The library's own calls between that line and the error."""


@dataclass(frozen=True)
class Cell:
    """A cell of a table. ``ok`` is None where there is nothing to be right or wrong."""

    text: Text
    ok: bool | None = None


@dataclass(frozen=True)
class Table:
    """What was received beside what the task says. The first cell of a row names it."""

    caption: Text
    columns: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        width, height = len(self.columns), len(self.rows)
        if not (0 < width <= MAX_TABLE_COLUMNS and height <= MAX_TABLE_ROWS):
            raise ContractError(
                f"Table: {width} columns and {height} rows; at most {MAX_TABLE_COLUMNS}, {MAX_TABLE_ROWS}"
            )
        if any(len(row) != width for row in self.rows):
            raise ContractError(f"Table: a row has another number of cells than there are columns, {width}")
        for text in (self.caption, *self.columns, *(cell.text for row in self.rows for cell in row)):
            if text.keys() != {"ru", "en"} or not all(_is_short(said) for said in text.values()):
                raise ContractError(f"Table: a cell is no text of at most {MAX_CELL_CHARACTERS} characters")

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a table back from the shape of its JSON. Raises ContractError like all reading."""
        known = _known(cls, data)
        rows = tuple(tuple(Cell(**_known(Cell, cell)) for cell in _list("row", row)) for row in known["rows"])
        columns = tuple(_text("column", column) for column in known["columns"])
        return cls(known["caption"], columns, rows)


@dataclass(frozen=True)
class CheckResult:
    """One thing that had to hold. ``passed`` is None when it could not be checked."""

    name: str
    title: Text
    passed: bool | None
    points: float
    max_points: float
    feedback: Text
    received: Text = field(default_factory=dict)
    """How the answer was understood, in every language; empty when there is nothing to show."""
    key: str = ""
    """Key of the feedback: names the misconception that was recognised."""
    table: Table | None = None

    @classmethod
    def from_dict(cls, data: Any) -> Self:
        """Read a result back from the shape of its JSON. Raises ContractError like all reading."""
        known = _known(cls, data)
        if known.get("table") is not None:
            known["table"] = Table.from_dict(known["table"])
        return cls(**known)


@dataclass(frozen=True)
class Verdict:
    """All checks of an attempt. A pure function of the evidence, the exercise's revision and the grader's version."""

    attempt: str
    nonce: str
    outcome: Outcome
    score: float | None
    """Points earned over points available, 0..1; None for a run, which has no checks."""
    points: float = 0.0
    max_points: float = 0.0
    checks: tuple[CheckResult, ...] = ()
    message: Text = field(default_factory=dict)
    """One or two sentences: what happened, the number, what to do."""
    measurements: Mapping[str, Any] = field(default_factory=dict)
    """Numbers measured by us: ``accuracy``, ``loss``, ``parameters``, ``accuracy_band`` ([low, high]), ``flags``..."""
    error: StudentError | None = None
    output: str = ""
    """What the student's code printed, head and tail. For show only."""
    epochs: tuple[Mapping[str, float], ...] = ()
    """Live training metrics as the student's process told them. For show only."""
    resources: Resources = Resources()
    provenance: Mapping[str, str] = field(default_factory=dict)
    """What it takes to explain the grade later: revision, versions, sandbox level, worker, device, hashes."""

    def to_json(self) -> str:
        """Return the verdict as compact JSON; raises ContractError when it is larger than MAX_VERDICT_BYTES."""
        return _dump(self, MAX_VERDICT_BYTES)

    def to_dict(self) -> dict[str, Any]:
        """Return the verdict as plain dicts and lists, the shape of its JSON."""
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read a verdict back. Raises ContractError on unknown fields, wrong types or numbers that are not finite."""
        data = _load(text, MAX_VERDICT_BYTES, cls)
        data["outcome"] = _member(Outcome, data.get("outcome"), "outcome")
        data["checks"] = tuple(CheckResult.from_dict(check) for check in data.get("checks", ()))
        if data.get("error") is not None:
            data["error"] = StudentError(**_known(StudentError, data["error"]))
        data["epochs"] = tuple(data.get("epochs", ()))
        data["resources"] = Resources(**_known(Resources, data.get("resources", {})))
        return cls(**data)


def _dump(value: Any, limit: int) -> str:
    text = json.dumps(dataclasses.asdict(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    if (size := len(text.encode())) > limit:
        raise ContractError(f"{type(value).__name__} is {size} bytes; expected at most {limit}")
    return text


def _load(text: str | bytes, limit: int, cls: type) -> dict[str, Any]:
    size = len(text if isinstance(text, bytes) else text.encode())
    if size > limit:
        raise ContractError(f"{cls.__name__} is {size} bytes; expected at most {limit}")
    try:
        data = json.loads(text, parse_constant=_refuse_constant, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise ContractError(f"{cls.__name__} is not JSON: {error}") from error
    return _known(cls, data)


def _known(cls: type, data: Any) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise ContractError(f"{cls.__name__}: received {type(data).__name__}, expected an object")
    fields = {f.name: f for f in dataclasses.fields(cls)}
    if unknown := sorted(set(data) - set(fields)):
        raise ContractError(f"{cls.__name__}: unknown field {unknown[0]!r}; expected {', '.join(fields)}")
    required = {
        n for n, f in fields.items() if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    }
    if missing := sorted(required - set(data)):
        raise ContractError(f"{cls.__name__}: field {missing[0]!r} is missing")
    for name, value in data.items():
        _check_kind(f"{cls.__name__}.{name}", value, str(fields[name].type))
    return dict(data)


def _check_kind(name: str, value: Any, annotation: str) -> None:
    """Compare a JSON value with the first words of an annotation, such as ``tuple[...]`` or ``float | None``."""
    if value is None and annotation.endswith("| None"):
        return
    kinds = KINDS[re.split(r"\W", annotation, maxsplit=1)[0]]
    if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
        raise ContractError(f"{name}: received {type(value).__name__}, expected {annotation}")


def _is_short(said: object) -> bool:
    return isinstance(said, str) and len(said) <= MAX_CELL_CHARACTERS


def _list(name: str, value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ContractError(f"{name}: received {type(value).__name__}, expected a list")
    return value


def _text(name: str, value: Any) -> Text:
    if not isinstance(value, dict):
        raise ContractError(f"{name}: received {type(value).__name__}, expected an object")
    return value


def _member(kind: type[E], value: Any, name: str) -> E:
    try:
        return kind(value)
    except ValueError:
        raise ContractError(f"{name}: received {value!r}, expected one of {', '.join(kind)}") from None


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not a finite number")


def _finite(text: str) -> float:
    if not math.isfinite(value := float(text)):
        raise ValueError(f"{text} is not a finite number")
    return value
