"""Sitting a quiz: from what awaits a student to the review, by plain forms."""

from __future__ import annotations

import dataclasses
import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from courses.models import Exercise, Lesson, Quiz, Variant, spec_of
from courses.models import variant_of as variant_of_schema
from courses.selectors import seed_for
from courses.services import publish
from exercises import catalog
from exercises.by_hand import ByHand, Choice, MatchCell, NumberField, Order
from graders.checks import grade_answers
from graders.contract import Job, Verdict
from people.models import User
from quizzes import services
from quizzes.models import GRACE, Question, QuestionVerdict, Sitting
from quizzes.sweep import close_overdue
from tests.platform.cast import draw_here, numbers_here

pytestmark = pytest.mark.django_db

QUIZ = "/quizzes/dense-networks/final-quiz/"
JSON = {"Accept": "application/json"}


def quiz() -> Quiz:
    return Quiz.objects.select_related("course").get(slug="final-quiz")


@pytest.fixture
def sitting(as_alice: Client) -> Sitting:
    as_alice.post(f"{QUIZ}start/")
    return Sitting.objects.get()


def right(question: Question) -> dict[str, str]:
    """What a student would type who knows everything: cell -> text."""
    spec, variant = spec_of(question.revision), Variant.objects.get(pk=question.variant_id)
    assert isinstance(spec, ByHand)
    numbers = variant_of_schema(variant).answer_cells
    texts = {}
    for cell in spec.cells:
        match cell:
            case NumberField():
                texts[cell.name] = repr(numbers[cell.name])
            case Choice():
                texts[cell.name] = " ".join(option.id for option in cell.options if option.right)
            case Order():
                texts[cell.name] = " ".join(line.id for line in cell.lines)
            case MatchCell():
                texts[cell.name] = cell.fits
    return texts


def typed(question: Question, texts: dict[str, str]) -> dict[str, str | list[str]]:
    """The same as the form sends it."""
    spec = spec_of(question.revision)
    assert isinstance(spec, ByHand)
    data: dict[str, str | list[str]] = {}
    for cell in spec.cells:
        text = texts.get(cell.name, "")
        if isinstance(cell, Order):
            data |= {f"{cell.name}.{line}": str(place) for place, line in enumerate(text.split(), 1)}
        else:
            data[cell.name] = text.split() if isinstance(cell, Choice) else text
    return data


def numeric(sitting: Sitting) -> Question:
    """A question of the sitting that is answered by numbers alone."""
    for question in sitting.questions.select_related("revision"):
        spec = spec_of(question.revision)
        assert isinstance(spec, ByHand)
        if all(isinstance(cell, NumberField) for cell in spec.cells):
            return question
    raise AssertionError("no question of numbers was drawn")


def set_time(sitting: Sitting, *, seconds_left: float) -> None:
    Sitting.objects.filter(pk=sitting.pk).update(deadline=timezone.now() + timedelta(seconds=seconds_left))


def test_page_tells_what_awaits_before_anything_starts(as_alice: Client, visitor: Client) -> None:
    page = as_alice.get(QUIZ).content.decode()
    for said in ("15 questions", "60 minutes", "One attempt", "saved as you type", "handed in by itself"):
        assert said in page
    assert "ask your instructor" in page
    assert "Sign in to start" in visitor.get(QUIZ).content.decode()
    assert not Sitting.objects.exists()


def test_visitor_can_not_start(visitor: Client) -> None:
    assert visitor.post(f"{QUIZ}start/").headers["Location"].startswith("/sign-in/")
    assert not Sitting.objects.exists()


def test_sitting_has_the_questions_that_the_banks_say(sitting: Sitting) -> None:
    questions = list(sitting.questions.select_related("revision__exercise"))
    assert [question.number for question in questions] == list(range(1, 16))
    expected = [bank["topic"] for bank in quiz().banks for _ in range(bank["draw"])]
    assert [question.topic for question in questions] == expected
    assert len({question.revision_id for question in questions}) == 15
    assert (sitting.deadline - sitting.started_at) == timedelta(minutes=quiz().minutes)


