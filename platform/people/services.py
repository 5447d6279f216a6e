"""What changes people."""

from __future__ import annotations

from django.db import transaction

from people.models import Language, Role, User


def choose_language(*, user: User, language: str) -> None:
    """Store the language that a person has chosen. An unknown one changes nothing."""
    if language in Language.values:
        User.objects.filter(pk=user.pk).update(language=language)


def make_account(*, username: str, password: str, role: Role) -> bool:
    """Make an account. One of that name is left as it is, password included; then the answer is False."""
    with transaction.atomic():
        if User.objects.filter(username=username).exists():
            return False
        User.objects.create_user(username=username, password=password, role=role)
        return True
