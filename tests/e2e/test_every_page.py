"""Every page, in both themes and languages: accessible, without sideways scrolling, and wholly in its language."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from exercises import catalog
from exercises.schema import Code
from tests.e2e.conftest import AXE, OpenPage

pytestmark = pytest.mark.e2e

COURSE = catalog.load(catalog.ROOT / "dense-networks")
LESSONS = [f"/dense-networks/{lesson.slug}/" for lesson in COURSE.lessons]
PAGES = [
    "/",
    "/sign-in/",
    "/dense-networks/glossary/",
    "/quizzes/dense-networks/final-quiz/",
    # Every exercise that is answered by hand stands in its lesson too.
    *LESSONS,
    "/dense-networks/parameters/dense-layer/",
    "/dense-networks/mnist/first-network/",
]
BENCHES = [f"/{exercise.id}/" for exercise in COURSE.exercises if isinstance(exercise.spec, Code)]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_nothing_that_axe_finds(open_page: OpenPage, path: str) -> None:
    page = open_page(path, reduced_motion="reduce")
    expect(page.locator(".math:not(.drawn)")).to_have_count(0)
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        found = Axe().run(page, options=AXE)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_does_not_scroll_sideways_on_a_phone(open_page: OpenPage, path: str, language: str) -> None:
    page = open_page(path, viewport={"width": 360, "height": 740}, locale=language)
    expect(page.locator(".math:not(.drawn)")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_task_scrolls_the_bench_sideways_on_a_phone(open_page: OpenPage, language: str) -> None:
    page = open_page("/", viewport={"width": 360, "height": 740}, locale=language)
    wide = []
    for path in BENCHES:
        page.goto(path)
        expect(page.locator(".math:not(.drawn)")).to_have_count(0)
        task = page.locator("#pane-task")
        if page.evaluate("document.documentElement.scrollWidth") > 360 or task.evaluate(
            "(pane) => pane.scrollWidth > pane.clientWidth"
        ):
            wide.append(path)
    assert wide == []


def test_the_language_is_changed_on_the_page_and_stays(open_page: OpenPage) -> None:
    page = open_page("/dense-networks/losses/", locale="en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Русский").click()
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "ru")


def test_the_chosen_theme_stays(open_page: OpenPage) -> None:
    page = open_page("/", color_scheme="light")
    page.get_by_role("button", name="Тема").click()
    page.get_by_role("button", name="Тема: светлая").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("button", name="Тема: тёмная")).to_be_visible()
