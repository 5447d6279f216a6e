"""What may stand in course.yaml, lesson.yaml and exercise.yaml. An unknown key is an error.

The fields of an answer by hand, the reference bands and quizzes have modules of their own: ``by_hand``, ``bands``,
``quizzes``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from .arrays import ArrayCheck, Call, CallCheck, LeavesArray, RecognisedCheck, check_captures
from .by_hand import ByHand
from .needs import check_needs
from .strict import CheckOf, ExerciseOf, Name, Slug, Strict, Text, refuse_twice
from .validation import KeyedError

LANGUAGES = ("ru", "en")


class CourseFile(Strict):
    """course.yaml: the order of the lessons and of the quizzes after them stands here."""

    title: Text
    summary: Text
    lessons: Annotated[list[Slug], Field(min_length=1)]
    quizzes: list[Slug] = []

    @model_validator(mode="after")
    def _leaves_the_glossary_its_address(self) -> CourseFile:
        if "glossary" in self.lessons:
            raise KeyedError("lessons", "received 'glossary', expected another name: the glossary has that address")
        return self


class LessonFile(Strict):
    """lesson.yaml: the order of the exercises stands here."""

    title: Text
    summary: Text
    minutes: Annotated[int, Field(ge=1, le=240)]
    exercises: list[Slug] = []


class LimitsSpec(Strict):
    """What one run of the exercise may use."""

    wall_seconds: Annotated[float, Field(gt=0, le=1800)] = 20.0
    cpu_seconds: Annotated[float, Field(gt=0, le=7200)] = 60.0
    memory_mib: Annotated[int, Field(ge=64, le=16384)] = 1024
    disk_mib: Annotated[int, Field(ge=1, le=1024)] = 64
    output_kib: Annotated[int, Field(ge=16, le=4096)] = 1024
    processes: Annotated[int, Field(ge=8, le=256)] = 64
    """Threads count too: TensorFlow alone needs some thirty."""


class Leaves(Strict):
    """What the student's code must leave behind; it is collected as a file, ``NAME.FORMAT``."""

    name: Name
    format: Literal["keras", "weights.h5"]
    """A model of that name, which we save; or a file of weights, which the code saves itself."""
    max_mib: Annotated[int, Field(ge=1, le=256)] = 32


class Measure(Strict):
    """What our own code measures over the evidence, in a second sandbox."""

    model: Name
    dataset: Literal["mnist-moved"]


LossName = Literal[
    "categorical_crossentropy",
    "sparse_categorical_crossentropy",
    "binary_crossentropy",
    "mean_squared_error",
    "mean_absolute_error",
    "mean_squared_logarithmic_error",
    "mean_absolute_percentage_error",
    "huber",
]
SETTINGS: dict[str, set[str]] = {
    "sgd": {"learning_rate", "momentum", "nesterov"},
    "adagrad": {"learning_rate", "initial_accumulator_value", "epsilon"},
    "rmsprop": {"learning_rate", "rho", "momentum", "epsilon", "centered"},
    "adam": {"learning_rate", "beta_1", "beta_2", "epsilon", "amsgrad"},
}
"""Hyperparameters of the optimizers that a task may name."""
OptimizerName = Literal["sgd", "adagrad", "rmsprop", "adam"]


class LayerSpec(Strict):
    """A layer as it must be. What is left out is not checked; a Dense layer has ``units``, a Dropout a ``rate``."""

    type: Literal["Dense", "Dropout"] = "Dense"
    units: Annotated[int, Field(ge=1)] | None = None
    use_bias: bool | None = None
    activation: str | None = None
    rate: Annotated[float, Field(gt=0, lt=1)] | None = None

    @model_validator(mode="after")
    def _fits_its_type(self) -> LayerSpec:
        if (self.units is not None) != (self.type == "Dense"):
            raise ValueError(f"received {self.type} with units={self.units}, expected units for Dense and only there")
        if self.type == "Dense" and self.rate is not None:
            raise ValueError("received a rate for Dense, expected one for Dropout only")
        return self


class LayersCheck(CheckOf):
    """The layers of the model, in order. InputLayer and Flatten do not count; equivalent forms are the same.

    The student sees these layers beside their own, so use it where the task names them. Each has the same share of the
    points.
    """

    check: Literal["model.layers"]
    model: Name = "model"
    inputs: Annotated[int, Field(ge=1)]
    layers: Annotated[list[LayerSpec], Field(min_length=1, max_length=40)]