def test_another_student_gets_other_questions_or_numbers_and_the_same_one_always_the_same(
    alice: User, bob: User, sitting: Sitting
) -> None:
    def drawn(sitting: Sitting) -> list[int]:
        return list(sitting.questions.values_list("variant", flat=True))

    assert drawn(services.start(student=bob, quiz=quiz())) != drawn(sitting)
    before = drawn(sitting)
    sitting.questions.all().delete()
    sitting.delete()
    assert drawn(services.start(student=alice, quiz=quiz())) == before


def test_variant_of_a_lessons_exercise_is_not_the_one_of_the_lesson(alice: User) -> None:
    found = quiz()
    mae = Exercise.objects.get(path="dense-networks/losses/mae")
    Quiz.objects.update(banks=[{"topic": "losses", "draw": 1, "exercises": [mae.path]}])
    question = services.start(student=alice, quiz=quiz()).questions.select_related("variant").get()
    assert question.variant.seed not in (0, seed_for(alice.pk, mae))
    assert found.questions == 15


def test_starting_again_goes_on_with_the_same_sitting(as_alice: Client, sitting: Sitting) -> None:
    as_alice.post(f"{QUIZ}start/")
    again = Sitting.objects.get()
    assert (again.pk, again.deadline) == (sitting.pk, sitting.deadline)


def test_questions_have_no_page_before_the_quiz_is_closed(as_alice: Client, as_ivan: Client, sitting: Sitting) -> None:
    paths = [question.revision.exercise.path for question in sitting.questions.select_related("revision__exercise")]
    assert paths
    for path in paths:
        assert as_alice.get(f"/{path}/").status_code == 404
        assert as_alice.post(f"/{path}/answer/", {}).status_code == 404
        assert as_alice.post(f"/{path}/give-up/").status_code == 404
    assert as_ivan.get(f"/sittings/{sitting.pk}/").status_code == 404


def test_running_quiz_tells_nothing_of_what_is_right(as_alice: Client, sitting: Sitting) -> None:
    question = numeric(sitting)
    as_alice.post(f"{QUIZ}{question.number}/", typed(question, right(question)))
    page = as_alice.get(QUIZ).content.decode()
    for said in ('data-tone="passed"', "How it is worked out", "mistakes", "quiz.", 'class="why"', 'right": true'):
        assert said not in page


def test_answers_are_kept_as_typed_and_come_back(as_alice: Client, sitting: Sitting) -> None:
    question = numeric(sitting)
    cell = next(iter(right(question)))
    response = as_alice.post(f"{QUIZ}{question.number}/", {cell: " 6,5x"})
    assert response.headers["Location"] == f"{QUIZ}#question-{question.number}"
    page = as_alice.get(QUIZ).content.decode()
    assert 'value=" 6,5x"' in page
    assert "does not read as a number" in page
    assert "autofocus" not in page
    question.refresh_from_db()
    assert question.answers == {cell: " 6,5x"}


def test_saving_is_acknowledged_with_the_time_and_the_state(as_alice: Client, sitting: Sitting) -> None:
    question = numeric(sitting)
    cells = right(question)

    def save(texts: dict[str, str], **more: str) -> dict[str, object]:
        told: dict[str, object] = as_alice.post(
            f"{QUIZ}{question.number}/", typed(question, texts) | more, headers=JSON
        ).json()
        return told

    told = save(cells)
    assert (told["state"], told["version"], told["is_open"]) == ("answered", 1, True)
    assert told["saved_at"]
    first = next(iter(cells))
    assert save(cells | {first: "about six"})["state"] == "unfinished"
    assert save({})["state"] == "empty"
    save({}, **{"flag-later": "on"})
    question.refresh_from_db()
    assert question.is_flagged


def test_repeated_saving_changes_nothing(as_alice: Client, sitting: Sitting) -> None:
    question = numeric(sitting)
    data = typed(question, right(question)) | {"page-name": "a", "seen-version": "0"}
    told = [as_alice.post(f"{QUIZ}{question.number}/", data, headers=JSON).json() for _ in range(2)]
    assert [one["version"] for one in told] == [1, 1]


