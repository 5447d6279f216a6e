"""``manage.py publish``: makes the content of ``exercises/`` what students see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses import services
from exercises import catalog


class Command(BaseCommand):
    """Publishes every course of the exercises folder."""

    help = "Publish the courses. Variants of what is new or changed are drawn in the sandbox; the rest is left alone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=catalog.ROOT, help="where the course folders lie")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            for course in catalog.load_all(options["folder"]):
                self._report(services.publish(course, draw=_draw, draw_numbers=_draw_numbers))
        except catalog.AuthorError as error:
            raise CommandError(str(error)) from None

    def _report(self, publication: services.Publication) -> None:
        for path in publication.new_revisions:
            self.stdout.write(f"{path}: a new revision")
        self.stdout.write(
            f"{publication.course}: {publication.lessons} lessons, {publication.exercises} exercises, "
            f"{len(publication.new_revisions)} new or changed"
        )


def _draw(source: str, seeds: Sequence[int]) -> Sequence[Mapping[str, Any]]:
    from graders.draw import draw_variants

    with _told_to_the_author():
        return draw_variants(source, seeds)


def _draw_numbers(source: str) -> Mapping[str, Any]:
    from graders.draw import draw_numbers

    with _told_to_the_author():
        return draw_numbers(source)


@contextmanager
def _told_to_the_author() -> Iterator[None]:
    # The sandbox side is loaded for content that is new, and not otherwise.
    from graders.draw import DrawError
    from graders.sandbox.request import SandboxError

    try:
        yield
    except DrawError as error:
        raise catalog.AuthorError("", "", str(error)) from None
    except SandboxError as error:
        raise CommandError(f"nothing can be drawn, because the sandbox failed: {error}") from None
