import dataclasses
import io
import json
from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from graders.contract import Limits
from graders.datasets import Hidden, draw_moved
from graders.evidence.keras_file import ACTIVATIONS
from graders.feedback import render
from graders.measurement import NOT_FINITE, compare, measure
from graders.networks import Layer, Network
from graders.sandbox.pool import Pool
from graders.sandbox.request import End, Ran, Request
from tests.graders.test_keras_file import INPUT, dense, pack, sequential

LABELS = np.array([0, 1, 2, 3], np.uint8)
HIDDEN = Hidden(np.zeros((4, 2, 2), np.uint8), LABELS)
MODEL = pack(sequential(INPUT, dense(10)), model_weights_h5=b"weights")


def ran(raw: bytes, end: End = End.EXITED, status: int = 0) -> Ran:
    return Ran(end, status, "", (), None, {"predictions.f32": raw}, False, 0.1, 0.1, 1.0)


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
        measured = measure(MODEL, Hidden(images, LABELS), predict_first_pixel)
        assert measured["accuracy"] == 1.0
    assert len(orders) > 1


def networks_of(**files: bytes) -> list[Network]:
    """Return what is handed over of a run that leaves these files."""
    found: list[Network] = []
    measure(MODEL, HIDDEN, lambda _request: dataclasses.replace(ran(b""), files=files), on_network=found.append)
    return found


def test_the_network_is_handed_over_once_it_is_measured() -> None:
    predictions, weights = bytes(160), np.arange(50, dtype="<f2").tobytes()

    assert networks_of(**{"predictions.f32": predictions, "network.f16": weights}) == [
        Network(4, (Layer(10, True, "linear"),), weights)
    ]


@pytest.mark.parametrize(
    "files",
    [
        {"network.f16": bytes(100)},
        {"predictions.f32": bytes(160)},
        {"predictions.f32": bytes(160), "network.f16": bytes(98)},
        {"predictions.f32": bytes(160), "network.f16": np.full(50, np.inf, "<f2").tobytes()},
        {"predictions.f32": np.full(40, np.nan, "<f4").tobytes(), "network.f16": bytes(100)},
    ],
    ids=["not measured", "no weights", "too few weights", "too large weights", "predicts NaN"],
)
def test_what_a_page_could_not_compute_with_is_not_handed_over(files: dict[str, bytes]) -> None:
    assert networks_of(**files) == []


def test_labels_are_in_no_byte_that_enters_the_sandbox() -> None:
    """The same images with other labels make the same request, and no run of labels stands in it."""
    images = np.random.default_rng(1).integers(0, 256, (500, 2, 2), np.uint8)
    seen: list[dict[str, bytes]] = []

    def look(request: Request) -> Ran:
        seen.append(
            {**request.files, "source": request.source.encode(), "rest": repr((*request.collect.items(),)).encode()}
        )
        return ran(bytes(40 * 500))

    for seed in (1, 2):
        labels = np.random.default_rng(seed).integers(0, 10, 500, np.uint8)
        measure(MODEL, Hidden(images, labels), look)
        content = b"".join(seen[-1].values())
        for text in (labels.tobytes(), labels[:8].tobytes(), json.dumps(labels[:8].tolist()).encode()):
            assert text not in content

    rows = [sorted(files.pop("inputs.npy")[-2000:]) for files in seen]
    assert (seen[0], rows[0]) == (seen[1], rows[1])
    assert seen[0].keys() == {"weights.py", "model.weights.h5", "layers.json", "source", "rest"}


@pytest.mark.parametrize(
    ("raw", "end"),
    [
        (b"", End.EXITED),
        (bytes(159), End.EXITED),
        (bytes(161), End.EXITED),
        (bytes(160), End.SIGNALLED),
        (bytes(160), End.MEMORY),
        (bytes(160), End.WALL),
        (bytes(160), End.CPU),
        (bytes(160), End.OUTPUT),
    ],
)
def test_predictions_of_another_length_or_from_a_stopped_run_are_no_measurement(raw: bytes, end: End) -> None:
    assert measure(MODEL, HIDDEN, lambda _request: ran(raw, end))["problem"][0] == "models.not_measured"