class ParametersCheck(CheckOf):
    """The number of parameters, counted from the shapes."""

    check: Literal["model.parameters"]
    model: Name = "model"
    total: Annotated[int, Field(ge=1)]
    trainable: Annotated[int, Field(ge=0)] | None = None
    """How many of them training may change; all, where it is left out."""
    mistakes: dict[int, str] = {}
    """Wrong totals that are recognised, with the key of their feedback."""


class SizeCheck(CheckOf):
    """The model has at most so many parameters."""

    check: Literal["model.size"]
    model: Name = "model"
    most: Annotated[int, Field(ge=1)]


class ShapeCheck(CheckOf):
    """The model answers each object with so many numbers."""

    check: Literal["model.shape"]
    model: Name = "model"
    outputs: Annotated[int, Field(ge=1)]


class LossOptions(Strict):
    """Options of a loss that the task asks for. What is left out must be as usual."""

    label_smoothing: Annotated[float, Field(ge=0, lt=1)] | None = None
    reduction: Literal["sum_over_batch_size", "sum"] | None = None


class CompiledCheck(CheckOf):
    """How the model was compiled. Name, class and function are the same.

    One of the losses, one of the optimizers, every setting of the optimizer and every metric: what is left out is not
    checked, and each that is named has the same share of the points. Settings are compared as 32-bit numbers.
    """

    check: Literal["model.compiled"]
    model: Name = "model"
    loss: Annotated[list[LossName], Field(min_length=1)]
    options: LossOptions = LossOptions()
    optimizer: list[OptimizerName] = []
    settings: dict[str, bool | float] = {}
    metrics: list[Name] = []

    @model_validator(mode="after")
    def _settings_are_of_the_optimizer(self) -> CompiledCheck:
        if self.settings and len(self.optimizer) != 1:
            raise ValueError("received settings, expected them with one optimizer")
        known = SETTINGS[self.optimizer[0]] if self.settings else set()
        for name in self.settings:
            if name not in known:
                raise ValueError(f"received the setting {name!r}, expected one of {', '.join(sorted(known))}")
        return self


Least = Annotated[float, Field(gt=0.2, lt=1)]
"""An accuracy that a task asks for, above what a network may reach that has learned nothing."""


class TrainedCheck(CheckOf):
    """Accuracy or loss on hidden data against the reference band."""

    check: Literal["trained.accuracy", "trained.loss"]
    least: Least | None = None
    """The accuracy to be reached, in place of the lower edge of the band, which has to lie above it."""

    @model_validator(mode="after")
    def _least_is_of_accuracy(self) -> TrainedCheck:
        if self.least is not None and self.check != "trained.accuracy":
            raise ValueError(f"received least={self.least} for {self.check}, expected it for trained.accuracy only")
        return self


class SecondsCheck(CheckOf):
    """The run takes at most so many seconds by the worker's clock, and the accuracy reaches the reference band."""

    check: Literal["trained.seconds"]
    most: Annotated[float, Field(gt=0)]
    least: Least | None = None
    """The accuracy to be reached, as in TrainedCheck."""


class ProgramCheck(CheckOf):
    """What the exercise's own ``check.py`` says under this id: see docs/write-a-check.md."""

    check: Literal["program"]
    id: Name
    title: Text


CheckSpec = Annotated[
    LayersCheck
    | ParametersCheck
    | SizeCheck
    | ShapeCheck
    | CompiledCheck
    | TrainedCheck
    | SecondsCheck
    | ProgramCheck
    | ArrayCheck
    | CallCheck,
    Field(discriminator="check"),
]


