"""Asking a visitor to sign in, in the form that the page which asks can use."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from people.models import User

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def sign_in_required(view: View[P]) -> View[P]:
    """Let only signed-in people reach the view; send others to the sign-in page and back to where they were."""

    @wraps(view)
    def checked(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if wants_json(request):
            return JsonResponse({"error": _("Please sign in again."), "sign_in_url": sign_in_url(request)}, status=401)
        if request.headers.get("HX-Request"):
            return HttpResponseClientRedirect(sign_in_url(request))
        return HttpResponseRedirect(sign_in_url(request))

    return cast(View[P], checked)


def signed_in(request: HttpRequest) -> User:
    """Return the person of a request that ``sign_in_required`` has let through."""
    return cast(User, request.user)


def sign_in_url(request: HttpRequest) -> str:
    """Return the address of the sign-in page, which leads back to the page the visitor is on."""
    here = request.get_full_path() if request.method == "GET" else urlsplit(request.headers.get("Referer", "/")).path
    return f"{reverse('sign_in')}?{urlencode({'next': here})}"


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, which can't use a page."""
    return "application/json" in request.headers.get("Accept", "")
