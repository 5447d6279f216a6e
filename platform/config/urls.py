"""The addresses of the site. Course slugs come last: what stands above them can't be a course."""

from __future__ import annotations

from django.contrib.auth.views import LogoutView
from django.urls import path

from attempts import live
from attempts import views as attempts
from config.health import health
from people import views as people
from reader import views as reader

handler500 = "config.errors.server_error"

urlpatterns = [
    path("", reader.home, name="home"),
    path("healthz", health, name="health"),
    path("sign-in/", people.SignIn.as_view(), name="sign_in"),
    path("sign-out/", LogoutView.as_view(), name="sign_out"),
    path("language/", people.set_language, name="set_language"),
    path("number/", attempts.parse_number, name="parse_number"),
    path("lint/", attempts.lint, name="lint"),
    path("run/<slug:course>/<slug:lesson>/", attempts.run_block, name="run_block"),
    path("attempts/<uuid:attempt_id>/", attempts.attempt, name="attempt"),
    path("attempts/<uuid:attempt_id>/verdict/", attempts.verdict, name="attempt_verdict"),
    path("attempts/<uuid:attempt_id>/events/", live.events, name="attempt_events"),
    path("attempts/<uuid:attempt_id>/pictures/<int:number>/", attempts.picture, name="attempt_picture"),
    path("attempts/<uuid:attempt_id>/stop/", attempts.stop, name="stop"),
    path("<slug:course>/", reader.course, name="course"),
    path("<slug:course>/glossary/", reader.glossary, name="glossary"),
    path("<slug:course>/<slug:lesson>/", reader.lesson, name="lesson"),
    path("<slug:course>/<slug:lesson>/<slug:exercise>/", attempts.exercise, name="exercise"),
    path("<slug:course>/<slug:lesson>/<slug:exercise>/answer/", attempts.answer, name="answer"),
    path("<slug:course>/<slug:lesson>/<slug:exercise>/give-up/", attempts.give_up, name="give_up"),
    path("<slug:course>/<slug:lesson>/<slug:exercise>/attempts/", attempts.submit, name="submit"),
]