class Code(ExerciseOf):
    """exercise.yaml of an exercise answered with Keras code. ``starter.py`` and ``solution.py`` stand beside it."""

    kind: Literal["code"]
    queue: Literal["cpu", "gpu"] = "cpu"
    limits: LimitsSpec = LimitsSpec()
    leaves: list[Annotated[Leaves | LeavesArray, Field(discriminator="format")]] = []
    calls: list[Call] = []
    measure: Measure | None = None
    epochs: Annotated[int, Field(ge=1)] | None = None
    """How many epochs a full training has: the width of the live chart. A training that sets out for as many and is
    clearly not learning is stopped early."""
    checks: Annotated[list[CheckSpec], Field(min_length=1)]
    program: str = ""
    """The source of ``check.py``; the catalogue puts it here."""

    @model_validator(mode="after")
    def _names_what_it_checks(self) -> Code:
        refuse_twice("leaves", [leaf.name for leaf in self.leaves])
        left = [leaf.name for leaf in self.leaves if leaf.format == "keras"]
        used = [check.model for check in self.checks if hasattr(check, "model")]
        if self.measure:
            used.append(self.measure.model)
        for name in used:
            if name not in left:
                raise ValueError(f"received {name!r} as a model, expected one of leaves: {', '.join(left) or 'none'}")
        measured = TrainedCheck | SecondsCheck | RecognisedCheck
        if not self.measure and any(isinstance(check, measured) for check in self.checks):
            raise ValueError("received a check of a trained model without measure, expected both")
        check_captures(self.checks, self.calls, arrays=self.arrays, models=left, seconds=self.limits.wall_seconds)
        return self

    @model_validator(mode="after")
    def _leaves_what_its_program_reads(self) -> Code:
        if not self.leaves and any(isinstance(check, ProgramCheck) for check in self.checks):
            raise KeyedError("leaves", "received none, expected the names that check.py looks at")
        return self

    @model_validator(mode="after")
    def _needs_what_there_is(self) -> Code:
        refuse_twice("ids of checks", [check.id for check in self.checks if check.id])
        check_needs([check.id or check.check for check in self.checks], [check.needs for check in self.checks])
        return self

    @property
    def arrays(self) -> list[str]:
        """Names of the arrays that the code must leave."""
        return [leaf.name for leaf in self.leaves if isinstance(leaf, LeavesArray)]

    @property
    def points(self) -> int:
        """Points of all checks together."""
        return sum(check.points for check in self.checks)

    @property
    def texts(self) -> list[Text]:
        """Every text that a page may show, and that may hold numbers of the variant."""
        return self.hints


ExerciseFile = Annotated[ByHand | Code, Field(discriminator="kind")]


class LogEntry(Strict):
    """One epoch of a published training log."""

    loss: float
    accuracy: float


class PublishedLog(Strict):
    """log.yaml: the training log that the course prints beside the band."""

    epochs: Annotated[list[LogEntry], Field(min_length=1)]


Finite = Annotated[float, Field(allow_inf_nan=False)] | int
Drawn = Finite | list[Finite] | list[list[Finite]]
"""A number, a vector or a matrix, as ``variant.py`` returned it."""


class Variant(Strict):
    """An exercise with its numbers drawn from a seed, as ``variant.py`` returned it."""

    seed: Annotated[int, Field(ge=0)]
    numbers: dict[str, Any] = {}
    """Placeholders of the text: numbers, lists of numbers, matrices or strings."""
    answers: dict[str, Drawn] = {}
    """field -> its number, list (vector) or list of lists (matrix); ``row.column`` for a cell of a table."""
    mistakes: dict[str, dict[str, Drawn]] = {}
    """field -> {feedback key: what this mistake leads to, in the shape of the answer}."""

    @property
    def answer_cells(self) -> dict[str, float]:
        """The answer of every cell."""
        return dict(_cells(self.answers))

    def mistakes_of(self, cell: str) -> dict[str, float]:
        """Return what the known mistakes lead to in a cell, by the key of their feedback."""
        return {
            key: value
            for field, known in self.mistakes.items()
            for key, drawn in known.items()
            for name, value in _cells({field: drawn})
            if name == cell
        }


def _cells(drawn: Mapping[str, Drawn]) -> Iterator[tuple[str, float]]:
    for name, value in drawn.items():
        if isinstance(value, list):
            yield from _cells({f"{name}.{place}": part for place, part in enumerate(value, 1)})
        else:
            yield name, value


class Expectation(Strict):
    """What a known wrong answer must get."""

    outcome: Literal["passed", "partly", "failed", "student-error", "timeout", "memory-limit", "forbidden"]
    feedback: list[str] = []
    """Keys of feedback that must be among those given."""


class Right(Strict):
    """Another answer that must pass too: ``right/NAME.py`` or ``right/NAME.yaml``."""

    name: str
    answers: dict[str, str] = {}
    source: str = ""


class Wrong(Strict):
    """A known wrong answer to the canonical variant: ``wrong/NAME.yaml`` for by-hand exercises, ``wrong/NAME.py``.

    What it must get stands in its first lines: ``# outcome: partly`` and ``# feedback: key, key``.
    """

    name: str
    expect: Expectation
    answers: dict[str, str] = {}
    source: str = ""
