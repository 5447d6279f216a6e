"""Numbers on the page: the decimal mark of the language, units, and a value beside its band."""

from __future__ import annotations

from django.utils.translation import override

from config.templatetags.figures import BAR_MARGIN, BAR_WIDTH, bar, duration, measured, percent, unlocalized


def test_russian_readers_get_a_decimal_comma_and_english_ones_a_point() -> None:
    with override("ru"):
        assert percent(0.98123) == "98,1\N{NO-BREAK SPACE}%"
    with override("en"):
        assert percent(0.98123) == "98.1\N{NO-BREAK SPACE}%"


def test_numbers_are_rounded_not_cut() -> None:
    with override("en"):
        assert percent(0.98167) == "98.2\N{NO-BREAK SPACE}%"


def test_a_time_is_said_in_the_units_that_fit_it() -> None:
    with override("en"):
        assert [duration(s) for s in (0.423, 4.26, 41.3, 120.0, 125.4)] == [
            "0.42 s",
            "4.3 s",
            "41 s",
            "2 min",
            "2 min 5 s",
        ]


def test_attributes_for_scripts_never_have_a_decimal_comma() -> None:
    with override("ru"):
        assert unlocalized(0.9383) == "0.9383"
    assert unlocalized(None) == ""


def test_a_value_within_its_band_is_drawn_within_it() -> None:
    drawn = bar(0.981, 0.978, 0.983)
    assert drawn.low < drawn.here < drawn.high


def test_a_value_far_below_stays_on_the_line_and_leaves_the_band_visible() -> None:
    drawn = bar(0.1, 0.978, 0.983)
    assert drawn.here == BAR_MARGIN
    assert drawn.here < drawn.low < drawn.high <= BAR_WIDTH - BAR_MARGIN
    assert drawn.width >= 4


def test_a_band_without_width_can_be_drawn() -> None:
    assert bar(0.5, 0.5, 0.5).width >= 4


def test_the_label_of_a_band_at_the_end_of_the_line_stays_on_it() -> None:
    drawn = bar(0.1, 0.978, 0.983)
    assert drawn.label < drawn.low
    assert 0 < drawn.label < BAR_WIDTH


def test_a_measurement_that_was_not_taken_is_not_shown() -> None:
    assert measured({"accuracy": None}, "accuracy") is None


def test_a_measurement_without_a_band_has_no_bar() -> None:
    with override("en"):
        loss = measured({"loss": 0.07512}, "loss")
    assert loss is not None
    assert (loss.text, loss.bar) == ("0.0751", None)
