"""The catalogue in the words of templates: one language, addresses, HTML that is safe to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from courses.markdown import render, render_inline
from courses.models import Course, Exercise, Lesson, Revision, Term, Variant, log_of, reference_of, spec_of
from exercises.arrays import examples_of
from exercises.bands import Band
from exercises.catalog import fill
from exercises.schema import Code
from people.language import current_language


def present_course(course: Course) -> dict[str, Any]:
    """Return the course for a template."""
    language = current_language()
    return {
        "slug": course.slug,
        "title": course.title[language],
        "summary": course.summary[language],
        "url": reverse("course", args=[course.slug]),
    }


def present_lesson(lesson: Lesson) -> dict[str, Any]:
    """Return the lesson for a template, without its page."""
    language = current_language()
    return {
        "slug": lesson.slug,
        "title": lesson.title[language],
        "summary": lesson.summary[language],
        "minutes": lesson.minutes,
        "url": reverse("lesson", args=[lesson.course.slug, lesson.slug]),
    }


def present_terms(terms: Iterable[Term]) -> list[dict[str, Any]]:
    """Return terms of a glossary for a template, by alphabet, each with its name in the other languages."""
    language = current_language()
    names = {term.slug: term.term[language] for term in terms}
    presented = [
        {
            "slug": term.slug,
            "name": names[term.slug],
            "others": _other_names(term, language),
            # Safe: it went through the sanitiser when it was published.
            "says": mark_safe(term.says[language]),  # noqa: S308
            "see": [{"slug": slug, "name": names[slug]} for slug in term.see if slug in names],
            "lesson": present_lesson(term.lesson) if term.lesson else None,
        }
        for term in terms
    ]
    return sorted(presented, key=lambda term: _in_alphabet(term["name"]))


def _other_names(term: Term, language: str) -> list[tuple[str, str]]:
    """What the term is called elsewhere, with the language, where that is another name."""
    return [(code, name) for code, name in term.term.items() if name != term.term[language]]


def _in_alphabet(name: str) -> str:
    return name.casefold().replace("ё", "е")


def exercise_url(exercise: Exercise, name: str = "exercise") -> str:
    """Return the address of an exercise's page, or of what one does with it."""
    return reverse(name, args=exercise.path.split("/"))


def present_exercise(exercise: Exercise) -> dict[str, Any]:
    """Return what an exercise is called and where it is found, for a template."""
    return {
        "id": exercise.path,
        "slug": exercise.slug,
        "kind": exercise.kind,
        "title": exercise.title[current_language()],
        "url": exercise_url(exercise),
        "points": exercise.points,
    }


def text_html(revision: Revision, variant: Variant) -> SafeString:
    """Return the exercise's text with the variant's numbers in it."""
    return _filled(revision.text, variant)


def present_examples(spec: Code, variant: Variant) -> list[dict[str, str]]:
    """Return the public examples of the functions that an exercise asks for, as they are written in Python."""
    return examples_of(spec.calls, variant.numbers, variant.answers)


def explanation_html(revision: Revision, variant: Variant) -> SafeString:
    """Return the worked explanation with the variant's numbers in it."""
    return _filled(revision.explanation, variant)


def hints_html(revision: Revision, variant: Variant) -> list[SafeString]:
    """Return the hints of an exercise, from the nudge to the method, with the variant's numbers in them."""
    return [_filled(hint.model_dump(), variant) for hint in spec_of(revision).hints]


def phrase_html(phrase: str) -> SafeString:
    """Return a phrase of Markdown, such as a label or an option, as HTML."""
    return mark_safe(render_inline(phrase))  # noqa: S308 - sanitised as all texts are


def _filled(texts: Mapping[str, str], variant: Variant) -> SafeString:
    language = current_language()
    # Safe: render() lets nothing through that is not on the sanitiser's list.
    return mark_safe(render(fill(texts[language], variant.numbers, language)))  # noqa: S308


def present_log(revision: Revision) -> dict[str, Any] | None:
    """Return the published training log beside the reference band, or None where there is none."""
    log, band = log_of(revision), _band_of(revision)
    if log is None:
        return None
    bands = [{"loss": e.loss, "accuracy": e.accuracy} for e in band.epochs] if band else []
    epochs = [
        {
            "n": number + 1,
            "log_loss": entry.loss,
            "log_accuracy": entry.accuracy,
            "band": bands[number] if number < len(bands) else None,
        }
        for number, entry in enumerate(log.epochs)
    ]
    return {"epochs": epochs, "reference": band}


def chart_of(revision: Revision, epochs: int | None) -> dict[str, Any] | None:
    """Return what stands behind the live curves of a training: the published log and the reference band, as JSON."""
    log, band = log_of(revision), _band_of(revision)
    if epochs is None:
        return None
    return {
        "epochs": epochs,
        "log": [entry.model_dump() for entry in log.epochs] if log else [],
        "band": [
            {"loss": [epoch.loss.low, epoch.loss.high], "accuracy": [epoch.accuracy.low, epoch.accuracy.high]}
            for epoch in band.epochs
        ]
        if band
        else [],
        "hidden": {
            "accuracy": [band.accuracy.low, band.accuracy.high],
            "loss": [band.loss.low, band.loss.high],
        }
        if band
        else None,
    }


def _band_of(revision: Revision) -> Band | None:
    """Return the band of the device that the exercise's queue is for."""
    spec, reference = spec_of(revision), reference_of(revision)
    return reference.band_for(spec.queue) if reference and isinstance(spec, Code) else None
