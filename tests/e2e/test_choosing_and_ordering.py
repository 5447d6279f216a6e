"""Vectors, matrices, choices, orders and matches: with a mouse, with the keyboard alone, and without scripts."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import AXE, OpenPage

pytestmark = pytest.mark.e2e

VECTOR = "/dense-networks/first-model/forward/"
MATRIX = "/dense-networks/first-model/forward-batch/"
CHOOSE = "/dense-networks/losses/choose-loss/"
FACTS = "/dense-networks/parameters/bias-neuron/"
MATCH = "/dense-networks/losses/output-activation/"
ORDER = "/dense-networks/first-model/steps/"
STEPS = ("data", "create", "add", "compile", "fit", "predict")
# Chromium notes a refused form in its console where it was sent without a script, or before one was there.
REFUSED = "422"
KINDS = (VECTOR, MATRIX, CHOOSE, FACTS, MATCH, ORDER)

PASTE = """(field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def check(page: Page) -> None:
    page.get_by_role("button", name="Проверить ответ").click()


def verdict(page: Page, tone: str) -> Locator:
    found = page.locator(".verdict")
    expect(found).to_have_attribute("data-tone", tone)
    return found


def order_of(page: Page) -> list[str]:
    names = page.locator("[data-order] select").evaluate_all("selects => selects.map(select => select.name)")
    return [name.removeprefix("steps.") for name in names]


def test_a_block_from_a_spreadsheet_fills_the_cells_from_the_focused_one_on(open_page: OpenPage) -> None:
    page = open_page(MATRIX, person="student")
    cells = page.locator("[data-number]")
    cells.first.evaluate(PASTE, "1,5\t−2\r\n1/4\t2,5·10^-1\r\n")
    assert [cell.input_value() for cell in cells.all()] == ["1,5", "−2", "1/4", "2,5·10^-1"]
    expect(page.locator("[data-pasted]")).to_have_text("заполнено чисел: 4")
    expect(page.locator(".understood").last).to_have_text("понято как 0,25")
    cells.nth(3).evaluate(PASTE, "7\t8\n9\t10")
    assert cells.nth(3).input_value() == "7"
    cells.first.evaluate(PASTE, "[[1. 2.]\n [3. 4.]]")
    assert [cell.input_value() for cell in cells.all()] == ["1.", "2.", "3.", "4."]


def test_a_column_fills_a_vector(open_page: OpenPage) -> None:
    page = open_page(VECTOR, person="student")
    page.locator("[data-number]").first.evaluate(PASTE, "1,5\n2,5\n")
    assert [cell.input_value() for cell in page.locator("[data-number]").all()] == ["1,5", "2,5", "", ""]


def test_each_cell_of_a_vector_has_its_own_verdict(open_page: OpenPage) -> None:
    page = open_page(VECTOR, person="student")
    for cell in page.locator("[data-number]").all():
        cell.fill("0")
    check(page)
    # One output is negative, so after relu it is zero, and zero is nowhere else.
    verdict(page, "partly")
    expect(page.locator(".answer-grid .cell-mark[data-tone=passed]")).to_have_count(1)
    expect(page.locator(".answer-grid .cell-mark[data-tone=not-yet]")).to_have_count(3)


def test_a_field_without_an_answer_comes_into_focus_and_nothing_is_sent(open_page: OpenPage) -> None:
    page = open_page(VECTOR, person="student", expected=REFUSED)
    for cell, text in zip(page.locator("[data-number]").all(), ("1,234.5", "2", "", ""), strict=True):
        cell.fill(text)
    check(page)
    expect(page.locator("[name='output.1']")).to_be_focused()
    expect(page.locator(".field-error").first).to_contain_text("1234,5 или 1,2345")
    expect(page.locator(".field-error").nth(1)).to_contain_text("Здесь ещё нет ответа")


def test_what_was_chosen_is_explained_and_all_at_once_earns_nothing(open_page: OpenPage) -> None:
    page = open_page(FACTS, person="student")
    for box in page.get_by_role("checkbox").all():
        box.check()
    expect(page.locator(".why")).to_have_count(0)
    check(page)
    expect(verdict(page, "not-yet")).to_contain_text("баллы: 0 из 4")
    expect(page.locator(".why")).to_have_count(7)
    for name in ("Он поворачивает", "Если он есть", "Нейроны смещения"):
        page.get_by_role("checkbox", name=name).uncheck()
    check(page)
    verdict(page, "passed")
    expect(page.locator(".why[data-tone=passed]")).to_have_count(4)


def test_one_option_is_chosen_by_the_keyboard_alone(open_page: OpenPage) -> None:
    page = open_page(CHOOSE, person="student")
    page.get_by_role("radio").first.focus()
    while not page.get_by_role("radio", name="MSE").is_checked():
        page.keyboard.press("ArrowDown")
    page.get_by_role("checkbox", name="кошка").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(verdict(page, "partly")).to_contain_text("баллы: 2 из 3")
    expect(page.locator(".verdict")).to_be_focused()


def test_lines_are_put_in_order_by_the_keyboard_and_announced(open_page: OpenPage) -> None:
    page = open_page(ORDER, person="student", expected=REFUSED)
    check(page)
    expect(page.locator("p.field-error")).to_contain_text("перемешали")
    expect(page.locator("[data-move]").first).to_be_focused()
    for place, step in enumerate(STEPS):
        line = page.locator(f"li:has([name='steps.{step}'])")
        line.locator("[data-move='-1']").focus()
        while order_of(page).index(step) > place:
            page.keyboard.press("ArrowUp" if place % 2 else "Enter")
            expect(line.locator("[data-move='-1']")).to_be_focused()
    assert order_of(page) == list(STEPS)
    page.locator("li:has([name='steps.fit']) [data-move='1']").press("Enter")
    expect(page.locator("[data-said]")).to_have_text(re.compile(r"model\.fit.*: место 6 из 6"))
    page.locator("li:has([name='steps.fit']) [data-move='-1']").press("Enter")
    check(page)
    verdict(page, "passed")


def test_a_line_is_dragged_to_its_place(open_page: OpenPage) -> None:
    page = open_page(ORDER, person="operator")
    before = order_of(page)
    lines = page.locator("[data-order] li")
    last, first = lines.last.bounding_box(), lines.first.bounding_box()
    assert last
    assert first
    page.mouse.move(last["x"] + 60, last["y"] + last["height"] / 2)
    page.mouse.down()
    page.mouse.move(first["x"] + 60, first["y"] + 30, steps=8)
    page.mouse.move(first["x"] + 60, first["y"] + 2, steps=4)
    page.mouse.up()
    assert order_of(page) == [before[-1], *before[:-1]]
    expect(page.locator("[data-said]")).to_contain_text("место 1 из 6")
    check(page)
    expect(page.locator(".verdict")).to_be_visible()


def test_rows_are_matched_and_graded_one_by_one(open_page: OpenPage) -> None:
    page = open_page(MATCH, person="student")
    for label, option in (("цена", "линейная"), ("кошка", "sigmoid"), ("цифра", "softmax"), ("меток", "softmax")):
        page.get_by_label(label).select_option(label=option)
    check(page)
    expect(verdict(page, "partly")).to_contain_text("баллы: 3 из 4")
    page.get_by_label("меток").select_option(label="sigmoid")
    check(page)
    verdict(page, "passed")


def test_choices_orders_and_matches_need_no_scripts(open_page: OpenPage) -> None:
    page = open_page(ORDER, person="operator", java_script_enabled=False, expected=REFUSED)
    for place, step in enumerate(STEPS, 1):
        page.locator(f"[name='steps.{step}']").select_option(str(place))
    page.locator("[name='steps.fit']").select_option("1")
    check(page)
    expect(page.locator("p.field-error")).to_contain_text("У каждой строки должен быть свой номер")
    page.locator("[name='steps.fit']").select_option("5")
    check(page)
    verdict(page, "passed")
    page.goto(CHOOSE)
    page.get_by_label("MSE").check()
    check(page)
    expect(page.get_by_role("checkbox").first).to_be_focused()
    page.get_by_label("кошка").check()
    check(page)
    expect(page.locator(".why")).to_have_count(2)
    page.goto(MATCH)
    page.get_by_label("цена").select_option("linear")
    check(page)
    verdict(page, "partly")


@pytest.mark.parametrize("path", KINDS)
def test_every_kind_of_answer_is_accessible_before_and_after_it_was_graded(open_page: OpenPage, path: str) -> None:
    page = open_page(path, person="student", reduced_motion="reduce", expected=REFUSED)
    _assert_accessible(page)
    check(page)
    for field in page.locator("[data-number]").all():
        field.fill("1")
    for box in page.locator("[type=radio]:first-of-type, [type=checkbox]").all():
        box.check()
    for select in page.locator("select:visible").all():
        select.select_option(index=1)
    if path == ORDER:
        page.locator("[data-move='1']").first.click()
    check(page)
    expect(page.locator(".verdict")).to_be_visible()
    expect(page.locator(".htmx-request")).to_have_count(0)
    _assert_accessible(page)


def _assert_accessible(page: Page) -> None:
    expect(page.locator(".math:not(.drawn)")).to_have_count(0)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        found = Axe().run(page, options=AXE)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("path", KINDS)
def test_no_kind_of_answer_scrolls_a_phone_sideways(open_page: OpenPage, path: str, language: str) -> None:
    page = open_page(path, person="student", viewport={"width": 360, "height": 740}, locale=language)
    expect(page.locator(".math:not(.drawn)")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
