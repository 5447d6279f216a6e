"""Hidden images for a student's function: drawn for one attempt, and what it said of them compared with the labels."""

from __future__ import annotations

import base64
import dataclasses
import io
import secrets
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.datasets import load_hidden
from graders.environment import var
from graders.evidence.archive import ArtefactError
from graders.evidence.captured import read_captured
from graders.sandbox.request import Request

Labels = Mapping[str, NDArray[np.uint8]]
"""function -> the classes of the images that it is given, in their order."""


def draw_images(request: Request) -> tuple[Request, Labels]:
    """Return the request with the images that its calls want, in an order of their own, and the labels to be kept."""
    labels: dict[str, NDArray[np.uint8]] = {}
    calls = []
    for call in request.captures.get("calls", ()):
        if images := call.get("images"):
            hidden = load_hidden(images["dataset"], var())
            order = np.random.default_rng(secrets.randbits(64)).permutation(len(hidden.labels))[: images["count"]]
            labels[call["function"]] = hidden.labels[order]
            calls.append({**call, "images": {"model": images["model"], "npy": _as_text(hidden.inputs[order])}})
        else:
            calls.append(call)
    return (dataclasses.replace(request, captures={**request.captures, "calls": calls}) if labels else request), labels


def compare_labels(files: Mapping[str, bytes], captures: Mapping[str, Any], labels: Labels) -> dict[str, Any]:
    """Return ``recognised``: of each function of images the share that it named right, if it answered."""
    try:
        arrays = read_captured(files, captures).arrays if labels else {}
    except ArtefactError:
        return {}
    shares = {
        function: round(float((arrays[function] == true).mean()), 4)
        for function, true in labels.items()
        if function in arrays and arrays[function].shape == true.shape
    }
    return {"recognised": shares} if shares else {}


def _as_text(images: NDArray[np.uint8]) -> str:
    buffer = io.BytesIO()
    np.save(buffer, images)
    return base64.b64encode(buffer.getvalue()).decode()
