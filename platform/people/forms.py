"""The form of the sign-in page."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from people import throttle


class SignInForm(AuthenticationForm):
    """Django's form, which takes only so many wrong passwords."""

    def clean(self) -> dict[str, Any]:
        """Look at name and password, unless there were too many tries."""
        address = self.request.META.get("REMOTE_ADDR", "") if self.request else ""
        name = self.cleaned_data.get("username", "")
        if not throttle.has_try_left(name, address):
            raise ValidationError(_("Too many tries with this name. Wait ten minutes, then try again."))
        cleaned = super().clean()
        throttle.forget_tries(name, address)
        return cleaned
