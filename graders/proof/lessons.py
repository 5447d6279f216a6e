"""Lessons: what stands in a text is what its programs give."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import replace

from exercises.catalog import AuthorError, Lesson
from exercises.code_blocks import Block, before, blocks_in, is_alike, still_in
from exercises.lessons import fill_texts
from graders.draw import DrawError, Run, draw_figures, draw_numbers
from graders.jobs import BLOCK_LIMITS
from graders.sandbox.request import End, Ran, Request


def fill_lesson(lesson: Lesson, name: str, run: Run) -> Lesson:
    """Return the lesson with its numbers in its text. Raises AuthorError where they don't fit, or can't be drawn."""
    try:
        numbers = draw_numbers(lesson.numbers_source, run=run) if lesson.numbers_source else {}
    except DrawError as error:
        raise AuthorError(f"{name}/numbers.py", "", str(error)) from None
    return replace(lesson, text=fill_texts(lesson, numbers, name))


def prove_figures(lesson: Lesson, name: str, run: Run) -> Iterator[AuthorError]:
    """Yield an error for each figure that is not what ``figures/draw.py`` draws, where there is one."""
    if lesson.drawing_source is None:
        return
    folder = f"{name}/figures"
    try:
        drawn = draw_figures(lesson.drawing_source, run=run)
    except DrawError as error:
        yield AuthorError(f"{folder}/draw.py", "", str(error))
        return
    for figure in sorted(drawn.keys() | lesson.figures.keys()):
        if figure not in drawn:
            yield AuthorError(f"{folder}/{figure}", "", "received a figure that draw.py does not draw")
        elif drawn[figure] != lesson.figures.get(figure):
            message = f"differs from what draw.py draws; write it by manage.py draw_figures {name}"
            yield AuthorError(f"{folder}/{figure}", "", message)


def prove_blocks(lesson: Lesson, name: str, run: Run) -> Iterator[AuthorError]:
    """Yield an error for Python that does not run, and for each block that prints something else than is shown.

    Blocks are the same in both languages but for their comments, which is proved elsewhere, so those of one are run.
    """
    text, file = lesson.text["en"], f"{name}/text.en.md"
    for line in still_in(text):
        yield AuthorError(file, line, "received Python that never runs, expected python run")
    blocks = blocks_in(text, file)
    for index, block in enumerate(blocks):
        if block.fails:
            yield from _faults_of_failing(file, index, block, _run(run, [*before(blocks, index), block]))
    for chain in _chains(blocks):
        yield from _faults_of_chain(file, chain, run)


def _chains(blocks: Sequence[Block]) -> Iterator[list[tuple[int, Block]]]:
    """Yield the blocks that run to their end, those together that go on from one another, with their numbers."""
    chain: list[tuple[int, Block]] = []
    for index, block in enumerate(blocks):
        if not block.continues and chain:
            yield chain
            chain = []
        if not block.fails:
            chain.append((index, block))
    if chain:
        yield chain


def _run(run: Run, blocks: Sequence[Block], mark: str = "") -> Ran:
    *earlier, last = [block.code for block in blocks]
    seed = secrets.randbits(32)
    return run(Request(last, before=tuple(earlier), mark=mark, limits=BLOCK_LIMITS, seed=seed))


def _faults_of_failing(file: str, index: int, block: Block, ran: Ran) -> Iterator[AuthorError]:
    key = f"block {index + 1}"
    *_, printed = ["", *ran.output.splitlines()]
    if ran.error is None or ran.error["line"] is None:
        yield AuthorError(file, key, f"expected an error of this block; it ended by {ran.end} {ran.status}: {printed}")
    elif not is_alike(block.output, printed, is_about=block.is_about):
        yield _another_output(file, key, block.output, printed)


def _faults_of_chain(file: str, chain: Sequence[tuple[int, Block]], run: Run) -> Iterator[AuthorError]:
    mark = f"<{secrets.token_hex(8)}>"
    ran = _run(run, [block for _, block in chain], mark)
    printed = ran.output.split(f"{mark}\n")
    for (index, block), output in zip(chain, printed, strict=False):
        is_last = index == chain[len(printed) - 1][0]
        if is_last and (ran.end is not End.EXITED or ran.status != 0):
            yield AuthorError(file, f"block {index + 1}", f"ended by {ran.end} {ran.status}: {output[-1000:]}")
        elif not is_alike(block.output, output, is_about=block.is_about):
            yield _another_output(file, f"block {index + 1}", block.output, output)


def _another_output(file: str, key: str, shown: str, printed: str) -> AuthorError:
    return AuthorError(file, key, f"received this output:\n{shown}\nexpected what it prints:\n{printed}")
