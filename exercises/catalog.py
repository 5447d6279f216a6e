"""The content as values: ``load`` reads a course folder whole and checks that its parts fit together.

Nothing here runs an author's code: ``variant.py``, solutions and known wrong answers are read as text.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from .bands import Reference
from .by_hand import ByHand
from .files import Folder, read_answers, read_expectation
from .filling import fill
from .glossary import LINKED, Term, check_glossary, check_links
from .quizzes import QuizFile, check_banks
from .schema import LANGUAGES, Code, CourseFile, ExerciseFile, LessonFile, PublishedLog, Right, Wrong
from .validation import AuthorError

__all__ = [
    "AuthorError",
    "Course",
    "Exercise",
    "Lesson",
    "Quiz",
    "fill",
    "load",
    "load_all",
    "load_exercise",
    "read_answers",
]

ROOT = Path(__file__).parent
SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
PLACED_EXERCISE = re.compile(r"^::exercise +(\S+) *$", re.MULTILINE)
PLACED_LOG = re.compile(r"^::training-log +(\S+) *$", re.MULTILINE)
PLACED_WIDGET = re.compile(r"^::widget +(\S+) *$", re.MULTILINE)
PLACED_FIGURE = re.compile(r"!\[[^\]]*\]\(figures/([^\s)]+)")
DRAWING = "draw.py"
WIDGETS = ("optimizer-paths", "losses", "dense-layer", "counting", "own-digit")
"""What can be placed by ``::widget NAME``: each has a template in platform/templates/widgets/."""
LEAST_WRONG = 2


@dataclass(frozen=True)
class Exercise:
    """A task as its folder holds it. ``solution`` is source for code, fields with answers for by-hand."""

    id: str
    slug: str
    path: Path
    spec: ByHand | Code
    text: dict[str, str]
    explanation: dict[str, str]
    starter: dict[str, str]
    solution: str | dict[str, str]
    wrong: tuple[Wrong, ...]
    right: tuple[Right, ...]
    variant_source: str | None
    reference: Reference | None
    log: PublishedLog | None
    revision: str

    @property
    def solution_hash(self) -> str:
        """By which a reference band says whose it is. Another byte in the solution, another hash."""
        return hashlib.sha256(str(self.solution).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Lesson:
    """A page of the course, with its exercises in the order of ``lesson.yaml``."""

    slug: str
    spec: LessonFile
    text: dict[str, str]
    figures: dict[str, str]
    drawing_source: str | None
    """``figures/draw.py``, which draws all of the figures."""
    numbers_source: str | None
    """``numbers.py``, which computes the numbers that the text shows."""
    exercises: tuple[Exercise, ...]


@dataclass(frozen=True)
class Quiz:
    """A timed draw of exercises from banks. Some it may have to itself: they stand in its own folder."""

    slug: str
    spec: QuizFile
    questions: tuple[Exercise, ...]

    def exercise_id(self, course: str, name: str) -> str:
        """Return the id of what a bank names."""
        return f"{course}/{name}" if "/" in name else f"{course}/{self.slug}/{name}"


@dataclass(frozen=True)
class Course:
    """A folder of lessons and quizzes, in the order of ``course.yaml``."""

    slug: str
    spec: CourseFile
    glossary: tuple[Term, ...]
    lessons: tuple[Lesson, ...]
    quizzes: tuple[Quiz, ...] = ()

    @property
    def exercises(self) -> list[Exercise]:
        """Every exercise of the lessons, then those that only a quiz asks."""
        of_lessons = [exercise for lesson in self.lessons for exercise in lesson.exercises]
        return [*of_lessons, *(question for quiz in self.quizzes for question in quiz.questions)]


def load(path: Path) -> Course:
    """Return the course in a folder. Raises AuthorError for the first thing in it that is not as the schema says."""
    folder = Folder(path, path.name)
    spec: CourseFile = folder.read_yaml("course.yaml", CourseFile)
    _refuse_unknown(folder, folder.files(), {"course.yaml", "glossary.yaml"})
    file = f"{folder.name}/course.yaml"
    _match(spec.quizzes, [name for name in folder.folders() if (folder / name).has("quiz.yaml")], file, "quizzes")
    _match(spec.lessons, [name for name in folder.folders() if name not in spec.quizzes], file, "lessons")
    terms = folder.read_yaml("glossary.yaml", list[Term]) if folder.has("glossary.yaml") else []
    check_glossary(terms, spec.lessons, f"{folder.name}/glossary.yaml")
    lessons = tuple(_load_lesson(folder / slug) for slug in spec.lessons)
    quizzes = tuple(_load_quiz(folder / slug, lessons) for slug in spec.quizzes)
    course = Course(path.name, spec, tuple(terms), lessons, quizzes)
    _check_terms(course)
    return course


def _check_terms(course: Course) -> None:
    """Lessons link to terms that there are; exercises, which are shown at more than one address, to none."""
    ids = [term.id for term in course.glossary]
    for lesson in course.lessons:
        for language, text in lesson.text.items():
            check_links(LINKED.findall(text), ids, f"{course.slug}/{lesson.slug}/text.{language}.md", "glossary")
    for exercise in course.exercises:
        for text in [*exercise.text.values(), *exercise.explanation.values()]:
            if LINKED.search(text):
                raise AuthorError(exercise.id, "glossary", "received a link, expected it in the lesson's text only")


def load_all(root: Path = ROOT) -> tuple[Course, ...]:
    """Return every course of the exercises folder, by name."""
    return tuple(load(file.parent) for file in sorted(root.glob("*/course.yaml")))


def load_below(path: Path, root: Path = ROOT) -> list[Course]:
    """Return what lies below a folder: courses, with no other lessons and exercises than those there.

    The folder is one of courses, or a course, a lesson or an exercise, also named from the exercises folder: ``path``
    may be an id. Raises AuthorError where it is none of these.
    """
    folder = (path if path.is_dir() else root / path).resolve()
    if found := load_all(folder):
        return list(found)
    for above in (folder, *folder.parents[:2]):
        if (above / "course.yaml").is_file():
            course = load(above)
            lessons = (_below(lesson, above / lesson.slug, folder) for lesson in course.lessons)
            quizzes = (_quiz_below(quiz, above / quiz.slug, folder) for quiz in course.quizzes)
            part = replace(course, lessons=tuple(filter(None, lessons)), quizzes=tuple(filter(None, quizzes)))
            if part.lessons or part.quizzes:
                # The glossary belongs to the course as a whole.
                return [part if above == folder else replace(part, glossary=())]
    expected = "one, or a course, a lesson, a quiz or an exercise"
    raise AuthorError(path, "", f"received no folder of courses, expected {expected}")


def _below(lesson: Lesson, path: Path, folder: Path) -> Lesson | None:
    """Return the lesson with the exercises that lie below the folder, its text only where it does itself."""
    if path.is_relative_to(folder):
        return lesson
    exercises = tuple(exercise for exercise in lesson.exercises if exercise.path == folder)
    return replace(lesson, text={}, figures={}, exercises=exercises) if exercises else None


def _quiz_below(quiz: Quiz, path: Path, folder: Path) -> Quiz | None:
    if path.is_relative_to(folder):
        return quiz
    questions = tuple(question for question in quiz.questions if question.path == folder)
    return replace(quiz, questions=questions) if questions else None


def load_exercise(exercise_id: str, root: Path = ROOT) -> Exercise:
    """Return one exercise by its id, such as ``dense-networks/losses/mae``, or by the path of its folder.

    Raises AuthorError where there is none of that id, naming the nearest ones.
    """
    path = Path(exercise_id).resolve()
    if not (path / "exercise.yaml").is_file():
        path = root / exercise_id
    parts = path.parts[-3:]
    if not all(map(SLUG.fullmatch, parts)) or not (path / "exercise.yaml").is_file():
        known = ["/".join(file.parent.parts[-3:]) for file in sorted(root.glob("*/*/*/exercise.yaml"))]
        near = difflib.get_close_matches(exercise_id, known, n=3, cutoff=0.3) or known
        raise AuthorError(exercise_id, "", f"there is no such exercise; near names: {', '.join(near) or 'none'}")
    return _read_exercise(Folder(path, "/".join(parts)))


def _load_lesson(folder: Folder) -> Lesson:
    spec: LessonFile = folder.read_yaml("lesson.yaml", LessonFile)
    text = folder.read_languages("text", "md")
    _refuse_unknown(folder, folder.files(), {"lesson.yaml", "numbers.py", *_in_languages("text", "md")})
    present = [name for name in folder.folders() if name != "figures"]
    _match(spec.exercises, present, f"{folder.name}/lesson.yaml", "exercises")
    figures = folder / "figures"
    lesson = Lesson(
        slug=folder.path.name,
        spec=spec,
        text=text,
        figures={name: figures.read(name) for name in figures.files() if name != DRAWING},
        drawing_source=figures.read(DRAWING) if figures.has(DRAWING) else None,
        numbers_source=folder.read("numbers.py") if folder.has("numbers.py") else None,
        exercises=tuple(_read_exercise(folder / slug) for slug in spec.exercises),
    )
    for language in LANGUAGES:
        _check_places(lesson, language, f"{folder.name}/text.{language}.md")
    return lesson


def _load_quiz(folder: Folder, lessons: Iterable[Lesson]) -> Quiz:
    spec: QuizFile = folder.read_yaml("quiz.yaml", QuizFile)
    _refuse_unknown(folder, folder.files(), {"quiz.yaml"})
    questions = tuple(_read_exercise(folder / name) for name in folder.folders())
    for question in questions:
        if isinstance(question.spec, Code):
            raise AuthorError(f"{question.id}/exercise.yaml", "kind", "received 'code', expected 'by-hand' in a quiz")
    kinds = {lesson.slug: {exercise.slug: exercise.spec.kind for exercise in lesson.exercises} for lesson in lessons}
    own = [question.slug for question in questions]
    check_banks(spec, own=own, lessons=kinds, file=f"{folder.name}/quiz.yaml")
    return Quiz(folder.path.name, spec, questions)


def _check_places(lesson: Lesson, language: str, file: str) -> None:
    """What the text places must exist, and all that exists must be placed: in either language."""
    text = lesson.text[language]
    _match(PLACED_EXERCISE.findall(text), lesson.spec.exercises, file, "::exercise")
    _match(dict.fromkeys(PLACED_FIGURE.findall(text)), lesson.figures, file, "figures")
    for name in PLACED_WIDGET.findall(text):
        if name not in WIDGETS:
            raise AuthorError(file, "::widget", f"received {name!r}, expected one of {', '.join(WIDGETS)}")
    logged = [exercise.slug for exercise in lesson.exercises if exercise.log]
    for slug in PLACED_LOG.findall(text):
        if slug not in logged:
            raise AuthorError(file, "::training-log", f"received {slug!r}, expected an exercise with a log.yaml")


def _read_exercise(folder: Folder) -> Exercise:
    spec = _read_spec(folder)
    is_code = isinstance(spec, Code)
    suffix = "py" if is_code else "yaml"
    _refuse_unknown(folder, folder.files(), _known_files(spec))
    _refuse_unknown(folder, folder.folders(), {"wrong", "right"})
    exercise = Exercise(
        id=folder.name,
        slug=folder.path.name,
        path=folder.path,
        spec=spec,
        text=folder.read_languages("text", "md"),
        explanation=folder.read_languages("explanation", "md"),
        starter=folder.read_languages("starter", "py") if is_code else {},
        solution=_answer(folder, f"solution.{suffix}", spec),
        wrong=tuple(_read_wrong(folder / "wrong", suffix, spec)),
        right=tuple(_read_right(folder / "right", suffix, spec)),
        variant_source=folder.read("variant.py") if folder.has("variant.py") or _needs_numbers(spec) else None,
        reference=folder.read_yaml("reference.yaml", Reference) if folder.has("reference.yaml") else None,
        log=folder.read_yaml("log.yaml", PublishedLog) if folder.has("log.yaml") else None,
        revision=_revision(folder.path),
    )
    if len(exercise.wrong) < LEAST_WRONG:
        message = f"received {len(exercise.wrong)} known wrong answers, expected at least {LEAST_WRONG}"
        raise AuthorError(f"{folder.name}/wrong", "", message)
    return exercise


def _read_spec(folder: Folder) -> ByHand | Code:
    """Return what exercise.yaml says, with the source of ``check.py`` where a check wants it."""
    file = f"{folder.name}/exercise.yaml"
    spec: ByHand | Code = folder.read_yaml("exercise.yaml", ExerciseFile)
    if isinstance(spec, ByHand):
        return spec
    if spec.program:
        raise AuthorError(file, "program", "unknown key; the program stands in check.py")
    wanted = [index for index, check in enumerate(spec.checks) if check.check == "program"]
    if not wanted and folder.has("check.py"):
        raise AuthorError(
            f"{folder.name}/check.py", "", "received a program, expected a check: program in exercise.yaml"
        )
    return spec.model_copy(update={"program": folder.read("check.py")}) if wanted else spec


def _needs_numbers(spec: ByHand | Code) -> bool:
    return isinstance(spec, ByHand) and bool(spec.number_cells)


def _known_files(spec: ByHand | Code) -> set[str]:
    known = {"exercise.yaml", "variant.py", *_in_languages("text", "md"), *_in_languages("explanation", "md")}
    if isinstance(spec, ByHand):
        return known | {"solution.yaml"}
    return known | {"solution.py", "check.py", "reference.yaml", "log.yaml", *_in_languages("starter", "py")}


def _in_languages(stem: str, suffix: str) -> list[str]:
    return [f"{stem}.{language}.{suffix}" for language in LANGUAGES]


def _read_wrong(folder: Folder, suffix: str, spec: ByHand | Code) -> Iterator[Wrong]:
    for name, text, answer in _read_examples(folder, suffix, spec):
        expect = read_expectation(text, f"{folder.name}/{name}")
        if isinstance(answer, str):
            yield Wrong(name=Path(name).stem, expect=expect, source=answer)
        else:
            yield Wrong(name=Path(name).stem, expect=expect, answers=answer)


def _read_right(folder: Folder, suffix: str, spec: ByHand | Code) -> Iterator[Right]:
    for name, _, answer in _read_examples(folder, suffix, spec):
        if isinstance(answer, str):
            yield Right(name=Path(name).stem, source=answer)
        else:
            yield Right(name=Path(name).stem, answers=answer)


def _read_examples(folder: Folder, suffix: str, spec: ByHand | Code) -> Iterator[tuple[str, str, str | dict[str, str]]]:
    for name in folder.files():
        if not name.endswith(f".{suffix}"):
            raise AuthorError(f"{folder.name}/{name}", "", f"received an unknown file, expected *.{suffix}")
        yield name, folder.read(name), _answer(folder, name, spec)


def _answer(folder: Folder, name: str, spec: ByHand | Code) -> str | dict[str, str]:
    """Return source as it stands; of a by-hand answer its fields, all of which must be there."""
    text = folder.read(name)
    if isinstance(spec, Code):
        return text
    answers = read_answers(text, f"{folder.name}/{name}")
    _match(answers, [field.name for field in spec.cells], f"{folder.name}/{name}", "fields")
    return answers


def _refuse_unknown(folder: Folder, found: Iterable[str], known: set[str]) -> None:
    for name in found:
        if name not in known:
            expected = ", ".join(sorted(known))
            raise AuthorError(f"{folder.name}/{name}", "", f"received an unknown file or folder, expected {expected}")


def _match(named: Iterable[str], present: Iterable[str], file: str, key: str) -> None:
    """Each must name what the other has, once."""
    names, there = list(named), list(present)
    for name in names:
        if name not in there:
            raise AuthorError(file, key, f"received {name!r}, expected one of {', '.join(there) or 'none'}")
        if names.count(name) > 1:
            raise AuthorError(file, key, f"received {name!r} {names.count(name)} times, expected once")
    for name in there:
        if name not in names:
            raise AuthorError(file, key, f"{name!r} is missing; received {', '.join(names) or 'none'}")


def _revision(path: Path) -> str:
    """Return the hash of the folder's relative paths and bytes: another byte, another revision."""
    digest = hashlib.sha256()
    for file in sorted(path.rglob("*")):
        relative = file.relative_to(path)
        if file.is_file() and not any(part.startswith(".") or part == "__pycache__" for part in relative.parts):
            content = file.read_bytes()
            digest.update(f"{relative.as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()
