"""Sitting a quiz in a real browser: what is typed is saved, whatever happens to page, connection or time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.conftest import Site
from tests.e2e.conftest import AXE, OpenPage

pytestmark = pytest.mark.e2e

QUIZ = "/quizzes/dense-networks/final-quiz/"
SAVED = "Сохранено"
# Chromium notes in its console what could not be fetched.
EXPECTED = "Failed to load resource"


class Database:
    """The site's own database, to bring about what would take an hour to wait for."""

    def __init__(self, site: Site) -> None:
        self.path = site.var / "db.sqlite3"

    def change(self, statement: str, *values: object) -> None:
        with closing(sqlite3.connect(self.path, timeout=20)) as database, database:
            database.execute(statement, values)

    def forget_sittings(self) -> None:
        for table in ("questionverdict", "question", "sitting", "extratime"):
            self.change(f"DELETE FROM quizzes_{table}")

    def ask_first(self, exercise: str) -> None:
        """Whatever was drawn as the first question, it is this exercise now."""
        self.change(
            "UPDATE quizzes_question SET (revision_id, variant_id) = (SELECT e.revision_id, v.id"
            " FROM courses_exercise e JOIN courses_variant v ON v.revision_id = e.revision_id"
            " WHERE e.path = ? AND v.seed = 1) WHERE number = 1",
            exercise,
        )

    def end_in(self, seconds: float) -> None:
        deadline = datetime.now(UTC) + timedelta(seconds=seconds)
        self.change("UPDATE quizzes_sitting SET deadline = ?", deadline.strftime("%Y-%m-%d %H:%M:%S.%f"))


@pytest.fixture
def database(site: Site) -> Iterator[Database]:
    """Nobody has sat the quiz yet, and afterwards nobody has."""
    database = Database(site)
    database.forget_sittings()
    yield database
    database.forget_sittings()


@pytest.fixture
def page(open_page: OpenPage, database: Database) -> Page:
    """A student who has just started."""
    page = open_page(QUIZ, person="student", expected=EXPECTED)
    page.get_by_role("button", name="Начать тест").click()
    expect(current(page)).to_be_visible()
    return page


def current(page: Page) -> Locator:
    return page.locator(".quiz-question.is-current")


def saved(page: Page) -> Locator:
    return page.locator("[data-saved]")


def go_to_numbers(page: Page) -> Locator:
    """Go to the first question that is answered by a number, and return its first field."""
    number = page.locator("[data-question]:has([data-number])").first.get_attribute("data-question")
    page.locator(f".quiz-list a[href='#question-{number}']").click()
    return current(page).locator("[data-number]").first


def test_what_is_typed_is_saved_by_itself_and_outlives_a_reload(page: Page) -> None:
    field = go_to_numbers(page)
    field.press_sequentially("12,5")
    expect(saved(page)).to_contain_text(SAVED)
    address = page.url
    page.reload()
    expect(page).to_have_url(address)
    # Should the last letter not be with the server yet, the page puts it back.
    expect(current(page).locator("[data-number]").first).to_have_value("12,5")


def test_questions_come_one_at_a_time_and_by_the_keyboard(page: Page) -> None:
    expect(page.locator(".quiz-question:visible")).to_have_count(1)
    page.get_by_role("link", name="Дальше").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#question-2 h2")).to_be_focused()
    expect(page.locator(".quiz-list [aria-current=step]")).to_have_accessible_name("Вопрос 2 , нет ответа")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#question-2').contains(document.activeElement)")
    page.go_back()
    expect(page.locator("#question-1")).to_be_visible()


def test_the_list_shows_what_is_answered_unreadable_and_flagged(page: Page) -> None:
    field = go_to_numbers(page)
    link = page.locator(".quiz-list [aria-current=step]")
    expect(link).to_have_attribute("data-state", "empty")
    field.fill("около шести")
    expect(link).to_have_attribute("data-state", "unfinished")
    expect(current(page).locator(".field-error").first).not_to_be_empty()
    current(page).get_by_label("Вернуться к этому вопросу позже").check()
    expect(link).to_contain_text("отмечен, чтобы вернуться")
    page.reload()
    expect(current(page).locator("[data-number]").first).to_have_value("около шести")
    page.locator("[data-finish]").first.click()
    expect(page.get_by_role("heading", name="Не закончены")).to_be_visible()
    expect(page.get_by_role("heading", name="Вы хотели вернуться")).to_be_visible()


