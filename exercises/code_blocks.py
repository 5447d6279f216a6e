"""Code in a lesson that runs: a ``python run`` fence with what it prints in an ``output`` fence beneath.

Both publication and the proof read blocks here, so that what is shown is what was proved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .validation import AuthorError

WORDS = {"python": {"run", "continues", "fails"}, "output": {"about"}}
"""What may stand behind the first word of a fence."""
RELATIVE, ABSOLUTE = 0.05, 0.01
"""By how much a number may differ where the output is ``about``: a share of it, or so much, whichever is more."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[-+]?\d+)?")
# How long it took is another time's business.
_TIME = re.compile(r"\b\d+(?:\.\d+)?(?:s|ms|us|µs)(?:/(?:step|epoch|sample))?\b")


@dataclass(frozen=True)
class Block:
    """A piece of code as a lesson shows it, and what it prints."""

    code: str
    output: str
    """As it is printed; of one that ``fails``, the last line of its error."""
    continues: bool
    """It goes on with the names of the block above it."""
    fails: bool
    is_about: bool
    """Its numbers may differ by a little, as a training's do."""


def with_blocks(tokens: Sequence[Token], file: str) -> Iterator[Token | Block]:
    """Return the tokens of a text, every two fences of a block as one Block.

    Raises AuthorError, naming ``file`` and the line, for fences that are none and for blocks that stand in a list.
    """
    block: Block | None = None
    is_first = True
    for token in tokens:
        kind, options = _read_fence(token, file)
        if kind == "output":
            if block is None:
                raise AuthorError(file, _line(token), "received an output, expected it right beneath a python run")
            yield _with_output(block, token.content, is_about="about" in options)
            block = None
            continue
        if block is not None:
            yield block
            block = None
        if kind == "python":
            if is_first and "continues" in options:
                raise AuthorError(file, _line(token), "received the first block, expected one that continues nothing")
            is_first = False
            block = Block(token.content, "", "continues" in options, "fails" in options, is_about=False)
        else:
            yield token
    if block is not None:
        yield block


def blocks_in(text: str, file: str) -> list[Block]:
    """Return the blocks of a lesson's text. Raises AuthorError as ``with_blocks`` does.

    >>> [block.output for block in blocks_in("```python run\\nprint(1)\\n```\\n```output\\n1\\n```", "text.en.md")]
    ['1\\n']
    """
    return [part for part in with_blocks(MarkdownIt("commonmark").parse(text), file) if isinstance(part, Block)]


def still_in(text: str) -> list[str]:
    """Return where Python stands in a text that is no block and so never runs: ``line 3``.

    >>> still_in("```python\nmodel.fit()\n```")
    ['line 1']
    """
    tokens = MarkdownIt("commonmark").parse(text)
    return [_line(token) for token in tokens if token.type == "fence" and token.info.split() == ["python"]]


def before(blocks: Sequence[Block], index: int) -> list[Block]:
    """Return what runs before a block: those that it goes on from, without any that fail.

    >>> steps = blocks_in("```python run\\na\\n```\\n```python run continues\\nb\\n```", "text.en.md")
    >>> [block.code for block in before(steps, 1)]
    ['a\\n']
    """
    first = index
    while first and blocks[first].continues:
        first -= 1
    return [block for block in blocks[first:index] if not block.fails]


def is_alike(shown: str, printed: str, *, is_about: bool) -> bool:
    """Return whether what a lesson shows is what was printed; ``about`` as much where its numbers may differ.

    >>> is_alike("loss 0.31 in 2s", "loss 0.315 in 3s", is_about=True), is_alike("0.31", "0.315", is_about=False)
    (True, False)
    """
    shown, printed = _plain(shown), _plain(printed)
    if shown == printed or not is_about:
        return shown == printed
    shown, printed = _TIME.sub("?", shown), _TIME.sub("?", printed)
    if _NUMBER.sub("#", shown) != _NUMBER.sub("#", printed):
        return False
    numbers = zip(map(float, _NUMBER.findall(shown)), map(float, _NUMBER.findall(printed)), strict=True)
    return all(abs(one - other) <= max(RELATIVE * abs(one), ABSOLUTE) for one, other in numbers)


def _plain(text: str) -> str:
    """Without spaces at the ends of lines and empty lines at the end, which nobody sees."""
    return "\n".join(line.rstrip() for line in text.splitlines()).rstrip("\n")


def _read_fence(token: Token, file: str) -> tuple[str, list[str]]:
    """Return the first word of a fence that is code or output, and the rest; nothing of another token."""
    kind, *options = token.info.split() if token.type == "fence" and token.info.strip() else [""]
    if kind not in WORDS or (kind == "python" and not options):
        return "", []
    if unknown := [word for word in options if word not in WORDS[kind]]:
        expected = ", ".join(sorted(WORDS[kind]))
        raise AuthorError(file, _line(token), f"received {unknown[0]!r} behind {kind}, expected one of {expected}")
    if kind == "python" and "run" not in options:
        raise AuthorError(file, _line(token), f"received {token.info!r}, expected python run {' '.join(options)}")
    if token.level:
        raise AuthorError(file, _line(token), "received a block inside of a list or a quotation, expected it outside")
    return kind, options


def _with_output(block: Block, output: str, *, is_about: bool) -> Block:
    return Block(block.code, output, block.continues, block.fails, is_about)


def _line(token: Token) -> str:
    return f"line {token.map[0] + 1}" if token.map else "line ?"
