"""The full fork server: Keras is there at once, tells its epochs, and finds its datasets."""

from collections.abc import Iterator
from typing import Any

import pytest

from graders.contract import Limits
from graders.sandbox.pool import Pool
from graders.sandbox.request import End, Ran, Request

pytestmark = pytest.mark.sandbox

LIMITS = Limits(wall_seconds=60, cpu_seconds=120, memory_mib=1024)
FIT = """
import numpy as np, keras
model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1)])
model.compile("sgd", "mse", metrics=["accuracy"])
x = np.zeros((64, 4)); y = np.zeros((64, 1))
"""


@pytest.fixture(scope="module")
def warm() -> Iterator[Pool]:
    with Pool(slots=1) as pool:
        yield pool


def run(pool: Pool, source: str, **more: Any) -> tuple[Ran, list[tuple[str, dict[str, Any]]]]:
    told: list[tuple[str, dict[str, Any]]] = []
    ran = pool.run(Request(source, limits=LIMITS, **more), on_event=lambda *event: told.append(event))
    assert ran.end is End.EXITED, ran
    return ran, told


def test_epochs_are_told_as_they_end(warm: Pool) -> None:
    ran, told = run(warm, FIT + "model.fit(x, y, epochs=3, verbose=0, validation_split=0.5)")

    epochs = [data for kind, data in told if kind == "epoch"]
    assert [(e["epoch"], e["epochs"]) for e in epochs] == [(1, 3), (2, 3), (3, 3)]
    assert epochs[0].keys() >= {"loss", "accuracy", "val_loss", "val_accuracy", "seconds"}
    assert ran.epochs == tuple(epochs)


def test_the_students_own_callbacks_are_kept(warm: Pool) -> None:
    source = (
        FIT + "model.fit(x, y, epochs=1, verbose=0, callbacks=[keras.callbacks.LambdaCallback(on_epoch_end=print)])"
    )
    ran, told = run(warm, source)

    assert ran.output.startswith("0 {")
    assert [kind for kind, _ in told if kind == "epoch"] == ["epoch"]


def test_a_progress_bar_is_kept_in_its_last_state(warm: Pool) -> None:
    ran, _ = run(warm, FIT + "model.fit(x, y, epochs=2)")

    assert [line[:9] for line in ran.output.splitlines()] == ["Epoch 1/2", "2/2 ━━━━━", "Epoch 2/2", "2/2 ━━━━━"]


def test_a_model_is_saved_and_collected(warm: Pool) -> None:
    leaves = ({"name": "model", "format": "keras"},)

    ran, _ = run(warm, FIT, leaves=leaves, collect={"model.keras": 1 << 20})

    assert ran.files["model.keras"].startswith(b"PK")


def test_another_dataset_is_refused_with_what_there_is(warm: Pool) -> None:
    ran, _ = run(warm, "import keras\nkeras.datasets.fashion_mnist.load_data()")

    assert ran.error is not None
    assert "is not among the datasets here" in ran.error["message"]


def test_weights_are_saved_and_loaded_in_the_students_folder(warm: Pool) -> None:
    source = FIT + "model.save_weights('w.weights.h5'); model.load_weights('w.weights.h5'); print('loaded')"

    assert run(warm, source)[0].output == "loaded\n"


def test_plots_can_be_drawn_in_both_languages(warm: Pool) -> None:
    source = (
        "import matplotlib.pyplot as plt\nplt.title('потери')\nplt.savefig('a.png')\nprint(open('a.png','rb').read(4))"
    )

    assert run(warm, source)[0].output == "b'\\x89PNG'\n"


def test_a_shown_figure_is_told_and_closed(warm: Pool) -> None:
    source = (
        "import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.title('потери'); plt.show(); print(plt.get_fignums())"
    )

    ran, told = run(warm, source)

    assert [(kind, data["title"]) for kind, data in told if kind == "picture"] == [("picture", "потери")]
    assert ran.output == "[]\n"