def test_answers_typed_without_a_connection_are_sent_when_it_is_back(page: Page) -> None:
    field = go_to_numbers(page)
    page.context.set_offline(True)
    field.fill("7,25")
    expect(saved(page)).to_contain_text("нет связи")
    page.locator("[data-finish]").first.click()
    expect(page).not_to_have_url("**/finish/")
    page.context.set_offline(False)
    expect(saved(page)).to_contain_text(SAVED)
    page.reload()
    expect(current(page).locator("[data-number]").first).to_have_value("7,25")


def test_what_was_not_sent_outlives_the_closing_of_the_page(page: Page) -> None:
    field = go_to_numbers(page)
    address = page.url
    page.context.set_offline(True)
    field.fill("3,75")
    expect(saved(page)).to_contain_text("нет связи")
    page.goto("about:blank")
    page.context.set_offline(False)
    page.goto(address)
    expect(current(page).locator("[data-number]").first).to_have_value("3,75")
    # The page that was closed may have sent it at the last moment; else this one does.
    expect(page.locator(".quiz-list [aria-current=step]")).not_to_have_attribute("data-state", "empty")


def test_a_second_device_goes_on_and_the_first_is_shown_what_it_saved(page: Page, open_page: OpenPage) -> None:
    field = go_to_numbers(page)
    field.fill("1")
    expect(saved(page)).to_contain_text(SAVED)
    phone = open_page(QUIZ, person="student", viewport={"width": 360, "height": 740})
    other = go_to_numbers(phone)
    expect(other).to_have_value("1")
    other.fill("2")
    expect(saved(phone)).to_contain_text(SAVED)
    field.fill("3")
    expect(current(page).get_by_role("alert")).to_contain_text("изменили в другом окне")
    expect(current(page).locator("[data-number]").first).to_have_value("2")
    current(page).locator("[data-number]").first.fill("4")
    expect(page.locator(".quiz-list [aria-current=step]")).not_to_have_attribute("data-state", "empty")
    expect(saved(page)).to_contain_text(SAVED)


def test_lines_in_an_order_are_saved_as_they_are_moved(page: Page, database: Database) -> None:
    database.ask_first("dense-networks/final-quiz/preparation-order")
    page.reload()
    page.locator(".quiz-list a[href='#question-1']").click()
    current(page).locator("[data-move='1']").first.click()
    expect(saved(page)).to_contain_text(SAVED)
    names = "selects => selects.map(select => select.name)"
    before = current(page).locator("[data-order] select").evaluate_all(names)
    page.reload()
    assert current(page).locator("[data-order] select").evaluate_all(names) == before


def test_the_end_comes_by_itself_with_what_was_saved(page: Page, database: Database) -> None:
    field = go_to_numbers(page)
    field.fill("5")
    expect(saved(page)).to_contain_text(SAVED)
    database.end_in(4)
    # The next saving tells the page the new time.
    field.fill("55")
    expect(page.locator("[data-announced]")).to_have_text("Время вышло. Ваши ответы сдаются.")
    # The grace for what was on its way comes first.
    expect(page.get_by_text("Время вышло, тест сдан автоматически")).to_be_visible(timeout=20_000)
    expect(page.locator("[data-number]").first).to_be_disabled()
    assert "55" in [cell.input_value() for cell in page.locator("[data-number]").all()]


def test_the_end_comes_on_the_server_when_the_browser_is_gone(page: Page, database: Database, site: Site) -> None:
    field = go_to_numbers(page)
    field.fill("5")
    expect(saved(page)).to_contain_text(SAVED)
    page.goto("about:blank")
    database.end_in(-60)
    site.until(lambda: "was closed: its time is over" in site.printed, 20, "sweep")
    page.goto(QUIZ)
    expect(page.get_by_text("Время вышло, тест сдан автоматически")).to_be_visible()


