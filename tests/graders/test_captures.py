"""Hidden images for a student's function: which enter the sandbox, and what is counted outside of it."""

from __future__ import annotations

import base64
import io
from typing import Any

import numpy as np
import pytest

from graders import captures
from graders.datasets import Hidden
from graders.sandbox.request import Request

IMAGES = {"dataset": "mnist-moved", "count": 5, "model": "model"}
CAPTURES = {"arrays": [], "calls": [{"function": "f", "seconds": 1, "cases": [], "images": IMAGES}]}
HIDDEN = Hidden(np.arange(20, dtype=np.uint8).reshape(20, 1, 1), np.arange(20, dtype=np.uint8) % 10)


@pytest.fixture(autouse=True)
def _hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(captures, "load_hidden", lambda *_: HIDDEN)


def drawn() -> tuple[Any, list[int], list[int]]:
    request, labels = captures.draw_images(Request("", captures=CAPTURES))
    images = request.captures["calls"][0]["images"]
    there = np.load(io.BytesIO(base64.b64decode(images["npy"])))
    return images, there.ravel().tolist(), labels["f"].tolist()


def saved(**arrays: Any) -> dict[str, bytes]:
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)
    return {"captured.npz": buffer.getvalue()}


def test_images_enter_the_sandbox_without_their_labels() -> None:
    images, pixels, labels = drawn()

    assert images.keys() == {"model", "npy"}
    assert (len(pixels), [pixel % 10 for pixel in pixels]) == (5, labels)


def test_each_attempt_gets_images_of_its_own() -> None:
    assert len({tuple(drawn()[1]) for _ in range(10)}) > 5


def test_a_request_without_images_is_left_as_it_is() -> None:
    request = Request("", captures={"arrays": ["a"], "calls": []})

    assert captures.draw_images(request) == (request, {})
    assert captures.draw_images(Request("")) == (Request(""), {})


@pytest.mark.parametrize(
    ("files", "measured"),
    [
        (saved(f=[1, 2, 3, 0, 0]), {"recognised": {"f": 0.6}}),
        (saved(f=[1.0, 2, 3, 4, np.nan]), {"recognised": {"f": 0.8}}),
        (saved(f=[1, 2, 3]), {}),
        (saved(f=1), {}),
        (saved(f=[[1, 2, 3, 4, 5]]), {}),
        (saved(g=[1, 2, 3, 4, 5]), {}),
        ({"captured.npz": b"{}"}, {}),
        ({}, {}),
    ],
)
def test_what_was_named_right_is_counted_outside(files: dict[str, bytes], measured: dict[str, Any]) -> None:
    labels = {"f": np.array([1, 2, 3, 4, 5], np.uint8)}

    assert captures.compare_labels(files, CAPTURES, labels) == measured
