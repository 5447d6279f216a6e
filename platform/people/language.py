"""Which language a page is shown in: the person's own choice, else the cookie, else the browser's, else Russian."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from people.models import Language


class LanguageMiddleware:
    """Activates the language that a signed-in person has chosen. Django's own middleware has done the rest."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request in the person's language."""
        if request.user.is_authenticated and request.user.language:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)


def site_languages(_request: HttpRequest) -> dict[str, Any]:
    """Give templates the languages of the site, each as (code, its own name)."""
    return {"site_languages": Language.choices}


def current_language() -> str:
    """Return the language of this request: one of the site's.

    >>> with translation.override("en-gb"):
    ...     current_language()
    'en'
    """
    language = (translation.get_language() or settings.LANGUAGE_CODE)[:2]
    return language if language in Language.values else settings.LANGUAGE_CODE