def test_rows_that_were_not_scaled_are_measured_beside_and_change_nothing() -> None:
    def run(_request: Request) -> Ran:
        files = {"predictions.f32": predictions(0.1), "unscaled.f32": predictions(0.9)}
        return dataclasses.replace(ran(b""), files=files)

    def predictions(true: float) -> bytes:
        # Whatever the order: each class is given the same, and the hidden labels are all of one class.
        return np.tile(np.array([true, *[(1 - true) / 9] * 9], "<f4"), (4, 1)).tobytes()

    measured = measure(MODEL, Hidden(HIDDEN.inputs, np.zeros(4, np.uint8)), run)

    assert (measured["loss"], measured["unscaled_loss"]) == pytest.approx((-np.log(0.1), -np.log(0.9)), abs=1e-5)
    short = dataclasses.replace(
        ran(predictions(0.1)), files={"predictions.f32": predictions(0.1), "unscaled.f32": b"x"}
    )
    assert measure(MODEL, HIDDEN, lambda _request: short).keys() == {"accuracy", "loss"}


def test_a_run_that_says_why_is_believed_only_in_the_message() -> None:
    def say(end: End, status: int) -> str:
        measured = measure(MODEL, HIDDEN, lambda _request: ran(b"", end, status))
        return str(render(measured["problem"][0], **measured["problem"][1])["en"])

    assert "NaN" in say(End.EXITED, NOT_FINITE)
    assert "damaged" in say(End.EXITED, 3)
    assert "damaged" in say(End.SIGNALLED, 11)
    assert "memory" in say(End.MEMORY, NOT_FINITE)
    assert measure(MODEL, HIDDEN, lambda _request: ran(bytes(160), status=NOT_FINITE)).keys() == {"accuracy", "problem"}


@pytest.mark.parametrize(
    ("model", "key"),
    [
        (b"not a model", "models.unreadable"),
        (pack(sequential(INPUT, dense(10))), "models.unreadable"),
        (pack(sequential(dense(10)), model_weights_h5=b""), "models.inputs"),
        (pack(sequential(INPUT, dense(9)), model_weights_h5=b""), "models.not_measured"),
        (pack(sequential(INPUT), model_weights_h5=b""), "models.not_measured"),
    ],
    ids=["no model", "no weights", "not built", "nine outputs", "no layers"],
)
def test_a_model_that_cannot_fit_never_reaches_a_sandbox(model: bytes, key: str) -> None:
    def refuse(_request: Request) -> Ran:
        raise AssertionError("the file was run")

    assert measure(model, HIDDEN, refuse)["problem"][0] == key


def test_hidden_images_are_moved_a_little_and_the_same_for_the_same_seed() -> None:
    images = np.zeros((5, 28, 28), np.uint8)
    images[:, 10:18, 12:16] = 255

    moved = draw_moved(images, 7)

    assert (moved == draw_moved(images, 7)).all()
    assert (moved != draw_moved(images, 8)).any()
    assert (moved != images).any()
    assert np.abs(moved.sum() / images.sum() - 1) < 0.05


LEAVES = """
import keras
import numpy as np
from keras.layers import Activation, Dense, Dropout, Flatten, Input, ReLU, Softmax
from keras import Sequential

keras.utils.set_random_seed(3)
inner = Sequential([Input((6,)), Dense(7, "tanh", use_bias=False), Dense(6), ReLU()])
plain = Sequential([Input((4,)), Dense(6, "gelu"), Dropout(0.5), inner, Dense(5, "elu"), Dense(10), Softmax()])
images = Input((2, 2))
rows = Dropout(0.5)(Dense(8, "hard_silu", dtype="float64")(Flatten()(images)))
graph = keras.Model(images, Dense(10, keras.activations.softmax)(Activation("selu")(Dense(6)(rows))))
late = Sequential([Dense(9, "swish"), Dense(10, "softmax")])
late.build((None, 4))
broken = keras.models.clone_model(plain)
broken.set_weights([np.full_like(w, np.nan) for w in plain.get_weights()])
trained = keras.models.clone_model(plain)
trained.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
trained.fit(np.zeros((8, 4)), np.zeros(8), verbose=0)
logits = Sequential([Input((4,)), Dense(10)])
logits.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))

images = np.load("images.npy").astype("float32") / 255
for name in ("plain", "graph", "late", "trained", "logits"):
    model = globals()[name]
    model(images[:1] if name == "graph" else images[:1].reshape(-1, 4))
    predicted = model.predict(images if name == "graph" else images.reshape(-1, 4), verbose=0)
    predicted = keras.ops.softmax(predicted) if name == "logits" else predicted
    np.asarray(predicted, "<f4").tofile(f"/evidence/{name}.f32")
"""
KNOWN = """
import keras
import numpy as np

layers = keras.layers
model = keras.Sequential([keras.Input((4,)), layers.Dense(3, "relu"), layers.Dropout(0.5)])
model.add(layers.Dense(2, "tanh", use_bias=False))
model.add(layers.Dense(10))
count = lambda *shape: np.arange(np.prod(shape)).reshape(shape)
model.set_weights([count(4, 3) / 8, np.array([1, 2, 3]), count(3, 2), count(2, 10), count(10)])
"""
IMAGES = np.random.default_rng(5).integers(0, 256, (300, 2, 2), np.uint8)
LIMITS = Limits(wall_seconds=60, cpu_seconds=120)


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(slots=1) as pool:
        yield pool


