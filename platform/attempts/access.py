"""Who sees an attempt. No view fetches one in another way."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.http import Http404

from attempts.models import Attempt
from people.models import User
from people.policy import can_see_work_of


def access_attempt(person: User | AnonymousUser, attempt_id: UUID) -> Attempt:
    """Return the attempt if the person may see it. Raises the same Http404 where it is absent and where not."""
    parts = ("revision__exercise__lesson__course", "lesson__course", "variant", "verdict", "student")
    attempt = (
        Attempt.objects.filter(pk=attempt_id)
        .select_related(*parts)
        .defer("revision__exercise__lesson__parts", "revision__exercise__lesson__headings")
        .defer("lesson__parts", "lesson__headings")
        .defer("variant__answers", "variant__mistakes")
        .first()
    )
    if attempt is None or isinstance(person, AnonymousUser) or not can_see_work_of(person, attempt.student_id):
        raise Http404
    return attempt


def access_own_attempt(person: User | AnonymousUser, attempt_id: UUID) -> Attempt:
    """Return the attempt if it is the person's own, who alone may stop it. Raises Http404 otherwise."""
    attempt = access_attempt(person, attempt_id)
    if attempt.student_id != person.pk:
        raise Http404
    return attempt