def test_page_that_was_overtaken_gets_what_the_other_has_saved(as_alice: Client, sitting: Sitting) -> None:
    question = numeric(sitting)
    cell = next(iter(right(question)))
    address = f"{QUIZ}{question.number}/"
    as_alice.post(address, {cell: "1", "page-name": "phone", "seen-version": "0"})
    refused = as_alice.post(address, {cell: "2", "page-name": "desk", "seen-version": "0"}, headers=JSON)
    assert refused.status_code == 409
    assert "changed in another window" in refused.json()["html"]
    assert 'value="1"' in refused.json()["html"]
    plain = as_alice.post(address, {cell: "2", "page-name": "desk", "seen-version": "0"})
    assert plain.status_code == 409
    assert "changed in another window" in plain.content.decode()
    # A page that did not hear of its own saving is not overtaken by it.
    assert (
        as_alice.post(address, {cell: "3", "page-name": "phone", "seen-version": "0"}, headers=JSON).status_code == 200
    )
    question.refresh_from_db()
    assert question.answers == {cell: "3"}


def test_very_long_text_and_noughts_do_not_break_the_saving(as_alice: Client, sitting: Sitting) -> None:
    question = numeric(sitting)
    cell = next(iter(right(question)))
    assert as_alice.post(f"{QUIZ}{question.number}/", {cell: "1\0" * 4000}, headers=JSON).status_code == 200
    question.refresh_from_db()
    assert len(question.answers[cell]) <= services.MAX_TEXT


def test_handing_in_names_what_is_not_answered_and_asks_first(as_alice: Client, sitting: Sitting) -> None:
    question = numeric(sitting)
    as_alice.post(f"{QUIZ}{question.number}/", typed(question, right(question)))
    page = " ".join(as_alice.get(f"{QUIZ}finish/").content.decode().split())
    assert "Answered: 1 of 15." in page
    assert page.count(f'href="{QUIZ}#question-') == 14
    assert f'href="{QUIZ}#question-{question.number}"' not in page
    sitting.refresh_from_db()
    assert sitting.is_open


def test_everything_right_earns_a_point_each(as_alice: Client, sitting: Sitting) -> None:
    for question in sitting.questions.select_related("revision"):
        as_alice.post(f"{QUIZ}{question.number}/", typed(question, right(question)))
    assert as_alice.post(f"{QUIZ}finish/").headers["Location"] == QUIZ
    sitting.refresh_from_db()
    assert (sitting.points, sitting.out_of, sitting.ended) == (15, 15, "finished")
    page = " ".join(as_alice.get(QUIZ).content.decode().split())
    assert "<b>15</b> of 15 points" in page
    assert page.count('<article class="exercise quiz-question"') == 15


def test_review_shows_answer_verdict_feedback_and_explanation(as_alice: Client, sitting: Sitting) -> None:
    question = numeric(sitting)
    known = Variant.objects.get(pk=question.variant_id).mistakes
    (cell, mistakes) = next((cell, m) for cell, m in known.items() if cell in right(question))
    key, value = next(iter(mistakes.items()))
    as_alice.post(f"{QUIZ}{question.number}/", typed(question, right(question) | {cell: repr(value)}))
    as_alice.post(f"{QUIZ}finish/")
    stored = QuestionVerdict.objects.get(question=question)
    assert key in [check["key"] for check in stored.document["checks"]]
    page = as_alice.get(QUIZ).content.decode()
    assert f'value="{value!r}"' in page
    assert page.count("How it is worked out") == 15
    assert key not in page
    lesson = Lesson.objects.get(slug=question.topic)
    assert f'href="/dense-networks/{lesson.slug}/"' in page


