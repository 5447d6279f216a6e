"""A drawing becomes an image like those of MNIST, and the network answers as it does in Keras."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from graders.datasets import load_test
from tests.widgets import cases
from tests.widgets.conftest import ROOT, Call

Stroke = list[dict[str, float]]
Image = NDArray[np.float64]

SIZE = 28
MIDDLE = SIZE / 2
SEVEN = [(0.3, 0.2), (0.7, 0.2), (0.45, 0.8)]


def stroke(*points: tuple[float, float], scale: float = 1.0, right: float = 0.0, down: float = 0.0) -> Stroke:
    return [{"x": scale * x + right, "y": scale * y + down} for x, y in points]


def array(told: Any) -> NDArray[np.float64]:
    """Return a typed array as it comes out of JSON."""
    return np.array([told[str(index)] for index in range(len(told))])


@pytest.fixture
def draw(call: Call) -> Any:
    """Brings drawings to MNIST's form."""

    def draw(*drawings: list[Stroke]) -> list[Image]:
        images = call("image", "toImage", [[drawing] for drawing in drawings])
        return [array(image).reshape(SIZE, SIZE) for image in images]

    return draw


def extent(image: Image) -> tuple[float, float]:
    """Return height and width of what is bright by half or more."""
    rows, columns = np.nonzero(image >= 0.5)
    return float(np.ptp(rows) + 1), float(np.ptp(columns) + 1)


def centre(image: Image) -> tuple[float, float]:
    places = np.arange(SIZE) + 0.5
    return float((image.sum(0) * places).sum() / image.sum()), float((image.sum(1) * places).sum() / image.sum())


def architecture(inputs: int, layers: list[tuple[int, bool, str]]) -> dict[str, Any]:
    keys = ("units", "use_bias", "activation")
    return {"inputs": inputs, "layers": [dict(zip(keys, layer, strict=True)) for layer in layers]}


def flat(inputs: int, layers: list[tuple[int, bool, str]]) -> list[float]:
    return [float(value) for one in cases.weights_of(inputs, layers) for value in one.ravel()]


@pytest.mark.slow
def test_a_network_answers_in_the_page_as_it_does_in_keras(call: Call, keras: dict[str, Any]) -> None:
    asked = [[architecture(*case), flat(*case), cases.row_of(case[0])] for case in cases.FORWARD]
    for case, outputs, expected in zip(cases.FORWARD, call("network", "predict", asked), keras["forward"], strict=True):
        assert outputs == pytest.approx(expected, abs=1e-5), case


def test_a_network_answers_as_numpy_computes_it(call: Call) -> None:
    case = cases.FORWARD[1]
    first, bias, second, third, last_bias = (one.astype("f8") for one in cases.weights_of(*case))
    row = np.array(cases.row_of(784))
    hidden = np.maximum(np.tanh(1 / (1 + np.exp(-(row @ first + bias))) @ second), 0)
    powers = np.exp(hidden @ third + last_bias)

    (outputs,) = call("network", "predict", [[architecture(*case), flat(*case), row.tolist()]])

    assert outputs == pytest.approx((powers / powers.sum()).tolist(), abs=1e-12)


def test_very_large_sums_are_probabilities_all_the_same(call: Call) -> None:
    network = architecture(1, [(3, False, "softmax")])

    (outputs,) = call("network", "predict", [[network, [65504, 65504, -65504], [1]]])

    assert outputs == [0.5, 0.5, 0]


def test_halves_are_decoded_as_numpy_does(call: Call) -> None:
    halves = np.arange(1 << 16, dtype="<u2")
    halves = halves[np.isfinite(halves.view("f2"))]

    (decoded,) = call("network", "decodeHalves", [[halves.tolist()]])

    assert array(decoded).tolist() == halves.view("f2").astype("f8").tolist()


def test_weights_are_counted_from_the_layers(call: Call) -> None:
    counts = call("network", "countWeights", [[architecture(*case)] for case in cases.FORWARD])

    assert counts == [len(flat(*case)) for case in cases.FORWARD]
    assert counts[0] == 952_410


