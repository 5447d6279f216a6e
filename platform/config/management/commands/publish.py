"""``manage.py publish``: makes the content of ``exercises/`` what students see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from courses import services
from exercises import catalog

if TYPE_CHECKING:
    from graders.sandbox.request import Ran, Request


class Command(BaseCommand):
    """Publishes every course of the exercises folder."""

    help = "Publish the courses. Variants of what is new or changed are drawn in the sandbox; the rest is left alone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--folder", type=Path, default=catalog.ROOT, help="where the course folders lie")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            with _Sandbox() as sandbox:
                for course in catalog.load_all(options["folder"]):
                    published = services.publish(course, draw=sandbox.draw, draw_numbers=sandbox.draw_numbers)
                    self._report(published)
        except catalog.AuthorError as error:
            raise CommandError(str(error)) from None

    def _report(self, publication: services.Publication) -> None:
        for path in publication.new_revisions:
            self.stdout.write(f"{path}: a new revision")
        self.stdout.write(
            f"{publication.course}: {publication.lessons} lessons, {publication.exercises} exercises, "
            f"{len(publication.new_revisions)} new or changed"
        )


class _Sandbox(ExitStack):
    """Draws what authors' code draws, in one sandbox for all of it. It is started for content that is new, or never."""

    @cached_property
    def _run(self) -> Callable[[Request], Ran]:
        from graders.sandbox.pool import Pool

        return self.enter_context(Pool(slots=1, preload=("numpy",))).run

    def draw(self, source: str, seeds: Sequence[int]) -> Sequence[Mapping[str, Any]]:
        from graders.draw import draw_variants

        with _told_to_the_author():
            return draw_variants(source, seeds, run=self._run)

    def draw_numbers(self, source: str) -> Mapping[str, Any]:
        from graders.draw import draw_numbers

        with _told_to_the_author():
            return draw_numbers(source, run=self._run)


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
