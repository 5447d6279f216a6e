import numpy as np
import pytest
from numpy.typing import NDArray

from graders.datasets import Hidden, draw_moved
from graders.measurement import compare, measure
from graders.sandbox.request import End, Ran, Request
from tests.graders.test_keras_file import INPUT, dense, pack, sequential

LABELS = np.array([0, 1, 2, 3], np.uint8)
HIDDEN = Hidden(np.zeros((4, 2, 2), np.uint8), LABELS)


def ran(raw: bytes, end: End = End.EXITED) -> Ran:
    return Ran(end, 0, "", (), None, {"predictions.f32": raw}, False, 0.1, 0.1, 1.0)


def one_hot(classes: NDArray[np.uint8]) -> NDArray[np.float64]:
    return np.eye(10)[classes].astype(np.float64)


def test_accuracy_and_loss_are_those_of_keras() -> None:
    predictions = np.full((2, 10), 0.01)
    predictions[0, 2], predictions[1, 5] = 0.91, 0.91

    measured = compare(predictions, np.array([2, 1], np.uint8))

    assert measured["accuracy"] == 0.5
    assert measured["loss"] == pytest.approx((-np.log(0.91) - np.log(0.01)) / 2, abs=1e-6)


def test_certainty_in_the_wrong_class_is_clipped_as_in_keras() -> None:
    assert compare(one_hot(np.array([1], np.uint8)), np.array([0], np.uint8))["loss"] == pytest.approx(
        -np.log(1e-7), abs=1e-4
    )


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_outputs_that_are_not_finite_are_no_measurement(value: float) -> None:
    assert compare(np.full((1, 10), value), LABELS[:1]).keys() == {"problem"}


def test_outputs_that_are_not_probabilities_have_an_accuracy_but_no_loss() -> None:
    measured = compare(one_hot(LABELS) * 5, LABELS)

    assert measured["accuracy"] == 1.0
    assert measured["problem"][0] == "training.outputs"


def test_rows_go_in_an_order_that_the_sandbox_cannot_know() -> None:
    images = np.arange(4, dtype=np.uint8)[:, None, None] * np.ones((1, 2, 2), np.uint8)
    orders = set()

    def predict_first_pixel(request: Request) -> Ran:
        rows = np.frombuffer(request.files["inputs.npy"][-16:], np.uint8)[::4]
        orders.add(tuple(rows))
        return ran(one_hot(rows).astype("<f4").tobytes())

    for _ in range(20):
        measured = measure(pack(sequential(INPUT, dense(10))), Hidden(images, LABELS), predict_first_pixel)
        assert measured["accuracy"] == 1.0
    assert len(orders) > 1


def test_labels_never_enter_the_sandbox() -> None:
    seen = []

    def look(request: Request) -> Ran:
        seen.append(request)
        return ran(bytes(160))

    measure(pack(sequential(INPUT, dense(10))), HIDDEN, look)

    assert seen[0].files.keys() == {"model.keras", "inputs.npy"}


@pytest.mark.parametrize(
    ("raw", "end"), [(b"", End.EXITED), (bytes(159), End.EXITED), (bytes(160), End.MEMORY), (bytes(160), End.WALL)]
)
def test_predictions_of_another_length_or_from_a_stopped_run_are_no_measurement(raw: bytes, end: End) -> None:
    measured = measure(pack(sequential(INPUT, dense(10))), HIDDEN, lambda _request: ran(raw, end))

    assert measured["problem"][0] == "models.not_measured"


def test_a_model_that_is_refused_never_reaches_a_sandbox() -> None:
    def refuse(_request: Request) -> Ran:
        raise AssertionError("the file was run")

    assert measure(b"not a model", HIDDEN, refuse)["problem"][0] == "models.unreadable"


def test_hidden_images_are_moved_a_little_and_the_same_for_the_same_seed() -> None:
    images = np.zeros((5, 28, 28), np.uint8)
    images[:, 10:18, 12:16] = 255

    moved = draw_moved(images, 7)

    assert (moved == draw_moved(images, 7)).all()
    assert (moved != draw_moved(images, 8)).any()
    assert (moved != images).any()
    assert np.abs(moved.sum() / images.sum() - 1) < 0.05
