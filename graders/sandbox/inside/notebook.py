"""What a cell of a notebook does beyond Python: its last expression is shown, and ``display`` shows anything."""

from __future__ import annotations

import ast
import sys
import types
from typing import Any

from graders.sandbox.inside import figures


class Printed(str):
    """What has been printed already: nothing more comes of printing it or of leaving it as the last expression."""

    def __repr__(self) -> str:
        return ""


def compile_cell(source: str, filename: str) -> tuple[types.CodeType, types.CodeType | None]:
    """Return the code and, apart from it, its last expression if it ends with one whose value is to be shown.

    Raises what ``compile`` raises, at the student's own lines.
    """
    # As a whole first: some errors are found only then.
    whole = compile(source, filename, "exec", dont_inherit=True)
    tree = ast.parse(source, filename)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr) or isinstance(last.value, ast.Constant) or source.rstrip().endswith(";"):
        return whole, None
    tree.body.pop()
    return (
        compile(tree, filename, "exec", dont_inherit=True),
        compile(ast.Expression(last.value), filename, "eval", dont_inherit=True),
    )


def show_last(value: Any) -> None:
    """Show the value of a last expression, unless it is None or has nothing to say but where it lies in memory."""
    says_only_where_it_lies: bool = getattr(type(value), "__repr__", None) == object.__repr__
    if value is not None and not says_only_where_it_lies and repr(value):
        display(value)


def display(*values: Any) -> None:
    """Show figures as pictures, and print what everything else is called."""
    for value in values:
        if _is_figure(value):
            figures.show_figure(value)
        else:
            print(repr(value))


def _is_figure(value: Any) -> bool:
    matplotlib_figure = sys.modules.get("matplotlib.figure")
    return matplotlib_figure is not None and isinstance(value, matplotlib_figure.Figure)
