"""Numbers stand in a text as its language writes them."""

from __future__ import annotations

import pytest

from exercises.catalog import AuthorError, fill, read_answers


@pytest.mark.parametrize(
    ("markdown", "numbers", "russian", "english"),
    [
        ("{{ n }}", {"n": 74}, "74", "74"),
        ("{{ n }}", {"n": -8}, "−8", "−8"),
        ("{{ n }}", {"n": 0.5}, "0,5", "0.5"),
        ("{{ n }}", {"n": 1e-7}, "0,0000001", "0.0000001"),
        ("{{ n }}", {"n": 9999}, "9999", "9999"),
        ("{{ n }}", {"n": 952410}, "952\u202f410", "952\u202f410"),
        ("{{ n | 3 }}", {"n": 74 / 11}, "6,727", "6.727"),
        ("{{ n | 3 }}", {"n": 0.0005}, "0,001", "0.001"),
        ("{{ n | 2 }}", {"n": 7}, "7,00", "7.00"),
        ("{{ n | 2 }}", {"n": -0.001}, "0,00", "0.00"),
        ("$ {{ n | tex }} $", {"n": -23521.5}, r"$ -23\,521{,}5 $", r"$ -23\,521.5 $"),
        ("$ {{ n | 3 | tex }} $", {"n": 74 / 11}, "$ 6{,}727 $", "$ 6.727 $"),
        ("{{ ns }}", {"ns": [15, -22, 0.5]}, "15; −22; 0,5", "15, −22, 0.5"),
        ("| y | {{ ns | cells }} |", {"ns": [15, -22]}, "| y | 15 | −22 |", "| y | 15 | −22 |"),
        ("np.array({{ ns | python }})", {"ns": [15, -22, 0.5]}, "np.array([15, -22, 0.5])", "np.array([15, -22, 0.5])"),
        ("{{ns|1|python}}", {"ns": [[1.25, 2], [3, 4]]}, "[[1.3, 2.0], [3.0, 4.0]]", "[[1.3, 2.0], [3.0, 4.0]]"),
        ("| {{ ns | cells }} |", {"ns": [[1, 0.5], [3, 4]]}, "| 1 | 0,5 |\n| 3 | 4 |", "| 1 | 0.5 |\n| 3 | 4 |"),
        ("{{ ns | 1 | tex }}", {"ns": [[1, 2], [3, 4]]}, r"1{,}0 & 2{,}0 \\ 3{,}0 & 4{,}0", r"1.0 & 2.0 \\ 3.0 & 4.0"),
        ("{{ name }}", {"name": "<b>relu</b>"}, "&lt;b&gt;relu&lt;/b&gt;", "&lt;b&gt;relu&lt;/b&gt;"),
        (r"\frac{ {{ n }} }{11}", {"n": 74}, r"\frac{ 74 }{11}", r"\frac{ 74 }{11}"),
    ],
)
def test_number_is_written_as_the_language_writes_it(
    markdown: str, numbers: dict[str, object], russian: str, english: str
) -> None:
    assert fill(markdown, numbers, "ru") == russian
    assert fill(markdown, numbers, "en") == english


def test_text_without_placeholders_is_left_as_it_is() -> None:
    assert fill("$x_{i}$ and {n}", {}, "ru") == "$x_{i}$ and {n}"


def test_unknown_name_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(AuthorError, match=r"\{\{ maen \}\}: there is no number of that name; there are mae, total"):
        fill("{{ maen }}", {"total": 74, "mae": 6.7}, "en")


def test_unknown_form_is_refused_with_the_forms_there_are() -> None:
    with pytest.raises(AuthorError, match=r"\| latex: unknown form; expected digits or one of cells, tex, python"):
        fill("{{ n | latex }}", {"n": 1}, "en")


def test_answers_are_kept_as_they_were_written() -> None:
    assert read_answers("a: 6,727\nb: 1e-3\nc: 012\nd: no\ne:\nrow: {x: '1 000', y: −2}\nm: [[1, 2], [3]]\n") == {
        "a": "6,727",
        "b": "1e-3",
        "c": "012",
        "d": "no",
        "e": "",
        "row.x": "1 000",
        "row.y": "−2",
        "m.1.1": "1",
        "m.1.2": "2",
        "m.2.1": "3",
    }


@pytest.mark.parametrize("text", ["74", "- 74", "a: 1\na: 2", "a: {", "a: *unknown"])
def test_answers_that_are_not_fields_are_refused(text: str) -> None:
    with pytest.raises(AuthorError):
        read_answers(text, "answer.yaml")