@pytest.mark.parametrize(
    ("activation", "unknown"), [("softmax", None), ("gelu", "gelu"), ("constructor", "constructor")]
)
def test_an_activation_that_is_not_computed_is_named(call: Call, activation: str, unknown: str | None) -> None:
    network = architecture(784, [(32, True, "relu"), (10, True, activation)])

    assert call("network", "findUnknown", [[network]]) == [unknown]


@pytest.mark.parametrize("nothing", [[], [[]]])
def test_nothing_drawn_is_no_image(call: Call, nothing: list[Stroke]) -> None:
    assert call("image", "toImage", [[nothing]]) == [None]


def test_wherever_and_however_small_a_digit_is_drawn_the_network_sees_the_same(draw: Any) -> None:
    whole, small, in_the_corner = draw(
        [stroke(*SEVEN)], [stroke(*SEVEN, scale=0.3)], [stroke(*SEVEN, scale=0.5, right=0.5, down=0.5)]
    )

    # A pixel is looked at in sixteen places, and rounding may decide one of them.
    assert np.abs(whole - small).max() <= 1 / 16
    assert np.abs(whole - in_the_corner).max() <= 1 / 16


@pytest.mark.parametrize(
    "drawing",
    [
        [stroke(*SEVEN)],
        [stroke((0.1, 0.5), (0.9, 0.5))],
        [stroke((0.5, 0.1), (0.5, 0.6)), stroke((0.2, 0.9), (0.8, 0.9))],
    ],
    ids=["seven", "dash", "two strokes"],
)
def test_a_digit_fills_a_box_of_20_and_its_mass_is_in_the_middle(draw: Any, drawing: list[Stroke]) -> None:
    (image,) = draw(drawing)

    assert max(extent(image)) == pytest.approx(20, abs=1)
    assert centre(image) == pytest.approx((MIDDLE, MIDDLE), abs=0.3)
    assert (image.min(), image.max()) == (0, 1)
    assert ((image > 0.05) & (image < 0.95)).sum() > 15


def test_nothing_is_lost_over_the_edge_where_the_mass_is_far_from_the_middle(draw: Any) -> None:
    heavy_foot = [stroke((0.5, 0.0), (0.5, 1.0)), *(stroke((0.2, y), (0.8, y)) for y in (0.8, 0.85, 0.9, 0.95, 1.0))]
    (image,) = draw(heavy_foot)

    assert max(extent(image)) == pytest.approx(20, abs=1)
    assert image[0].sum() > 0


def test_a_dot_stays_a_dot(draw: Any) -> None:
    (image,) = draw([stroke((0.1, 0.9))])

    assert max(extent(image)) <= 3
    assert centre(image) == pytest.approx((MIDDLE, MIDDLE), abs=0.1)


def test_steps_of_the_keys_become_the_slope_that_they_stand_for(draw: Any) -> None:
    steps = [(index // 2 / 5, (index + 1) // 2 / 5) for index in range(11)]
    (image,) = draw([stroke(*steps)])

    # Of a straight line every row has as much as the next.
    rows = image.sum(1)[8:20]
    assert rows.std() < 0.1 * rows.mean()


def test_lines_are_about_as_broad_as_those_of_mnist(call: Call, draw: Any) -> None:
    samples = draw(*call("sample-digits", "sampleOf", [[digit] for digit in range(10)]))

    theirs = load_test(ROOT / "var").inputs / 255
    assert np.mean([image.sum() for image in samples]) == pytest.approx(theirs.sum() / len(theirs), rel=0.1)


def test_the_place_of_the_drawing_is_told_by_rows_and_columns(call: Call) -> None:
    image = [0.0] * SIZE**2
    image[3 * SIZE + 5] = image[20 * SIZE + 11] = 0.5

    assert call("image", "extentOf", [[image]]) == [{"top": 4, "bottom": 21, "left": 6, "right": 12}]


def test_every_sample_has_points_within_the_pad(call: Call) -> None:
    samples = call("sample-digits", "sampleOf", [[digit] for digit in range(10)])

    points = [point for drawing in samples for line in drawing for point in line]
    assert all(0 < point[axis] < 1 and math.isfinite(point[axis]) for point in points for axis in "xy")
    assert len(samples) == 10
