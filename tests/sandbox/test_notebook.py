"""Habits from notebooks: the last expression is shown, figures are pictures, and a summary is printed once."""

from collections.abc import Iterator
from typing import Any

import pytest

from graders.sandbox.pool import Pool
from tests.sandbox.conftest import RunCode
from tests.sandbox.test_warm import run as run_warm

pytestmark = pytest.mark.sandbox

MODEL = "import keras\nmodel = keras.Sequential([keras.Input((784,)), keras.layers.Dense(10, name='classes')])\n"
BRANCHED = (
    "a = keras.Input((4,))\nb = keras.layers.Add()([keras.layers.Dense(4)(a), a])\nbranched = keras.Model(a, b)\n"
)


@pytest.fixture(scope="module")
def warm() -> Iterator[Pool]:
    with Pool(slots=1) as pool:
        yield pool


@pytest.mark.parametrize(
    ("source", "output"),
    [
        ("x = 6\nx * 7", "42\n"),
        ("'loss'", ""),
        ("x = 'loss'\nx", "'loss'\n"),
        ("x = 6\nx * 7;", ""),
        ("print('once')", "once\n"),
        ("object()", ""),
        ("x = 6", ""),
        ("display(1, 'a')", "1\n'a'\n"),
        ("", ""),
    ],
)
def test_a_bare_last_expression_is_shown_once(run: RunCode, source: str, output: str) -> None:
    assert run(source).output == output


def test_an_error_in_the_last_expression_has_its_line(run: RunCode) -> None:
    ran = run("x = 0\n\n1 / x")

    assert ran.error is not None
    assert (ran.error["line"], ran.error["source"]) == (3, "1 / x")


def pictures(told: list[tuple[str, dict[str, Any]]]) -> list[str]:
    return [data["title"] for kind, data in told if kind == "picture"]


def test_a_figure_is_shown_by_its_name_alone(warm: Pool) -> None:
    source = "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots()\naxes.set_title('one')\n"

    assert pictures(run_warm(warm, source + "figure")[1]) == ["one"]
    assert pictures(run_warm(warm, source + "display(figure)")[1]) == ["one"]


@pytest.mark.parametrize("last", ["model.summary()", "print(model.summary())"])
def test_a_summary_is_printed_once_and_fits_the_page(warm: Pool, last: str) -> None:
    output = run_warm(warm, MODEL + last)[0].output

    assert output.count("classes (Dense)") == 1
    assert "None\n" not in output.replace("(None, 10)", "")
    assert max(map(len, output.splitlines())) <= 80


@pytest.mark.parametrize(
    "source",
    [
        "keras.utils.plot_model(model, show_shapes=True)",
        "from keras.utils import plot_model\nplot_model(model, to_file='model.png')\nopen('model.png', 'rb')",
        "keras.utils.plot_model(keras.Sequential([keras.layers.Dense(3)]))",
        BRANCHED + "keras.utils.plot_model(branched)",
        "keras.utils.plot_model(keras.Sequential())",
    ],
)
def test_a_model_is_drawn_without_other_programs(warm: Pool, source: str) -> None:
    ran, told = run_warm(warm, MODEL + source)

    assert ran.error is None
    assert pictures(told) == [""]


def test_a_warning_shows_what_it_says_and_no_path(warm: Pool) -> None:
    output = run_warm(warm, "import keras\nkeras.layers.Dense(1, input_shape=(2,))")[0].output

    assert output.startswith("UserWarning: Do not pass")
