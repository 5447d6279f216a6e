"""What the widgets show is what Keras computes."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.widgets import cases
from tests.widgets.conftest import Call

SURFACES = ("bowl", "ravine", "two-minima")
BOUNDS = {"left": -5, "right": 5, "bottom": -4, "top": 4}


@pytest.mark.slow
@pytest.mark.parametrize("surface", SURFACES)
def test_optimizers_walk_as_those_of_keras_do(surface: str, call: Call, keras: dict[str, Any]) -> None:
    asked = [[{"surface": surface}, name, cases.SETTINGS, cases.START, cases.STEPS] for name in cases.OPTIMIZERS]
    for name, path in zip(cases.OPTIMIZERS, call("optimizers", "walk", asked), strict=True):
        expected = keras["paths"][f"{surface} {name}"]
        assert len(path) == cases.STEPS + 1
        for step, place in zip(path, expected, strict=True):
            # Keras holds its hyperparameters in 32 bits.
            assert step["w"] == pytest.approx(place, rel=1e-6, abs=1e-6), name


@pytest.mark.slow
@pytest.mark.parametrize("name", ["mae", "mse", "bce"])
def test_losses_and_their_gradients_are_those_of_keras(name: str, call: Call, keras: dict[str, Any]) -> None:
    asked = [[*case] for case in (cases.PROBABILITIES if name == "bce" else cases.NUMBERS)]
    for given, loss, expected in zip(asked, call("losses", name, asked), keras[name], strict=True):
        assert [loss["value"], loss["gradient"]] == pytest.approx(expected, rel=1e-5, abs=1e-7), given


@pytest.mark.slow
def test_cce_and_its_gradients_are_those_of_keras(call: Call, keras: dict[str, Any]) -> None:
    asked = [[*case] for case in cases.CCE]
    for given, loss, expected in zip(asked, call("losses", "cce", asked), keras["cce"], strict=True):
        assert [loss["value"], loss["gradient"]] == pytest.approx(expected, rel=1e-4), given
    certain = [[*case] for case in cases.CCE if min(case[1]) > 0]
    for slopes, expected in zip(call("losses", "cceBySoftmaxInputs", certain), keras["softmax"], strict=True):
        assert slopes == pytest.approx(expected, abs=1e-6)


@pytest.mark.slow
def test_a_neuron_answers_as_a_dense_layer_does(call: Call, keras: dict[str, Any]) -> None:
    asked = [
        [{"activation": activation, "weights": weights, "bias": bias}, at]
        for activation, weights, bias, at in cases.NEURONS
    ]
    assert call("dense", "output", asked) == pytest.approx(keras["neurons"])


@pytest.mark.slow
def test_parameters_are_counted_as_keras_counts_them(call: Call, keras: dict[str, Any]) -> None:
    asked = [[network(*case)] for case in cases.NETWORKS]
    counts = call("counting", "countLayers", asked)
    assert [[row["total"] for row in rows] for rows in counts] == [found["layers"] for found in keras["counts"]]
    totals = call("counting", "sum", [[rows, "total"] for rows in counts])
    assert totals == [found["total"] for found in keras["counts"]]
    assert totals[:6] == [320, 352, 238_210, 238_510, 952_410, 523]


def network(inputs: int, layers: list[list[Any]]) -> dict[str, Any]:
    return {"inputs": inputs, "layers": [{"units": units, "useBias": bias} for units, bias in layers]}


def test_a_path_says_where_it_has_come_to(call: Call) -> None:
    slow = {"learningRate": 0.1, "momentum": 0.9, "rho": 0.9, "beta1": 0.9, "beta2": 0.999}
    fast = slow | {"learningRate": 1.2}

    def fate(surface: str, name: str, settings: dict[str, float], start: list[float], steps: int) -> Any:
        (path,) = call("optimizers", "walk", [[{"surface": surface}, name, settings, start, steps]])
        return call("optimizers", "fateOf", [[{"surface": surface}, path]])[0]

    assert fate("bowl", "sgd", slow, [-4, 2.5], 40) == "minimum"
    assert fate("bowl", "sgd", slow, [-4, 2.5], 5) == "under-way"
    assert fate("bowl", "sgd", fast, [-4, 2.5], 3) == "outside"
    assert fate("bowl", "sgd", fast, [-4, 2.5], 200) == "diverged"
    assert fate("two-minima", "sgd", slow, [3.4, 1.6], 200) == "local-minimum"
    assert fate("two-minima", "sgd", slow, [-3.4, 1.6], 200) == "minimum"


@pytest.mark.parametrize("surface", SURFACES)
def test_minima_are_where_the_gradient_vanishes(surface: str, call: Call) -> None:
    (minima,) = call("surfaces", f"SURFACES.{surface}.minima", [[]])
    for gradient in call("surfaces", f"SURFACES.{surface}.gradient", [[at] for at in minima]):
        assert gradient == pytest.approx([0, 0], abs=1e-12)
    heights = call("surfaces", f"SURFACES.{surface}.value", [[at] for at in minima])
    assert heights == sorted(heights)


def test_a_contour_is_at_its_height_everywhere_and_closed(call: Call) -> None:
    bounds = {"left": -5, "right": 5, "bottom": -3.5, "top": 3.5}
    value = {"surface": "bowl", "of": "value"}
    (lines,) = call("contours", "contour", [[value, bounds, 4]])
    (circle,) = lines
    assert [math.hypot(*at) for at in circle] == pytest.approx([2] * len(circle), abs=0.01)
    assert math.dist(circle[0], circle[-1]) < 0.2


def test_a_contour_goes_around_each_of_two_minima_below_the_pass(call: Call) -> None:
    bounds = {"left": -4, "right": 4, "bottom": -2.8, "top": 2.8}
    value = {"surface": "two-minima", "of": "value"}
    below, above = call("contours", "contour", [[value, bounds, 0.9], [value, bounds, 1.2]])
    assert (len(below), len(above)) == (2, 1)


def test_probabilities_stay_a_distribution_when_one_is_set(call: Call) -> None:
    p = [0.02, 0.07, 0.9, 0.01]
    asked: list[list[Any]] = [[p, 2, 0.5], [p, 0, 1], [[0, 0, 1, 0], 2, 0.4]]
    fewer, all_of_it, from_certainty = call("losses", "withProbability", asked)
    assert fewer == pytest.approx([0.1, 0.35, 0.5, 0.05])
    assert all_of_it == [1, 0, 0, 0]
    assert from_certainty == pytest.approx([0.2, 0.2, 0.4, 0.2])


def test_the_boundary_is_the_line_where_the_sum_is_zero(call: Call) -> None:
    neurons = [
        {"weights": w, "bias": b, "activation": "step"}
        for w, b in (([1, 2], -2), ([1, 2], 0), ([2, 0], 3), ([0, 0], 1))
    ]
    boundaries = call("dense", "boundaryOf", [[neuron] for neuron in neurons])
    assert boundaries == [
        {"kind": "line", "slope": -0.5, "intercept": 1},
        {"kind": "line", "slope": -0.5, "intercept": 0},
        {"kind": "upright", "at": -1.5},
        {"kind": "none"},
    ]
    ends = call("dense", "endsWithin", [[boundary, BOUNDS] for boundary in boundaries])
    assert ends == [[[-5, 3.5], [5, -1.5]], [[-5, 2.5], [5, -2.5]], [[-1.5, -4], [-1.5, 4]], None]
    steep = {"kind": "line", "slope": 4, "intercept": 2}
    far = {"kind": "line", "slope": 0, "intercept": 7}
    assert call("dense", "endsWithin", [[steep, BOUNDS], [far, BOUNDS]]) == [[[-1.5, -4], [0.5, 4]], None]


def test_an_example_on_the_line_is_on_the_side_of_class_0(call: Call) -> None:
    neuron = {"weights": [1, 1], "bias": -3, "activation": "step"}
    examples = [{"at": [1, 2], "label": 0}, {"at": [1, 2], "label": 1}, {"at": [2, 2], "label": 1}]
    assert call("dense", "rightlySided", [[neuron, examples]]) == [2]


def test_a_large_layer_is_drawn_by_its_first_and_last_neurons(call: Call) -> None:
    assert call("counting", "drawnOf", [[3, 7], [7, 7], [784, 7]]) == [
        [0, 1, 2],
        [0, 1, 2, 3, 4, 5, 6],
        [0, 1, 2, None, 781, 782, 783],
    ]
