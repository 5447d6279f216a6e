"""Signing in, and choosing a language."""

from __future__ import annotations

from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST
from django.views.i18n import set_language as remember_language

from people import services
from people.forms import SignInForm


class SignIn(LoginView):
    """The sign-in page. Who is signed in already goes where they wanted."""

    template_name = "people/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Remember the language: in a cookie, and with the account of a person who is signed in."""
    response = remember_language(request)
    if request.user.is_authenticated:
        services.choose_language(user=request.user, language=request.POST.get("language", ""))
    return response
