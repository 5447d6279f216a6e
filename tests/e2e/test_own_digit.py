"""A network is trained and submitted; then it recognises what its student draws, and its curve stands in the lesson."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenPage
from tests.e2e.test_writing_code import FIRST_NETWORK, VERDICT_MS, _write

pytestmark = pytest.mark.e2e

LESSON = "/dense-networks/mnist/"
# Small and trained for one epoch: seconds, and enough for a plain digit.
TRAINING = """
import keras
from keras.datasets import mnist

keras.utils.set_random_seed(1)
(x, y), _ = mnist.load_data()
model = keras.Sequential([keras.Input((784,)), keras.layers.Dense(64, "relu"), keras.layers.Dense(10, "softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(x.reshape(60000, 784) / 255, y, batch_size=128, epochs=2, verbose=2)
"""
ZERO = [(0.5, 0.15), (0.3, 0.3), (0.28, 0.6), (0.42, 0.85), (0.6, 0.8), (0.7, 0.5), (0.64, 0.24), (0.5, 0.15)]


@pytest.fixture
def lesson(open_page: OpenPage) -> Page:
    """The lesson, for a student whose network is there."""
    page = open_page(LESSON, person="student")
    if not page.locator("[data-widget=own-digit]").count():
        page.goto(FIRST_NETWORK)
        _write(page, TRAINING)
        page.get_by_role("button", name="Отправить").click()
        expect(page.locator(".verdict")).to_have_attribute("data-outcome", "partly", timeout=2 * VERDICT_MS)
        page.goto(LESSON)
    page.locator("[data-pad]").scroll_into_view_if_needed()
    expect(page.locator("[data-widget=own-digit]")).to_have_attribute("data-state", "ready")
    return page


def draw(page: Page, points: list[tuple[float, float]]) -> None:
    box = page.locator("[data-pad]").bounding_box()
    assert box
    first, *rest = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*first)
    page.mouse.down()
    for place in rest:
        page.mouse.move(*place, steps=4)
    page.mouse.up()


def test_the_students_network_recognises_a_digit_drawn_with_the_mouse(lesson: Page) -> None:
    expect(lesson.get_by_label("Ваша сеть")).to_contain_text("Первая обученная сеть")
    expect(lesson.locator("[data-about]")).to_have_text(
        re.compile(r"784 → 64 relu → 10 softmax\. Узнаёт 9\d,\d\s% скрытых изображений\.")
    )
    draw(lesson, ZERO)

    expect(lesson.locator(".own-digit [data-sentence]")).to_have_text(
        re.compile(r"Ответ сети — 0, вероятность \d+,\d\s%")
    )
    expect(lesson.locator("[data-row].is-largest th")).to_have_text("0")
    expect(lesson.locator("[data-image]")).to_have_attribute(
        "aria-label", re.compile(r"строки с \d+ по \d+ и столбцы с \d+ по \d+")
    )
    shares = lesson.locator("[data-row] [data-value]").all_text_contents()
    assert sum(float(share.rstrip("\u00a0%").replace(",", ".")) for share in shares) == pytest.approx(100, abs=0.5)


def test_a_digit_is_drawn_undone_and_cleared_with_the_keyboard_alone(lesson: Page) -> None:
    answer = lesson.locator("[data-answer]")
    pad = lesson.get_by_role("application", name="Нарисуйте цифру")
    pad.focus()
    for key in ["ArrowUp", "Space", *["ArrowDown"] * 11, "Space", "PageUp"]:
        pad.press(key)
    expect(answer).to_have_text("1")
    expect(lesson.locator("[data-cell]")).to_have_text("Строка 14, столбец 10.")

    pad.press("Space")
    for _ in range(3):
        pad.press("ArrowLeft")
    expect(lesson.locator("[data-cell]")).to_have_text("Строка 14, столбец 7, перо опущено.")
    expect(lesson.locator("[data-ink] polyline")).to_have_count(2)

    pad.press("Backspace")
    expect(lesson.locator("[data-ink] polyline")).to_have_count(1)
    pad.press("Tab")
    expect(lesson.get_by_role("button", name="Отменить")).to_be_focused()
    lesson.keyboard.press("Tab")
    lesson.keyboard.press("Enter")
    expect(lesson.locator("[data-ink] polyline")).to_have_count(0)
    expect(answer).to_have_text("")
    expect(lesson.locator("[data-image]")).to_have_attribute("aria-label", re.compile("Пустое изображение"))
    lesson.get_by_role("button", name="Отменить").press("Enter")
    expect(answer).to_have_text("1")


def test_our_drawings_are_recognised(lesson: Page) -> None:
    right = 0
    for digit in range(10):
        lesson.get_by_role("button", name=str(digit), exact=True).click()
        right += lesson.locator("[data-answer]").inner_text() == str(digit)
    assert right >= 9


def test_weights_that_do_not_come_can_be_asked_for_again(open_page: OpenPage, lesson: Page) -> None:
    page = open_page("/", person="student", expected="503")
    page.route("**/network/", lambda route: route.fulfill(status=503))
    page.goto(LESSON)
    page.locator("[data-pad]").scroll_into_view_if_needed()
    expect(page.locator("[data-progress]")).to_contain_text("не загрузились")
    page.unroute("**/network/")
    page.get_by_role("button", name="Попробовать ещё раз").click()
    expect(page.locator("[data-widget=own-digit]")).to_have_attribute("data-state", "ready")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_drawing_and_curves_have_nothing_that_axe_finds_and_fit_a_phone(
    open_page: OpenPage, lesson: Page, theme: str
) -> None:
    page = open_page(
        LESSON,
        person="student",
        color_scheme=theme,
        reduced_motion="reduce",
        has_touch=True,
        viewport={"width": 360, "height": 740},
    )
    expect(page.locator(".math:not(.drawn)")).to_have_count(0)
    page.locator("[data-pad]").tap(position={"x": 160, "y": 160})
    expect(page.locator("[data-answer]")).not_to_have_text("")
    page.get_by_text("Почему сеть может ошибиться").click()
    page.locator(".log summary").click()
    found = Axe().run(page, context={"include": [[".log"], [".own-digit"]]})
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_students_own_curve_stands_beside_that_of_the_course(lesson: Page) -> None:
    log = lesson.locator(".log")
    expect(log.get_by_role("link", name="последнее обучение, которое вы отправили")).to_be_visible()
    expect(log.locator("[data-now=accuracy]")).to_have_text(re.compile(r"9\d,\d\s%"))
    expect(log.locator("[data-chart=accuracy] canvas")).to_be_visible()
    own = log.locator(".level-accuracy tbody tr").last
    expect(own.get_by_role("rowheader")).to_have_text("Вы")
    assert all(re.fullmatch(r"9\d,\d\s%", text) for text in own.locator("td").all_text_contents())
    log.get_by_text("То же в числах").click()
    expect(log.locator("[data-epoch]").nth(1).locator("td")).to_have_count(6)
    expect(log.locator("[data-epoch]").nth(1).locator("td").nth(2)).to_have_text(re.compile(r"0,9\d{3}"))


def test_who_has_no_network_is_led_to_the_exercise(open_page: OpenPage) -> None:
    visitors, other = open_page(LESSON), open_page(LESSON, person="operator")

    expect(visitors.locator(".own-digit")).to_contain_text("Войдите, чтобы ваша сеть нашлась")
    expect(visitors.locator(".log")).to_contain_text("Когда вы обучите сеть, здесь появится и ваша линия")
    other.locator(".own-digit").get_by_role("link", name="Первая обученная сеть").click()
    expect(other.locator("h1")).to_have_text("Первая обученная сеть")
