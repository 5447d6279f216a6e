"""glossary.yaml: the terms of a course, each said in a sentence or two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .strict import Slug, Strict, Text
from .validation import AuthorError

LINKED = re.compile(r"\]\(glossary:([^)\s]*)")
"""A link such as ``[Dense layer](glossary:dense-layer)``."""


class Term(Strict):
    """A term of the course. ``[words](glossary:ID)`` in a lesson links to it."""

    id: Slug
    term: Text
    says: Text
    """Markdown of one or two sentences, with formulas."""
    lesson: Slug | None = None
    """The lesson that explains it: the first that links to it, where it is left out."""
    see: list[Slug] = []
    """Ids of terms that are near."""


def check_glossary(terms: Sequence[Term], lessons: Iterable[str], file: str) -> None:
    """Raise AuthorError for an id that stands twice, and for a term or a lesson that is named and not there."""
    ids, known = [term.id for term in terms], list(lessons)
    for index, term in enumerate(terms):
        if term.id in ids[:index]:
            raise AuthorError(file, f"[{index}].id", f"received {term.id!r} twice, expected different ids")
        if term.lesson is not None and term.lesson not in known:
            raise AuthorError(
                file, f"{term.id}.lesson", f"received {term.lesson!r}, expected one of {', '.join(known)}"
            )
        check_links([*term.see, *LINKED.findall(f"{term.says.ru} {term.says.en}")], ids, file, f"{term.id}.see")


def check_links(linked: Iterable[str], ids: Sequence[str], file: str, key: str) -> None:
    """Raise AuthorError for a link to a term that the glossary does not have."""
    for name in linked:
        if name not in ids:
            known = ", ".join(sorted(ids)) or "none"
            raise AuthorError(file, key, f"received {name!r}, expected a term of glossary.yaml: {known}")
