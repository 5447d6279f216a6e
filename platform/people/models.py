"""A person with an account."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is here for."""

    STUDENT = "student", _("student")
    INSTRUCTOR = "instructor", _("instructor")
    OPERATOR = "operator", _("operator")


class Language(models.TextChoices):
    """Languages of the site."""

    RU = "ru", "Русский"
    EN = "en", "English"


class User(AbstractUser):
    """A person who signs in. ``language`` is empty until they choose one; until then their browser chooses."""

    role = models.CharField(max_length=16, choices=Role, default=Role.STUDENT)
    language = models.CharField(max_length=2, choices=Language, blank=True)

    class Meta(AbstractUser.Meta):
        constraints = [
            models.CheckConstraint(name="user_role_is_known", condition=models.Q(role__in=Role.values)),
            models.CheckConstraint(
                name="user_language_is_known", condition=models.Q(language__in=["", *Language.values])
            ),
        ]
