"""A drawing of a model's layers in place of the one for which Keras would start programs that are not here."""

from __future__ import annotations

import itertools
from typing import Any

from graders.sandbox.inside import figures, notebook

WIDTH, HEIGHT, GAP = 3.4, 0.62, 0.3
"""Inches."""
LINE_CHARACTERS = 40
MAX_LAYERS = 40


def plot_model(
    model: Any,
    to_file: str | None = None,
    show_shapes: bool = False,
    show_layer_names: bool = False,
    **_options: Any,
) -> notebook.Printed:
    """Draw the layers from input to output, each with its type, and show the picture.

    ``show_layer_names`` adds their names, ``show_shapes`` the shapes of what enters and leaves them. With ``to_file``
    the picture is saved there as well. The remaining options of Keras are taken and not heeded.
    """
    import matplotlib.pyplot as plt

    layers = list(model.layers)[:MAX_LAYERS]
    rows = _rows(layers)
    across = max(len(row) for row in rows) if rows else 1
    size = (across * (WIDTH + GAP), max(1, len(rows)) * (HEIGHT + GAP))
    figure = plt.figure(figsize=size)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, size[0]), ylim=(-size[1], 0))
    axes.axis("off")
    places = {
        layer: (
            (size[0] - len(row) * (WIDTH + GAP)) / 2 + n * (WIDTH + GAP) + GAP / 2,
            -(depth + 1) * (HEIGHT + GAP) + GAP / 2,
        )
        for depth, row in enumerate(rows)
        for n, layer in enumerate(row)
    }
    for layer, (left, bottom) in places.items():
        lines = [f"{type(layer).__name__}: {layer.name}" if show_layer_names else type(layer).__name__]
        if show_shapes:
            lines.append(f"{_shape(layer, 'input')} → {_shape(layer, 'output')}")
        _draw_layer(axes, lines, left, bottom)
    for source, target in _connections(layers):
        (left, bottom), (below, top) = places[source], places[target]
        start, end = (left + WIDTH / 2, bottom), (below + WIDTH / 2, top + HEIGHT)
        axes.annotate("", xy=end, xytext=start, arrowprops={"arrowstyle": "-|>", "color": "0.35"})
    if to_file:
        figure.savefig(to_file)
    figures.show_figure(figure)
    return notebook.Printed()


def _draw_layer(axes: Any, lines: list[str], left: float, bottom: float) -> None:
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((left, bottom), WIDTH, HEIGHT, facecolor="white", edgecolor="0.35"))
    text = "\n".join(line if len(line) <= LINE_CHARACTERS else line[:LINE_CHARACTERS] + "…" for line in lines)
    axes.text(left + WIDTH / 2, bottom + HEIGHT / 2, text, ha="center", va="center", fontsize=9)


def _shape(layer: Any, side: str) -> str:
    """What enters or leaves the layer; a question mark for one that was not built."""
    try:
        tensors = getattr(layer, side)
    except (AttributeError, ValueError):
        return "?"
    return ", ".join(str(tensor.shape) for tensor in (tensors if isinstance(tensors, list) else [tensors]))


def _connections(layers: list[Any]) -> list[tuple[Any, Any]]:
    """Pairs of layers of which the second takes what the first gives; one after the other where none is known."""
    producers = {id(tensor): layer for layer in layers for node in layer._inbound_nodes for tensor in node.outputs}
    pairs = [
        (producers[id(tensor)], layer)
        for layer in layers
        for node in layer._inbound_nodes
        for tensor in node.input_tensors
        if id(tensor) in producers
    ]
    return pairs or list(itertools.pairwise(layers))


def _rows(layers: list[Any]) -> list[list[Any]]:
    """The layers by how many others stand between them and the input."""
    depths = dict.fromkeys(layers, 0)
    for source, target in _connections(layers):
        depths[target] = max(depths[target], depths[source] + 1)
    return [[layer for layer in layers if depths[layer] == depth] for depth in sorted(set(depths.values()))]
