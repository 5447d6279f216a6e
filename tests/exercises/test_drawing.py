"""The canvas of figures: what an author asks for is drawn, and nothing that would break a theme or a file."""

from __future__ import annotations

import math

import pytest

from courses.sanitiser import sanitise
from exercises.drawing import Axes, Canvas, written


def everything() -> Canvas:
    canvas = Canvas()
    canvas.rect((10, 10), 50, 20, rounding=4, fill="paper", colour="accent")
    canvas.circle((50, 50), 12.345, fill="none", colour="teal")
    canvas.arrow((0, 0), (30, 40), colour="amber", dash="4 2")
    canvas.polygon([(0, 0), (1, 0), (1, 1)], fill="violet", opacity=0.5)
    canvas.path("M0 0 L10.123456 20.5", dash="2 2")
    canvas.text((5, 5), "w_{12} < x^2", italic=True, bold=True, colour="accent")
    axes = Axes(canvas, x=(-1, 1), y=(0, 4), origin=(0, 0))
    axes.grid([0.5], [1, 2])
    axes.lines("x", "y")
    axes.ticks([-1, 0.5], [2])
    axes.curve([-1, 0, 1], [1, 0, 1])
    axes.dots([0.5], [2])
    return canvas


def test_the_same_drawing_is_the_same_file() -> None:
    assert everything().svg() == everything().svg()


def test_nothing_that_is_drawn_is_lost_on_a_page() -> None:
    drawn = everything().svg().replace(' xmlns="http://www.w3.org/2000/svg"', "").strip()

    assert sanitise(drawn).count("=") == drawn.count("=")


def test_coordinates_are_rounded_to_a_tenth() -> None:
    assert 'r="12.3"' in everything().svg()
    assert "L10.1 20.5" in everything().svg()


def test_what_is_below_and_above_the_line_is_smaller_and_moved() -> None:
    canvas = Canvas()
    canvas.text((0, 0), "w_{12} x^2 < 1", size=10)

    assert '>w<tspan dy="2.8" font-size="7.2">12</tspan>' in canvas.svg()
    assert '<tspan dy="-3.8" font-size="7.2">2</tspan>' in canvas.svg()
    assert " &lt; 1</text>" in canvas.svg()


def test_only_colours_of_the_theme_are_taken() -> None:
    with pytest.raises(ValueError, match="received the colour 'red', expected one of ink, none, accent"):
        Canvas().line((0, 0), (1, 1), colour="red")


def test_a_number_that_is_not_finite_is_refused() -> None:
    with pytest.raises(ValueError, match="received nan as a coordinate"):
        Canvas().dot((math.nan, 0))


def test_data_is_scaled_with_the_y_axis_upwards() -> None:
    axes = Axes(Canvas(200, 100), x=(0, 10), y=(-1, 1), left=0, right=0, top=0, bottom=0)

    assert axes.at(0, -1) == (0, 100)
    assert axes.at(10, 1) == (200, 0)


def test_a_curve_ends_where_it_leaves_the_frame() -> None:
    canvas = Canvas(100, 100)
    axes = Axes(canvas, x=(0, 6), y=(0, 1))
    axes.curve([0, 1, 2, 3, 4, 5, 6], [0, 1, 9, 1, 0, 9, 1])

    assert canvas.svg().count("<polyline") == 2


def test_numbers_have_a_real_minus() -> None:
    assert [written(value) for value in (-2.0, 0.25, 100000, 0.0)] == ["−2", "0.25", "100000", "0"]