def test_a_part_of_an_answer_earns_a_part_of_the_point(as_alice: Client, sitting: Sitting) -> None:
    question = next(q for q in sitting.questions.select_related("revision") if len(right(q)) > 1)
    cells = right(question)
    del cells[next(reversed(cells))]
    as_alice.post(f"{QUIZ}{question.number}/", typed(question, cells))
    as_alice.post(f"{QUIZ}finish/")
    sitting.refresh_from_db()
    assert sitting.points is not None
    assert 0 < sitting.points < 1


def test_verdicts_are_never_edited(as_alice: Client, sitting: Sitting) -> None:
    as_alice.post(f"{QUIZ}finish/")
    with pytest.raises(IntegrityError, match="never edited"), transaction.atomic():
        QuestionVerdict.objects.update(score=1)


def test_whoever_opens_a_quiz_whose_time_is_over_finds_it_handed_in(as_alice: Client, sitting: Sitting) -> None:
    question = numeric(sitting)
    as_alice.post(f"{QUIZ}{question.number}/", typed(question, right(question)))
    set_time(sitting, seconds_left=-60)
    page = as_alice.get(QUIZ).content.decode()
    assert "Handed in by itself when the time was over" in page
    sitting.refresh_from_db()
    assert (sitting.points, sitting.ended, sitting.closed_at) == (1, "time", sitting.deadline)


def test_sweep_hands_in_for_whoever_has_gone(sitting: Sitting, bob: User) -> None:
    running = services.start(student=bob, quiz=quiz())
    set_time(sitting, seconds_left=-60)
    close_overdue()
    close_overdue()
    sitting.refresh_from_db()
    running.refresh_from_db()
    assert not sitting.is_open
    assert running.is_open
    assert QuestionVerdict.objects.count() == 15


