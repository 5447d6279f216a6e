"""A lesson in a real browser: its code runs and can be changed, its terms are told, its hints open in turn."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.conftest import ROOT, Site, running_site
from tests.e2e.conftest import AXE, OpenPage
from tests.e2e.test_writing_code import PASTE

LESSON = "/examples/lesson/"
GLOSSARY = "/examples/glossary/"
NUMBER = "/examples/by-hand/number/"
RUN_MS = 60_000

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """A site of its own, for it has a course more than the others: the one of the documentation."""
    with running_site() as site:
        variables = {"GRADUS_VAR": str(site.var), "DATABASE_URL": f"sqlite:///{site.var}/db.sqlite3"}
        publish = [sys.executable, "-B", str(ROOT / "manage.py"), "publish", "--folder", str(ROOT / "docs")]
        subprocess.run(publish, env=os.environ | variables, check=True, stdout=subprocess.DEVNULL)
        yield site


def block(page: Page, number: int) -> Locator:
    return page.locator("[data-block]").nth(number - 1)


def run(page: Page, number: int) -> Locator:
    found = block(page, number)
    found.get_by_role("button", name="Run").click()
    expect(found.get_by_role("status").first).to_have_text("Finished.", timeout=RUN_MS)
    return found


def type_over(found: Locator, code: str) -> None:
    editor = found.get_by_role("textbox", name="Code")
    editor.press("ControlOrMeta+a")
    editor.evaluate(PASTE, code)


def test_a_block_runs_and_its_own_output_takes_the_place_of_the_published_one(open_page: OpenPage) -> None:
    page = open_page(LESSON, person="student", locale="en")
    expect(block(page, 1).get_by_label("What the code prints", exact=True)).to_have_text("1.167\n")

    found = run(page, 1)

    expect(found.get_by_role("log")).to_have_text("1.1666666666666667\n")
    expect(found.get_by_label("What the code prints", exact=True)).to_be_hidden()
    expect(found.get_by_text("Ran for")).to_be_visible()


def test_code_that_was_changed_goes_on_in_the_blocks_below(open_page: OpenPage) -> None:
    page = open_page(LESSON, person="student", locale="en")
    first = block(page, 1)
    first.get_by_role("button", name="Edit").press("Enter")
    expect(first.get_by_role("textbox", name="Code")).to_be_focused()
    type_over(first, "import numpy as np; y_true = np.array([7.0]); y_pred = 5; print('unseen')")

    expect(run(page, 2).get_by_role("log")).to_have_text("[2.]\n")

    first.get_by_role("button", name="Reset").click()
    expect(first.locator("[data-code] pre")).to_contain_text("y_true = np.array([3, -1, 4])")
    expect(first.get_by_role("button", name="Edit")).to_be_focused()
    expect(run(page, 2).get_by_role("log")).to_have_text("[ 0.5 -1.  -2. ]\n")


def test_an_error_is_marked_at_its_line_of_the_block(open_page: OpenPage) -> None:
    page = open_page(LESSON, person="student", locale="en")

    found = run(page, 3)

    expect(found.get_by_text("Line 1 stopped the code")).to_be_visible()
    expect(found.locator(".cm-lintRange-error")).to_have_text("y_true - np.array([1, 2])")


def test_what_the_code_draws_appears_beneath_it(open_page: OpenPage) -> None:
    page = open_page(LESSON, person="student", locale="en")

    expect(run(page, 4).get_by_role("img", name="Picture 1, drawn by the code: errors")).to_be_visible()


def test_a_run_that_takes_long_is_stopped(open_page: OpenPage) -> None:
    page = open_page(LESSON, person="student", locale="en")
    first = block(page, 1)
    first.locator("[data-code] pre").click()
    type_over(first, "import time; print('begun', flush=True); time.sleep(50)")
    first.get_by_role("textbox", name="Code").press("ControlOrMeta+Enter")
    expect(first.get_by_role("log")).to_have_text("begun\n", timeout=RUN_MS)

    first.get_by_role("button", name="Stop").click()

    expect(first.get_by_text("Stopped", exact=True)).to_be_visible(timeout=RUN_MS)


def test_tab_leads_through_a_block_and_out_of_its_editor(open_page: OpenPage) -> None:
    page = open_page(LESSON, person="student", locale="en")
    found = block(page, 2)
    found.get_by_role("button", name="Edit").press("Enter")
    expect(found.get_by_role("textbox", name="Code")).to_be_focused()

    page.keyboard.press("Tab")

    expect(found.get_by_role("button", name="Run")).to_be_focused()


def test_the_editor_is_fetched_only_to_change_code(open_page: OpenPage) -> None:
    page = open_page(LESSON, person="student", locale="en")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))

    run(page, 1)
    assert not [url for url in fetched if "/editor-" in url]
    block(page, 1).get_by_role("button", name="Edit").click()
    expect(block(page, 1).get_by_role("textbox", name="Code")).to_be_focused()
    assert [url for url in fetched if "/editor-" in url]


def test_code_and_output_are_read_without_scripts(open_page: OpenPage) -> None:
    page = open_page(LESSON, locale="en", java_script_enabled=False)

    expect(block(page, 1)).to_contain_text("y_true = np.array([3, -1, 4])")
    expect(block(page, 1)).to_contain_text("1.167")
    expect(page.locator(".block-bar").first).to_be_hidden()
    page.locator("a.term").first.click()
    expect(page.locator("#error")).to_be_visible()
    assert page.url.endswith(f"{GLOSSARY}#error")


def test_a_term_says_what_it_means_under_the_pointer_which_may_go_there(open_page: OpenPage) -> None:
    page = open_page(LESSON, locale="en")
    card = page.locator("#term-error")
    page.get_by_role("link", name="errors").hover()
    expect(card).to_be_visible()

    card.hover()
    page.wait_for_timeout(400)
    expect(card).to_be_visible()
    page.mouse.move(5, 5)
    expect(card).to_be_hidden()


def test_a_term_says_what_it_means_to_the_keyboard_and_escape_sends_it_away(open_page: OpenPage) -> None:
    page = open_page(LESSON, locale="en")
    link = page.get_by_role("link", name="errors")
    expect(link).to_have_accessible_description(re.compile("^The difference .* between the true value and the predict"))
    page.get_by_role("link", name="Sign in").first.focus()
    while not link.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
    expect(page.locator("#term-error")).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.locator("#term-error")).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#term-error")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{GLOSSARY}#error")


def test_a_term_is_touched_once_to_be_read_and_twice_to_be_followed(open_page: OpenPage) -> None:
    page = open_page(LESSON, locale="en", viewport={"width": 360, "height": 740}, has_touch=True)
    link = page.get_by_role("link", name="MAE")
    link.tap()
    card = page.locator("#term-mae")
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360

    link.tap()

    page.wait_for_url(f"**{GLOSSARY}#mae")


def test_terms_are_found_while_one_types(open_page: OpenPage) -> None:
    page = open_page(GLOSSARY, locale="ru")
    page.get_by_label("Найти термин").press_sequentially("mean")

    expect(page.locator("#mae")).to_be_visible()
    expect(page.locator("#error")).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text("Найдено терминов: 1")
    page.get_by_role("link", name="ошибка", exact=True).click()
    expect(page.locator("#error")).to_be_visible()


def test_hints_open_one_after_another_and_stay_open_after_an_answer(open_page: OpenPage) -> None:
    page = open_page(NUMBER, person="student", locale="en")
    hints = page.locator(".hint")
    expect(hints.nth(1)).to_be_hidden()
    for number in (1, 2):
        hints.nth(number - 1).get_by_text(f"Hint {number} of 3").press("Enter")
    expect(hints.nth(2)).to_be_visible()

    page.get_by_label("MAE").fill("1000")
    page.get_by_role("button", name="Check the answer").click()

    expect(page.locator(".verdict")).to_be_visible()
    expect(hints.nth(1).locator(".prose")).to_be_visible()
    expect(hints.nth(2).locator(".prose")).to_be_hidden()


@pytest.mark.parametrize("path", [LESSON, GLOSSARY, NUMBER])
def test_a_page_has_nothing_that_axe_finds(open_page: OpenPage, path: str) -> None:
    page = open_page(path, person="student", reduced_motion="reduce", locale="en")
    expect(page.locator(".math:not(.drawn)")).to_have_count(0)
    for summary in page.locator(".hint > summary").all():
        summary.click()
    if path == LESSON:
        run(page, 3)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        found = Axe().run(page, options=AXE)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", [LESSON, GLOSSARY, NUMBER])
def test_a_page_does_not_scroll_sideways_on_a_phone(open_page: OpenPage, path: str) -> None:
    page = open_page(path, person="student", locale="en", viewport={"width": 360, "height": 740})
    expect(page.locator(".math:not(.drawn)")).to_have_count(0)
    if path == LESSON:
        run(page, 3)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
