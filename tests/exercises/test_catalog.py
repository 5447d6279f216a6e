"""The catalogue reads a good course, and says of a bad one which file and which key."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from exercises import catalog
from exercises.by_hand import ByHand
from exercises.catalog import AuthorError
from exercises.schema import Code

MAE = "losses/mae/exercise.yaml"
CHOOSE = "losses/choose-loss/exercise.yaml"
MATCH = "losses/output-activation/exercise.yaml"
VECTOR = "first-model/forward/exercise.yaml"
STEPS = "first-model/steps/exercise.yaml"
IN_NUMPY = "losses/in-numpy/exercise.yaml"
TWO_LAYERS = "parameters/two-layers/exercise.yaml"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def refused(course: Path) -> AuthorError:
    with pytest.raises(AuthorError) as caught:
        catalog.load(course)
    return caught.value


def test_course_holds_its_lessons_and_exercises_in_order(shipped: catalog.Course) -> None:
    def listed(file: Path) -> list[str]:
        return re.findall(r"^  - ([a-z0-9-]+)$", file.read_text(encoding="utf-8"), re.MULTILINE)

    root = catalog.ROOT / "dense-networks"
    *lessons, quiz = listed(root / "course.yaml")

    assert [lesson.slug for lesson in shipped.lessons] == lessons
    assert [quiz.slug for quiz in shipped.quizzes] == [quiz]
    assert [exercise.id for lesson in shipped.lessons for exercise in lesson.exercises] == [
        f"dense-networks/{lesson}/{slug}" for lesson in lessons for slug in listed(root / lesson / "lesson.yaml")
    ]


def test_all_courses_are_found_by_their_course_file(course: Path) -> None:
    assert [found.slug for found in catalog.load_all(course.parent)] == ["dense-networks"]


def test_by_hand_exercise_holds_fields_and_answers_as_written() -> None:
    exercise = catalog.load_exercise("dense-networks/parameters/dense-layer")
    assert isinstance(exercise.spec, ByHand)
    assert exercise.solution["with_bias.total"] == "352"  # type: ignore[index]
    assert [field.name for field in exercise.spec.cells][:2] == ["without_bias.weights", "without_bias.biases"]
    assert exercise.starter == {}
    assert exercise.spec.points == 6


def test_a_question_that_draws_no_numbers_needs_no_variant(shipped: catalog.Course) -> None:
    drawn = {e.slug: e.variant_source is not None for lesson in shipped.lessons for e in lesson.exercises}
    assert {slug for slug, is_drawn in drawn.items() if not is_drawn} >= {"steps", "choose-loss", "output-activation"}


def test_code_exercise_holds_starter_code_in_both_languages() -> None:
    exercise = catalog.load_exercise("dense-networks/mnist/first-network")
    assert isinstance(exercise.spec, Code)
    assert exercise.starter.keys() == {"ru", "en"}
    assert exercise.log is not None
    assert len(exercise.log.epochs) == exercise.spec.epochs == 15


def test_known_wrong_answer_says_what_it_must_get() -> None:
    exercise = catalog.load_exercise("dense-networks/losses/mae")
    wrong = {example.name: example for example in exercise.wrong}["sum"]
    assert (wrong.expect.outcome, wrong.expect.feedback) == ("failed", ["losses.sum_not_mean"])
    assert wrong.answers == {"mae": "74"}


HINTS = "hints: [{ru: Модуль, en: Magnitude}, {ru: Сумма, en: Sum}]\n"


def hint(file: Path, hints: str) -> None:
    """Put these hints into the place of those that are there."""
    text = re.sub(r"^hints:\n(?:[ -].*\n)+", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file.write_text(hints + text, encoding="utf-8")


@pytest.mark.parametrize("file", [MAE, IN_NUMPY])
def test_exercise_of_either_kind_may_have_hints(course: Path, file: str) -> None:
    hint(course / file, HINTS)
    exercise = catalog.load_exercise(f"dense-networks/{Path(file).parent}", course.parent)
    assert [hint.en for hint in exercise.spec.hints] == ["Magnitude", "Sum"]


def test_a_fourth_hint_is_refused(course: Path) -> None:
    hint(course / MAE, HINTS.replace("[", "[" + 2 * "{ru: Знак, en: Sign}, "))
    assert refused(course).key == "hints"


@pytest.mark.parametrize("name", ["dense-networks/losses/mea", "dense-networks/mae", "../losses/mae", "mae", ""])
def test_unknown_exercise_is_refused_with_near_names(name: str) -> None:
    with pytest.raises(AuthorError, match=r"there is no such exercise; near names: .*dense-networks/losses/mae"):
        catalog.load_exercise(name)


def test_revision_changes_with_a_byte_and_only_then(course: Path) -> None:
    def revision() -> str:
        return catalog.load_exercise("dense-networks/losses/mae", course.parent).revision

    before = revision()
    folder = course / "losses" / "mae"
    (folder / "__pycache__").mkdir()
    (folder / "__pycache__" / "variant.pyc").write_bytes(b"compiled")
    (folder / ".text.ru.md.swp").write_bytes(b"an editor's")
    (folder / "text.ru.md").touch()
    assert revision() == before
    edit(folder / "text.ru.md", "Сеть", "Сеть ")
    changed = revision()
    assert changed != before
    (folder / "wrong" / "sum.yaml").rename(folder / "wrong" / "total.yaml")
    assert revision() not in (before, changed)


def test_revision_of_one_exercise_does_not_depend_on_another(course: Path) -> None:
    before = catalog.load_exercise("dense-networks/losses/mae", course.parent).revision
    edit(course / "parameters" / "dense-layer" / "text.ru.md", "Число", "Количество")
    assert catalog.load_exercise("dense-networks/losses/mae", course.parent).revision == before


@pytest.mark.parametrize(
    ("file", "edits", "key", "message"),
    [
        ("course.yaml", ("lessons:", "lesons:"), "lesons", "unknown key; expected one of title, summary, lessons"),
        ("course.yaml", ("- mnist\n", "- losses\n"), "lessons", "received 'losses' 2 times, expected once"),
        ("course.yaml", ("- mnist\n", "- mist\n"), "lessons", "received 'mist', expected one of"),
        ("course.yaml", ("  - mnist\n", ""), "lessons", "'mnist' is missing; received"),
        ("course.yaml", ("- first-model", "- First"), "lessons[0]", "received 'First'; string should match"),
        (
            "losses/lesson.yaml",
            ("minutes: ", "minutes: long # "),
            "minutes",
            "received 'long', expected a whole number",
        ),
        ("losses/lesson.yaml", ("minutes: ", "minutes: 0 # "), "minutes", "received 0; input should be greater than"),
        ("losses/lesson.yaml", ("  en:", "  fr:"), "title.fr", "unknown key; expected one of ru, en"),
        ("losses/lesson.yaml", ("- mae", "- mse"), "exercises", "received 'mse', expected one of choose-loss"),
        (MAE, ("kind: by-hand", "kind: by-foot"), "", "received 'by-foot' as kind, expected one of 'by-hand', 'code'"),
        (MAE, ("kind: by-hand\n", ""), "", "received nothing as kind, expected one of 'by-hand', 'code'"),
        (MAE, ("      en: MAE\n", ""), "fields[0].label.en", "the key is missing"),
        (MAE, ("en: MAE", "en: ''"), "fields[0].label.en", "received '', expected text that is not empty"),
        (MAE, ("places: 3", "places: 3.5"), "fields[0].tolerance.places", "received 3.5, expected a whole number"),
        (
            MAE,
            ("{places: 3}", "{}"),
            "fields[0].tolerance",
            "received nothing, expected one of places, digits, absolute",
        ),
        (MAE, ("places: 3", "places: 3, digits: 2"), "fields[0].tolerance", "received digits and places, expected one"),
        (
            MAE,
            ("kind: number", "kind: text"),
            "fields[0]",
            "received 'text' as kind, expected one of 'number', 'integer'",
        ),
        (CHOOSE, ("right: true", "right: false"), "fields[0]", "received 0 right options of 4, expected exactly one"),
        (CHOOSE, ("id: bce", "id: mse"), "fields[0]", "received 'mse' twice in options, expected different names"),
        (CHOOSE, ("name: binary", "name: price"), "", "received 'price' twice in fields, expected different names"),
        (
            CHOOSE,
            ("        why:\n", "        reason:\n"),
            "fields[0].options[0].reason",
            "unknown key; expected one of id",
        ),
        (
            STEPS,
            ("[compile, data]", "[predict]"),
            "fields[0]",
            "received 'predict' in after of 'fit', expected a line above",
        ),
        (
            MATCH,
            ("fits: linear", "fits: tanh"),
            "fields[0]",
            "received 'tanh' in fits of 'price', expected one of linear",
        ),
        (VECTOR, ("size: 2", "size: 0"), "fields[0].size", "received 0; input should be greater than or equal to 1"),
        (MAE, ("kind: by-hand", "kind: by-hand\n  title: MAE"), "line 2", "mapping values are not allowed here"),
        (MAE, ("kind: by-hand", "kind: by-hand\nkind: by-hand"), "line 2", 'found duplicate key "kind"'),
        (
            TWO_LAYERS,
            ("units: 300", "unit: 300"),
            "checks[0].layers[0].unit",
            "unknown key; expected one of type, units",
        ),
        (TWO_LAYERS, ("model.layers", "model.layer"), "checks[0]", "received 'model.layer' as check, expected one of"),
        (TWO_LAYERS, ("use_bias: false", "use_bias: no"), "checks[0].layers[0].use_bias", "expected true or false"),
        (TWO_LAYERS, ("- name: model", "- name: net"), "", "received 'model' as a model, expected one of leaves: net"),
        (TWO_LAYERS, ("wall_seconds: 10", "wall_seconds: 1e9"), "limits.wall_seconds", "received 1000000000.0; input"),
        (IN_NUMPY, ("public: true", "public: false"), "calls[0].cases[0]", "expected either public or says"),
        (IN_NUMPY, ("cases: [one]", "cases: [ones]"), "", "received the case 'one' of 'mae', expected a check"),
        (IN_NUMPY, ("fractions, opposite, equal]", "fractions, equal]"), "", "'opposite' of 'mae', expected a check"),
        (IN_NUMPY, ("cases: [one]", "cases: [example]"), "", "received the case 'one' of 'mae', expected a check"),
        (
            IN_NUMPY,
            ("    function: mae\n", "    function: mse\n"),
            "",
            "the function 'mse', expected one of calls: mae, bce",
        ),
        (
            IN_NUMPY,
            ("seconds: 1\n", "seconds: 9\n"),
            "",
            "calls that may take 51 s, expected less than limits.wall_sec",
        ),
        (IN_NUMPY, ("[3.0, -1.0, 2.0, 0.0]", "[3.0, [1.0]]"), "calls[0].cases[0].args[0]", "rows of different lengths"),
        (IN_NUMPY, ("[3.0, -1.0, 2.0, 0.0]", "[3.0, true]"), "calls[0].cases[0].args[0]", "received True, expected"),
        (
            TWO_LAYERS,
            ("points: 1", "points: 1\n    needs: [model.layer]"),
            "checks[1].needs",
            "received 'model.layer', expected one of model.layers",
        ),
        (
            TWO_LAYERS,
            ("points: 1", "points: 1\n    needs: [model.parameters]"),
            "checks[1].needs",
            "received a circle, model.parameters needs model.parameters",
        ),
        (
            TWO_LAYERS,
            ("points: 1", "points: 1\n    program: x"),
            "checks[1].program",
            "unknown key; expected one of id",
        ),
        (
            TWO_LAYERS,
            ("kind: code", "kind: code\nprogram: x"),
            "program",
            "unknown key; the program stands in check.py",
        ),
        ("losses/mae/wrong/sum.yaml", ("# outcome", "# outcom"), "outcom", "unknown key; expected one of outcome"),
        ("losses/mae/wrong/sum.yaml", ("failed", "wrong"), "outcome", "received 'wrong'; input should be 'passed'"),
        ("losses/mae/wrong/sum.yaml", ("mae:", "mse:"), "fields", "received 'mse', expected one of mae"),
        ("losses/mae/solution.yaml", ("mae: 6.727", "mae: [6.727]"), "fields", "received 'mae.1', expected one of mae"),
        ("losses/mae/solution.yaml", ("mae: 6.727", "6.727"), "", "expected fields with their answers"),
        ("mnist/first-network/log.yaml", ("loss: 0.2073", "lost: 0.2073"), "epochs[0].lost", "unknown key"),
    ],
)
def test_bad_value_is_refused_with_file_and_key(
    course: Path, file: str, edits: tuple[str, str], key: str, message: str
) -> None:
    edit(course / file, *edits)
    error = refused(course)
    assert (error.file, error.key) == (f"dense-networks/{file}", key)
    assert message in error.message
    assert str(error).startswith(f"dense-networks/{file}: ")


@pytest.mark.parametrize(
    "file",
    [
        "course.yaml",
        "losses/text.en.md",
        "losses/mae/text.en.md",
        "losses/mae/explanation.ru.md",
        "losses/mae/variant.py",
        "losses/mae/solution.yaml",
        "parameters/two-layers/solution.py",
        "parameters/two-layers/starter.ru.py",
    ],
)
def test_missing_file_is_named(course: Path, file: str) -> None:
    (course / file).unlink()
    error = refused(course)
    assert (error.file, error.message) == (f"dense-networks/{file}", "the file is missing")


@pytest.mark.parametrize(
    "file",
    [
        "notes.txt",
        "losses/text.de.md",
        "losses/mae/soluton.yaml",
        "losses/mae/wrong/sum.yml",
        "losses/mae/starter.ru.py",
        "losses/mae/wrongs/sum.yaml",
    ],
)
def test_unknown_file_is_named(course: Path, file: str) -> None:
    (course / file).parent.mkdir(exist_ok=True)
    (course / file).write_text("left over", encoding="utf-8")
    error = refused(course)
    assert f"dense-networks/{file}".startswith(error.file)
    assert "unknown file" in error.message


def test_lesson_folder_that_is_not_listed_is_named(course: Path) -> None:
    shutil.copytree(course / "losses", course / "spare")
    error = refused(course)
    assert (error.file, error.key) == ("dense-networks/course.yaml", "lessons")
    assert error.message.startswith("'spare' is missing")


def test_exercise_folder_that_is_not_listed_is_named(course: Path) -> None:
    shutil.copytree(course / "losses" / "mae", course / "losses" / "spare")
    error = refused(course)
    assert (error.file, error.key) == ("dense-networks/losses/lesson.yaml", "exercises")


def test_exercise_needs_two_known_wrong_answers(course: Path) -> None:
    for file in sorted((course / "losses/mae/wrong").iterdir())[1:]:
        file.unlink()
    assert refused(course).message == "received 1 known wrong answers, expected at least 2"


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        ("losses/text.en.md", "::exercise mae", "", "::exercise"),
        ("losses/text.ru.md", "::exercise mae", "::exercise mse", "::exercise"),
        ("losses/text.ru.md", "::exercise mae", "::exercise mae\n\n::exercise mae", "::exercise"),
        ("losses/text.ru.md", "figures/errors.svg", "figures/error.svg", "figures"),
        ("mnist/text.en.md", "::training-log first-network", "::training-log second", "::training-log"),
    ],
)
def test_lesson_places_what_exists_in_either_language(course: Path, file: str, old: str, new: str, key: str) -> None:
    edit(course / file, old, new)
    error = refused(course)
    assert (error.file, error.key) == (f"dense-networks/{file}", key)


def test_figure_that_no_lesson_shows_is_named(course: Path) -> None:
    (course / "losses/figures/spare.svg").write_text("<svg/>", encoding="utf-8")
    assert "'spare.svg' is missing" in refused(course).message


def test_link_is_refused(course: Path) -> None:
    (course / "losses/mae/right/linked.yaml").symlink_to(course / "losses/mae/solution.yaml")
    error = refused(course)
    assert error.file == "dense-networks/losses/mae/right/linked.yaml"
    assert "received a link" in error.message


def test_file_that_is_not_utf8_is_named(course: Path) -> None:
    (course / "losses/mae/text.ru.md").write_bytes("Посчитайте".encode("cp1251"))
    error = refused(course)
    assert error.file == "dense-networks/losses/mae/text.ru.md"
    assert "expected UTF-8" in error.message


def test_checks_that_need_each_other_are_refused_with_the_circle(course: Path) -> None:
    edit(course / TWO_LAYERS, "check: model.layers", "check: model.layers\n    needs: [count]")
    edit(
        course / TWO_LAYERS,
        "check: model.parameters",
        "check: model.parameters\n    id: count\n    needs: [model.layers]",
    )

    error = refused(course)

    assert error.key == "checks[0].needs"
    assert "model.layers needs count needs model.layers" in error.message


def test_two_checks_of_one_id_are_refused(course: Path) -> None:
    edit(course / TWO_LAYERS, "check: model.layers", "check: model.layers\n    id: count")
    edit(course / TWO_LAYERS, "check: model.parameters", "check: model.parameters\n    id: count")

    assert "received 'count' twice in ids of checks" in refused(course).message


def test_a_program_that_no_check_asks_for_is_refused_and_so_is_a_missing_one(course: Path) -> None:
    program = course / "parameters" / "two-layers" / "check.py"
    program.write_text("def check(folder):\n    return []\n")
    assert refused(course).file == "dense-networks/parameters/two-layers/check.py"
    program.unlink()
    edit(
        course / TWO_LAYERS,
        "  - check: model.layers",
        "  - {check: program, id: own, title: {ru: а, en: a}}\n  - check: model.layers",
    )
    assert "the file is missing" in refused(course).message


def test_a_part_of_the_content_is_loaded_by_its_folder_or_id(course: Path) -> None:
    def ids(path: Path) -> list[str]:
        return [
            e.id
            for found in catalog.load_below(path, course.parent)
            for lesson in found.lessons
            for e in lesson.exercises
        ]

    assert ids(course / "losses" / "mae") == ids(Path("dense-networks/losses/mae")) == ["dense-networks/losses/mae"]
    assert {path.split("/")[1] for path in ids(course / "losses")} == {"losses"}
    assert len(ids(course)) == len(ids(course.parent)) > 5
    with pytest.raises(AuthorError, match="received no folder of courses"):
        catalog.load_below(course / "nowhere")


TERM = """- id: {id}
  term: {{ru: потери, en: loss}}
  says: {{ru: Число., en: A number.}}
