"""Answering with numbers: as one types, at once after sending, and without scripts too."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import OpenPage

pytestmark = pytest.mark.e2e

LESSON = "/dense-networks/losses/"
MAE = "/dense-networks/losses/mae/"


def _errors(exercise: Locator) -> list[float]:
    """The absolute errors of the student's own numbers, read from the table of the task."""
    rows = [
        [float(cell.replace("\N{MINUS SIGN}", "-")) for cell in row.locator("td").all_inner_texts()[1:]]
        for row in exercise.locator(".prose tbody tr").all()
    ]
    return [abs(true - predicted) for true, predicted in zip(*rows, strict=True)]


def _with_comma(number: float) -> str:
    return f"{number:.3f}".replace(".", ",")


def test_an_answer_with_a_comma_is_understood_and_graded_without_leaving_the_lesson(open_page: OpenPage) -> None:
    page = open_page(LESSON, person="student")
    exercise = page.locator("#exercise-mae")
    errors = _errors(exercise)
    field, understood = exercise.locator("[data-number]"), exercise.locator(".understood")

    field.fill(_with_comma(sum(errors)))
    expect(understood).to_have_text(f"понято как {_with_comma(sum(errors)).rstrip('0').rstrip(',')}")
    exercise.get_by_role("button", name="Проверить ответ").click()
    verdict = exercise.locator(".verdict")
    expect(verdict).to_have_attribute("data-tone", "not-yet")
    expect(verdict).to_contain_text("сумма")
    expect(page).to_have_url(re.compile(f"{LESSON}$"))

    field.fill(_with_comma(sum(errors) / len(errors)))
    field.press("Enter")
    expect(verdict).to_have_attribute("data-tone", "passed")
    expect(exercise.locator(".exercise-head")).to_contain_text("Зачтено")
    exercise.get_by_text("Как это вычислить").click()
    expect(exercise.locator("details:not(.hint) .prose")).to_be_visible()


def test_who_gives_up_sees_the_solution_without_leaving_the_lesson(open_page: OpenPage) -> None:
    page = open_page(LESSON, person="operator")
    exercise = page.locator("#exercise-mae")
    exercise.locator("[data-number]").fill("0,001")
    exercise.get_by_role("button", name="Проверить ответ").click()
    exercise.get_by_role("button", name="Сдаться и посмотреть разбор").click()
    expect(exercise.locator("details:not(.hint) .prose .drawn").first).to_be_visible()
    expect(exercise.locator(".exercise-head")).to_contain_text("Пока нет")
    expect(page).to_have_url(re.compile(f"{LESSON}$"))


def test_text_that_is_no_number_is_told_before_anything_is_sent(open_page: OpenPage) -> None:
    page = open_page(MAE, person="student")
    page.locator("[data-number]").fill("семь")
    expect(page.locator(".understood.field-error")).not_to_be_empty()


def test_an_answer_needs_no_scripts(open_page: OpenPage) -> None:
    page = open_page(MAE, person="student", java_script_enabled=False)
    page.locator("[data-number]").fill("1,5")
    page.get_by_role("button", name="Проверить ответ").click()
    expect(page.locator(".verdict")).to_be_visible()
    expect(page.locator(".understood")).to_have_text("понято как 1,5")


def test_a_visitor_reads_the_lesson_and_is_told_to_sign_in_to_answer(open_page: OpenPage) -> None:
    page = open_page(LESSON)
    expect(page.locator("#exercise-mae [data-number]")).to_be_disabled()
    page.get_by_role("link", name="Войти, чтобы ответить").first.click()
    _fill_sign_in(page)
    expect(page).to_have_url(re.compile(LESSON))
    expect(page.locator("#exercise-mae [data-number]")).to_be_enabled()


def _fill_sign_in(page: Page) -> None:
    page.get_by_label("Имя").fill("student")
    page.get_by_label("Пароль").fill("student-demo")
    page.locator("main button").click()
