"""What a notebook adds to Python and code outside of one can do without."""

from __future__ import annotations

import re

HARMLESS = "matplotlib|config|load_ext|reload_ext|autoreload|precision|tensorflow_version|capture|time|timeit|prun"
"""They set the notebook up or measure it; none of them changes what the code computes."""

# Strings and comments come first, so that what only looks like a magic inside of one is left alone.
_PIECES = re.compile(
    rf"""
    \"\"\"(?:\\.|[^\\])*?(?:\"\"\"|\Z) | '''(?:\\.|[^\\])*?(?:'''|\Z)
    | "(?:\\.|[^"\\\n])*"? | '(?:\\.|[^'\\\n])*'? | \#[^\n]*
    | ^[ \t]*%(?P<cell>%)?(?P<name>{HARMLESS})\b(?P<rest>[^\n]*)
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)


def without_magics(source: str) -> str:
    """Return the code with its harmless magics left out, every line still at its number.

    What ``%time`` measures is kept. Magics and shell commands that would have done something stay, as errors.

    >>> without_magics("%matplotlib inline\\n%time f()")
    '\\nf()'
    """
    return _PIECES.sub(_leave_out, source)


def _leave_out(found: re.Match[str]) -> str:
    if not found["name"]:
        return found[0]
    measures_its_line = found["name"] in ("time", "timeit", "prun") and not found["cell"]
    return found["rest"].lstrip() if measures_its_line else ""
