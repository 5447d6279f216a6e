"""Two at once in a quiz: one sitting, one result. Runs on whatever database the tests run on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from people.models import User
from quizzes import services
from quizzes.models import GRACE, Question, QuestionVerdict, Sitting
from quizzes.sweep import close_overdue
from tests.platform.cast import publish_shipped
from tests.platform.test_concurrency import TIMES, at_once
from tests.platform.test_quizzes import numeric, quiz, right, set_time

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sitting(alice: User) -> Sitting:
    publish_shipped()
    return services.start(student=alice, quiz=quiz())


def test_two_tabs_that_start_at_once_get_one_sitting(alice: User) -> None:
    publish_shipped()
    found = quiz()
    started = at_once(*[lambda: services.start(student=alice, quiz=found)] * TIMES)
    assert {sitting.pk for sitting in started} == {Sitting.objects.get().pk}
    assert Question.objects.count() == 15


def test_handing_in_many_times_at_once_grades_once(sitting: Sitting) -> None:
    results = at_once(*[lambda: services.finish(Sitting.objects.get())] * TIMES)
    assert sorted(results) == [False] * (TIMES - 1) + [True]
    assert QuestionVerdict.objects.count() == 15


def test_sweeps_and_readers_at_the_deadline_grade_once(sitting: Sitting) -> None:
    set_time(sitting, seconds_left=-60)
    readers = [lambda: services.close_if_over(Sitting.objects.get())] * (TIMES // 2)
    finishers = [lambda: services.finish(Sitting.objects.get())] * (TIMES // 4)
    results = at_once(*[close_overdue] * (TIMES // 4), *readers, *finishers)
    assert not [result for result in results if isinstance(result, Exception)]
    assert (QuestionVerdict.objects.count(), Sitting.objects.get().ended) == (15, "time")


@pytest.mark.parametrize("attempt", range(4))
def test_an_answer_is_either_saved_and_graded_or_refused(sitting: Sitting, attempt: int) -> None:
    question = numeric(sitting)
    answers = right(question)

    def save() -> Question:
        return services.save(question=question, answers=answers, is_flagged=False)

    order = [save, lambda: services.finish(Sitting.objects.get())]
    results = at_once(*(order if attempt % 2 else reversed(order)))
    saved = next(result for result in results if not isinstance(result, bool))
    points = Sitting.objects.get().points
    if isinstance(saved, services.ClosedError):
        assert points == 0
    else:
        assert saved.answers == answers
        assert points == 1


def test_extra_time_and_the_end_at_once_leave_one_or_the_other(sitting: Sitting, alice: User, ivan: User) -> None:
    deadline = timezone.now() - GRACE + timedelta(milliseconds=30)
    Sitting.objects.update(deadline=deadline)
    found = quiz()

    def give() -> None:
        services.grant_extra_time(student=alice, quiz=found, minutes=30, instructor=ivan)

    results = at_once(give, *[close_overdue] * 3, lambda: services.close_if_over(Sitting.objects.get()))
    assert not [result for result in results if isinstance(result, Exception)]
    close_overdue()
    sitting.refresh_from_db()
    if sitting.is_open:
        assert sitting.deadline == sitting.started_at + timedelta(minutes=90)
    assert QuestionVerdict.objects.count() == (0 if sitting.is_open else 15)


def test_two_pages_that_save_at_once_do_not_overwrite_one_another_unseen(sitting: Sitting) -> None:
    question = numeric(sitting)
    cell = next(iter(right(question)))

    def save(page: str) -> Question:
        return services.save(question=question, answers={cell: page}, is_flagged=False, page=page, seen=0)

    results = at_once(*[lambda page=str(n): save(page) for n in range(TIMES)])
    saved = [result for result in results if isinstance(result, Question)]
    assert len(saved) == 1
    question.refresh_from_db()
    assert question.answers == saved[0].answers
    assert sum(isinstance(result, services.ChangedElsewhereError) for result in results) == TIMES - 1
