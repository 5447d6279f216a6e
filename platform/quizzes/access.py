"""Who sees a quiz and a sitting. No view fetches one in another way."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from courses.models import Quiz
from people.models import User
from people.policy import can_see_work_of, can_teach
from quizzes import services
from quizzes.models import Question, Sitting
from quizzes.selectors import find_sitting


def access_quiz(person: User | None, course: str, slug: str) -> Quiz:
    """Return a quiz that is published, or that the person has sat when it was. Raises Http404 otherwise."""
    quiz = Quiz.objects.filter(course__slug=course, slug=slug).select_related("course").first()
    if quiz is None or not (quiz.is_published or (person and find_sitting(person, quiz))):
        raise Http404
    return quiz


def access_taught_quiz(person: User, course: str, slug: str) -> Quiz:
    """Return a quiz to somebody who teaches. Raises Http404 otherwise."""
    quiz = access_quiz(person, course, slug)
    if not can_teach(person):
        raise Http404
    return quiz


def access_own_question(person: User, course: str, slug: str, number: int) -> Question:
    """Return a question of the person's own sitting. Raises Http404 where it, or the sitting, is not there."""
    found = Question.objects.filter(
        number=number, sitting__student=person, sitting__quiz__slug=slug, sitting__quiz__course__slug=course
    )
    question = found.select_related("sitting__quiz__course", "revision__exercise", "variant").first()
    if question is None:
        raise Http404
    return question


def access_closed_sitting(person: User, sitting_id: UUID) -> Sitting:
    """Return a closed sitting to its student and to those who teach. Raises Http404 otherwise."""
    sitting = Sitting.objects.filter(pk=sitting_id).select_related("quiz__course", "student").first()
    if sitting is None or not can_see_work_of(person, sitting.student_id):
        raise Http404
    services.close_if_over(sitting)
    if sitting.is_open:
        raise Http404
    return sitting