def test_sitting_that_can_not_be_closed_holds_up_no_other(
    sitting: Sitting, bob: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.start(student=bob, quiz=quiz())
    Sitting.objects.update(deadline=timezone.now() - timedelta(minutes=1))
    close = services.close_if_over

    def fail_once(one: Sitting) -> bool:
        if one.pk == sitting.pk:
            raise RuntimeError("a bug of ours")
        return close(one)

    monkeypatch.setattr("quizzes.sweep.close_if_over", fail_once)
    close_overdue()
    assert list(Sitting.objects.filter(closed_at=None)) == [sitting]


def test_answer_on_its_way_at_the_deadline_is_taken_and_a_late_one_is_not(as_alice: Client, sitting: Sitting) -> None:
    question = numeric(sitting)
    data = typed(question, right(question))
    set_time(sitting, seconds_left=-1)
    assert as_alice.post(f"{QUIZ}{question.number}/", data, headers=JSON).status_code == 200
    set_time(sitting, seconds_left=-GRACE.total_seconds() - 1)
    late = as_alice.post(f"{QUIZ}{question.number}/", data | {"flag-later": "on"}, headers=JSON)
    assert late.status_code == 410
    assert "too late" in late.json()["error"]
    plain = as_alice.post(f"{QUIZ}{question.number}/", data, follow=True)
    assert f"the last answer to question {question.number} came too late" in plain.content.decode()
    assert Sitting.objects.get().points == 1


def test_clock_is_the_servers(as_alice: Client, as_bob: Client, sitting: Sitting) -> None:
    set_time(sitting, seconds_left=100)
    assert 98 < as_alice.get(f"{QUIZ}clock/").json()["seconds_left"] <= 100
    set_time(sitting, seconds_left=-60)
    told = as_alice.get(f"{QUIZ}clock/").json()
    assert (told["seconds_left"], told["is_open"]) == (0, False)
    assert as_bob.get(f"{QUIZ}clock/").status_code == 404


def test_another_student_reaches_neither_question_nor_review(
    as_bob: Client, as_alice: Client, sitting: Sitting
) -> None:
    assert as_bob.post(f"{QUIZ}1/", {}).status_code == 404
    as_alice.post(f"{QUIZ}finish/")
    assert as_bob.get(f"/sittings/{sitting.pk}/").status_code == 404
    assert as_alice.get(f"/sittings/{sitting.pk}/").status_code == 200


def test_instructor_opens_the_review_of_a_student(as_ivan: Client, as_alice: Client, sitting: Sitting) -> None:
    as_alice.post(f"{QUIZ}finish/")
    assert "Alice" in as_ivan.get(f"/sittings/{sitting.pk}/").content.decode()


def test_course_shows_the_quiz_last_with_its_state(as_alice: Client, visitor: Client) -> None:
    def state(client: Client) -> str:
        page = " ".join(client.get("/dense-networks/").content.decode().split())
        assert page.rindex(QUIZ) > page.rindex("/dense-networks/mnist/")
        return page[page.rindex(QUIZ) :]

    assert "Not started" in state(visitor)
    assert "Not started" in state(as_alice)
    as_alice.post(f"{QUIZ}start/")
    assert "Running: 60 minutes left" in state(as_alice)
    as_alice.post(f"{QUIZ}finish/")
    assert "Done: 0 of 15 points" in state(as_alice)


def test_course_published_anew_changes_no_sitting_that_runs(as_alice: Client, sitting: Sitting) -> None:
    question = numeric(sitting)
    cells = right(question)
    course = catalog.load_all()[0]
    publish(without_questions(course), draw=draw_here, draw_numbers=numbers_here)
    page = as_alice.get(QUIZ).content.decode()
    assert page.count('<article class="exercise quiz-question"') == 15
    as_alice.post(f"{QUIZ}{question.number}/", typed(question, cells))
    as_alice.post(f"{QUIZ}finish/")
    sitting.refresh_from_db()
    assert sitting.points == 1


def without_questions(course: catalog.Course) -> catalog.Course:
    """The course without its quiz: the strongest change there can be."""
    return dataclasses.replace(course, quizzes=())


def test_quiz_that_left_the_course_is_found_by_those_who_sat_it_only(
    as_alice: Client, as_bob: Client, sitting: Sitting
) -> None:
    publish(without_questions(catalog.load_all()[0]), draw=draw_here, draw_numbers=numbers_here)
    assert as_alice.get(QUIZ).status_code == 200
    assert as_bob.get(QUIZ).status_code == 404
    assert QUIZ not in as_bob.get("/dense-networks/").content.decode()


def test_question_that_can_not_be_graded_costs_nothing(
    as_alice: Client, sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = numeric(sitting)

    def fail_once(job: Job) -> Verdict:
        if job.attempt == str(broken):
            raise RuntimeError("a grader's bug")
        return grade_answers(job)

    monkeypatch.setattr("quizzes.services.checks.grade_answers", fail_once)
    as_alice.post(f"{QUIZ}finish/")
    sitting.refresh_from_db()
    assert sitting.out_of == 14
    assert "Our error" in as_alice.get(QUIZ).content.decode()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_pages_are_wholly_in_their_language(client: Client, alice: User, language: str) -> None:
    client.force_login(alice)
    header = {"Accept-Language": language}
    pages = [client.get(QUIZ, headers=header).content.decode()]
    client.post(f"{QUIZ}start/")
    pages += [
        client.get(QUIZ, headers=header).content.decode(),
        client.get(f"{QUIZ}finish/", headers=header).content.decode(),
    ]
    client.post(f"{QUIZ}finish/")
    pages.append(client.get(QUIZ, headers=header).content.decode())
    for page in pages:
        shown = re.sub(r'<script.*?</script>|<pre.*?</pre>|lang="ru".*?</button>', "", page, flags=re.DOTALL)
        if language == "en":
            assert not re.search("[а-яё]", re.sub("Русский", "", shown))
        else:
            for said in ("Question", "Hand in", "minutes", "Next", "Back", "Saved"):
                assert said not in re.sub(r"<[^>]*>", "", shown)


def test_pages_of_a_quiz_take_few_queries(
    as_alice: Client, sitting: Sitting, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(7):
        as_alice.get(QUIZ)
    with django_assert_max_num_queries(9):
        as_alice.post(f"{QUIZ}1/", {}, headers=JSON)
    as_alice.post(f"{QUIZ}finish/")
    with django_assert_max_num_queries(8):
        as_alice.get(QUIZ)