def test_an_answer_that_comes_too_late_is_told(open_page: OpenPage, database: Database) -> None:
    page = open_page(QUIZ, person="student", expected=EXPECTED)
    page.get_by_role("button", name="Начать тест").click()
    field = go_to_numbers(page)
    database.end_in(-60)
    field.fill("5")
    expect(saved(page)).to_contain_text("пришёл слишком поздно")
    page.get_by_role("link", name="Посмотреть результат").click()
    expect(page.get_by_role("heading", name="По темам")).to_be_visible()


def test_five_minutes_and_one_minute_before_the_end_are_announced(page: Page, database: Database) -> None:
    field = go_to_numbers(page)
    database.end_in(302)
    field.fill("5")
    expect(page.locator("[data-announced]")).to_contain_text("Осталось 5 минут")
    database.end_in(62)
    field.fill("6")
    expect(page.locator("[data-announced]")).to_have_text("Осталась 1 минута.")
    expect(page.get_by_role("timer")).to_contain_text("0:5")


def test_extra_time_reaches_a_quiz_that_is_running(page: Page, open_page: OpenPage) -> None:
    teacher = open_page(f"{QUIZ}sittings/", person="instructor")
    row = teacher.get_by_role("row", name="student")
    row.get_by_label("Дополнительные минуты").fill("30")
    row.get_by_role("button", name="Задать").click()
    expect(teacher.get_by_role("row", name="student")).to_contain_text("30, задано: instructor")
    go_to_numbers(page).fill("5")
    expect(page.get_by_role("timer")).to_contain_text("89:")
    expect(page.locator("[data-announced]")).to_contain_text("Ваше время изменили")


def test_handing_in_shows_the_result_and_forgets_what_the_browser_kept(page: Page) -> None:
    go_to_numbers(page).fill("5")
    expect(saved(page)).to_contain_text(SAVED)
    page.locator("[data-finish]").first.click()
    expect(page.get_by_role("heading", name="Без ответа")).to_be_visible()
    page.get_by_role("button", name="Сдать").click()
    expect(page.get_by_role("heading", name="По темам")).to_be_visible()
    expect(page.locator(".quiz-topics a")).to_have_count(6)
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('gradus:sitting')).length") == 0


def test_a_quiz_needs_no_scripts(open_page: OpenPage, database: Database) -> None:
    page = open_page(QUIZ, person="student", java_script_enabled=False)
    page.get_by_role("button", name="Начать тест").click()
    question = page.locator("[data-question]:has([data-number])").first
    question.locator("[data-number]").first.fill("1,5")
    question.get_by_role("button", name="Сохранить").click()
    field = page.locator("[data-question]:has([data-number])").first.locator("[data-number]").first
    expect(field).to_have_value("1,5")
    page.locator("[data-finish]").first.click()
    page.get_by_role("button", name="Сдать").click()
    expect(page.get_by_role("heading", name="По темам")).to_be_visible()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_page_of_a_quiz_is_accessible_and_narrow(open_page: OpenPage, database: Database, language: str) -> None:
    page = open_page(
        QUIZ, person="student", locale=language, reduced_motion="reduce", viewport={"width": 360, "height": 740}
    )
    look(page)
    page.locator("main form button").click()
    for number in range(1, 16):
        page.goto(f"{QUIZ}#question-{number}")
        expect(page.locator(f"#question-{number}")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 360, number
    look(page)
    page.goto(f"{QUIZ}finish/")
    look(page)
    page.locator("main form button").click()
    expect(page.locator(".quiz-topics")).to_be_visible()
    look(page)


def test_the_page_of_those_who_teach_is_accessible_and_narrow(open_page: OpenPage) -> None:
    options = {"reduced_motion": "reduce", "viewport": {"width": 360, "height": 740}}
    look(open_page(f"{QUIZ}sittings/", person="instructor", **options))


def look(page: Page) -> None:
    expect(page.locator(".math:not(.drawn)")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        found = Axe().run(page, options=AXE)
        assert found.violations_count == 0, found.generate_report()