@pytest.fixture(scope="module")
def left(pool: Pool) -> dict[str, bytes]:
    """What a student's run leaves: models of several makes, and what Keras itself predicts with them."""
    models, known = (
        ("plain", "graph", "late", "trained", "logits", "broken"),
        ("plain", "graph", "late", "trained", "logits"),
    )
    collect = {f"{name}.keras": 1 << 20 for name in models} | {f"{name}.f32": 40 * len(IMAGES) for name in known}
    leaves = tuple({"name": name, "format": "keras", "max_mib": 1} for name in models)
    buffer = io.BytesIO()
    np.save(buffer, IMAGES)
    request = Request(LEAVES, limits=LIMITS, leaves=leaves, collect=collect, files={"images.npy": buffer.getvalue()})
    done = pool.run(request)
    assert done.files.keys() == collect.keys(), done.output
    return dict(done.files)


@pytest.mark.sandbox
@pytest.mark.parametrize("name", ["plain", "graph", "late", "trained", "logits"])
def test_a_model_built_anew_predicts_what_the_students_own_predicts(
    pool: Pool, left: dict[str, bytes], name: str
) -> None:
    predicted = np.frombuffer(left[f"{name}.f32"], "<f4").reshape(-1, 10).astype(np.float64)
    labels = predicted.argmax(axis=1).astype(np.uint8)

    measured = measure(left[f"{name}.keras"], Hidden(IMAGES, labels), pool.run)

    assert measured["accuracy"] == 1.0
    assert measured["loss"] == pytest.approx(compare(predicted, labels)["loss"], abs=2e-6)


@pytest.mark.sandbox
def test_the_weights_that_are_handed_over_are_those_of_the_file_layer_by_layer(pool: Pool) -> None:
    leaves = ({"name": "model", "format": "keras", "max_mib": 1},)
    request = Request(KNOWN, limits=LIMITS, leaves=leaves, collect={"model.keras": 1 << 20})
    found: list[Network] = []

    measure(pool.run(request).files["model.keras"], HIDDEN, pool.run, on_network=found.append)

    layers = (Layer(3, True, "relu"), Layer(2, False, "tanh"), Layer(10, True, "linear"))
    numbers = np.concatenate([np.arange(4 * 3) / 8, [1, 2, 3], np.arange(3 * 2), np.arange(2 * 10), np.arange(10)])
    assert found == [Network(4, layers, numbers.astype("<f2").tobytes())]


@pytest.mark.sandbox
def test_a_model_whose_training_ran_away_is_told_so(pool: Pool, left: dict[str, bytes]) -> None:
    key, numbers = measure(left["broken.keras"], Hidden(IMAGES, np.zeros(300, np.uint8)), pool.run)["problem"]

    assert (key, numbers) == ("training.nan", {})


@pytest.mark.sandbox
def test_a_weights_file_that_is_none_is_told_so(pool: Pool) -> None:
    key, numbers = measure(MODEL, HIDDEN, pool.run)["problem"]

    assert (key, "damaged" in numbers["reason"]["en"]) == ("models.not_measured", True)


@pytest.mark.sandbox
def test_every_activation_that_may_be_named_gives_as_many_numbers_as_it_gets(pool: Pool) -> None:
    source = f"""
import keras, numpy as np
for name in {ACTIVATIONS.pattern!r}.split("|"):
    assert keras.layers.Activation(name)(np.ones((2, 6), "f4")).shape == (2, 6), name
"""
    ran = pool.run(Request(source, limits=LIMITS))

    assert (ran.end, ran.status) == (End.EXITED, 0), ran.output