"""


def with_glossary(course: Path, *ids: str, more: str = "") -> None:
    for file in course.glob("*/text.*.md"):
        unlinked = re.sub(r"\[([^\]]*)\]\(glossary:[^)]+\)", r"\1", file.read_text(encoding="utf-8"))
        file.write_text(unlinked, encoding="utf-8")
    (course / "glossary.yaml").write_text("".join(TERM.format(id=name) for name in ids) + more, encoding="utf-8")


def test_course_holds_its_glossary(course: Path) -> None:
    with_glossary(course, "loss", "metric", more="  see: [loss]\n  lesson: losses\n")
    edit(course / "losses" / "text.ru.md", "::exercise mae\n", "[Потери](glossary:loss)\n\n::exercise mae\n")
    terms = catalog.load(course).glossary
    assert [(term.id, term.lesson, term.see) for term in terms] == [("loss", None, []), ("metric", "losses", ["loss"])]


@pytest.mark.parametrize(
    ("ids", "more", "key", "message"),
    [
        (["loss", "loss"], "", "[1].id", "received 'loss' twice"),
        (["loss"], "  see: [los]\n", "loss.see", "received 'los', expected a term of glossary.yaml: loss"),
        (["loss"], "  lesson: lost\n", "loss.lesson", "received 'lost', expected one of first-model, "),
        (["loss"], "  shows: x\n", "[0].shows", "unknown key; expected one of id, term, says, lesson, see"),
    ],
)
def test_glossary_that_does_not_fit_is_refused(course: Path, ids: list[str], more: str, key: str, message: str) -> None:
    with_glossary(course, *ids, more=more)
    error = refused(course)
    assert (error.file, error.key) == ("dense-networks/glossary.yaml", key)
    assert message in error.message


def test_link_to_a_term_that_the_glossary_lacks_is_refused(course: Path) -> None:
    with_glossary(course, "loss")
    edit(course / "losses" / "text.en.md", "::exercise mae\n", "[Loss](glossary:los)\n\n::exercise mae\n")
    error = refused(course)
    assert (error.file, error.key) == ("dense-networks/losses/text.en.md", "glossary")
    assert "received 'los'" in error.message


def test_link_to_a_term_from_an_exercise_is_refused(course: Path) -> None:
    with_glossary(course, "loss")
    edit(course / "losses" / "mae" / "text.ru.md", "Сеть", "[Сеть](glossary:loss)")
    assert "expected it in the lesson's text only" in refused(course).message


def test_only_widgets_that_there_are_can_be_placed(course: Path) -> None:
    edit(course / "losses" / "text.ru.md", "::exercise mae", "::widget loses\n\n::exercise mae")
    assert refused(course).message == (
        "received 'loses', expected one of optimizer-paths, losses, dense-layer, counting, own-digit"
    )
