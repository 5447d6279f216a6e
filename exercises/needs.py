"""Which checks of an exercise need which others: every need is met by one check, and none waits for itself."""

from __future__ import annotations

from collections.abc import Sequence

from .validation import KeyedError


def check_needs(names: Sequence[str], needs: Sequence[Sequence[str]]) -> None:
    """Raise KeyedError for the first need that no check, or more than one, has the name of, and for a circle.

    Args:
        names: of the checks, in their order.
        needs: what each of them needs, by name.

    >>> check_needs(["model.layers", "model.parameters"], [[], ["model.layers"]])
    """
    for index, needed in enumerate(needs):
        for name in needed:
            if (count := names.count(name)) != 1:
                known = ", ".join(other for other in names if other != names[index]) or "none"
                said = f"{count} checks have that name; give them ids" if count else f"expected one of {known}"
                raise KeyedError(f"checks[{index}].needs", f"received {name!r}, {said}")
    for index in range(len(names)):
        if circle := _circle(names, needs, [index]):
            way = " needs ".join(names[step] for step in circle)
            raise KeyedError(f"checks[{index}].needs", f"received a circle, {way}; expected checks that can be run")


def _circle(names: Sequence[str], needs: Sequence[Sequence[str]], way: list[int]) -> list[int]:
    """Return the way back to where it began, or nothing where none leads there."""
    for name in needs[way[-1]]:
        step = names.index(name)
        if step == way[0]:
            return [*way, step]
        if step not in way and (found := _circle(names, needs, [*way, step])):
            return found
    return []
