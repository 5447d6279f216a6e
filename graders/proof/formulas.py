"""Formulas are drawn by KaTeX in the reader's browser; here it compiles them all, in one process of node."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from exercises.catalog import AuthorError, Exercise, Lesson, fill
from graders.environment import var
from graders.proof.languages import without_code

PROGRAM = Path(__file__).with_name("compile-formulas.mjs")
SECONDS = 60
FORMULA = re.compile(r"\$\$(?P<block>.+?)\$\$|\$(?P<inline>[^$]+)\$", re.DOTALL)


class FormulaError(RuntimeError):
    """Formulas could not be compiled at all, because node or KaTeX is not there: this machine's fault."""


@dataclass(frozen=True)
class Formula:
    """A formula as KaTeX gets it, and where it stands."""

    file: str
    tex: str
    is_block: bool


def formulas_in(content: Exercise | Lesson, numbers: Mapping[str, Any], name: str = "") -> Iterator[Formula]:
    """Yield the formulas of every text, with a variant's numbers in them."""
    for file, text, language in _texts(content, name):
        yield from formulas_of(file, fill(text, numbers, language))


def formulas_of(file: str, text: str) -> Iterator[Formula]:
    """Yield the formulas of a text that is shown as it stands."""
    for found in FORMULA.finditer(without_code(text)):
        yield Formula(file, (found["block"] or found["inline"]).strip(), found["block"] is not None)


def _texts(content: Exercise | Lesson, name: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(content, Lesson):
        yield from ((f"{name}/text.{language}.md", text, language) for language, text in content.text.items())
        return
    for stem, texts in (("text", content.text), ("explanation", content.explanation)):
        yield from ((f"{content.id}/{stem}.{language}.md", text, language) for language, text in texts.items())
    for said in content.spec.texts:
        yield from ((f"{content.id}/exercise.yaml", text, language) for language, text in said)


def compile_formulas(formulas: Sequence[Formula]) -> Iterator[AuthorError]:
    """Yield an error for each formula that does not compile. Raises FormulaError where none could be compiled."""
    if not formulas:
        return
    command = ["node", str(PROGRAM), str(var() / "frontend")]
    given = json.dumps([asdict(formula) for formula in formulas])
    try:
        ended = subprocess.run(command, input=given, capture_output=True, text=True, timeout=SECONDS, check=True)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise FormulaError(f"formulas can't be compiled: {error}") from None
    except subprocess.CalledProcessError as error:
        raise FormulaError(f"formulas can't be compiled: {error.stderr[-500:]}; script/setup fetches KaTeX") from None
    for found in json.loads(ended.stdout):
        yield AuthorError(found["file"], f"${found['tex']}$", found["message"])
