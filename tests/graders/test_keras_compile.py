"""How a model was compiled, in every form in which Keras takes it."""

from __future__ import annotations

from typing import Any

import pytest

from graders.evidence.keras_compile import EXACT, Compiled, is_same, read_compiled
from graders.evidence.keras_file import read_model
from graders.sandbox.pool import Pool
from graders.sandbox.request import Request
from tests.graders.test_keras_file import INPUT, dense, pack, sequential

SGD = {"learning_rate": 0.01, "momentum": 0.0, "nesterov": False}
FORMS: dict[str, tuple[str, Compiled]] = {
    "names": ('"sgd", "mse", ["acc"]', Compiled("mean_squared_error", {}, "sgd", SGD, metrics=("accuracy",))),
    "capitals": (
        '"SGD", "MSE", [keras.metrics.CategoricalAccuracy()]',
        Compiled("mean_squared_error", {}, "sgd", SGD, metrics=("accuracy",)),
    ),
    "objects": (
        'optimizers.SGD(0.1, momentum=0.9, nesterov=True), losses.MeanSquaredError(), ["accuracy", "mae"]',
        Compiled(
            "mean_squared_error",
            {},
            "sgd",
            {"learning_rate": 0.1, "momentum": 0.9, "nesterov": True},
            metrics=("accuracy", "mean_absolute_error"),
        ),
    ),
    "functions": (
        "optimizers.SGD(), losses.mean_squared_error, [keras.metrics.categorical_accuracy]",
        Compiled("mean_squared_error", {}, "sgd", SGD, metrics=("accuracy",)),
    ),
    "class_name": ('"sgd", "MeanSquaredError", None', Compiled("mean_squared_error", {}, "sgd", SGD)),
    "list": ('"sgd", ["mae"], None', Compiled("mean_absolute_error", {}, "sgd", SGD)),
    "sparse": (
        '"sgd", losses.SparseCategoricalCrossentropy(), [keras.metrics.SparseCategoricalAccuracy()]',
        Compiled("sparse_categorical_crossentropy", {}, "sgd", SGD, metrics=("accuracy",)),
    ),
    "sparse_by_mistake": (
        '"sgd", "categorical_crossentropy", [keras.metrics.SparseCategoricalAccuracy()]',
        Compiled("categorical_crossentropy", {}, "sgd", SGD, metrics=("sparse_categorical_accuracy",)),
    ),
    "exact": (
        '"sgd", "mse", [keras.metrics.Accuracy()]',
        Compiled("mean_squared_error", {}, "sgd", SGD, metrics=(EXACT,)),
    ),
    "options": (
        '"sgd", losses.CategoricalCrossentropy(label_smoothing=0.1, reduction="sum"), None',
        Compiled("categorical_crossentropy", {"label_smoothing": 0.1, "reduction": "sum"}, "sgd", SGD),
    ),
    "usual_options": (
        '"sgd", losses.CategoricalCrossentropy(from_logits=False, label_smoothing=0.0), None',
        Compiled("categorical_crossentropy", {}, "sgd", SGD),
    ),
    "adam": (
        'optimizers.Adam(0.5, beta_1=0.8, epsilon=1e-3, amsgrad=True), "mse", None',
        Compiled(
            "mean_squared_error",
            {},
            "adam",
            {"learning_rate": 0.5, "beta_1": 0.8, "beta_2": 0.999, "epsilon": 1e-3, "amsgrad": True},
        ),
    ),
    "rmsprop": (
        'optimizers.RMSprop(rho=0.7), "mse", None',
        Compiled("mean_squared_error", {}, "rmsprop", {"learning_rate": 0.001, "rho": 0.7, "momentum": 0.0}),
    ),
    "adagrad": (
        '"adagrad", "mse", None',
        Compiled("mean_squared_error", {}, "adagrad", {"learning_rate": 0.001, "initial_accumulator_value": 0.1}),
    ),
    "schedule": (
        'optimizers.SGD(optimizers.schedules.ExponentialDecay(0.1, 10, 0.9)), "mse", None',
        Compiled("mean_squared_error", {}, "sgd", {"momentum": 0.0}, has_schedule=True),
    ),
}


@pytest.fixture(scope="module")
def left() -> dict[str, bytes]:
    """Models compiled in each form by Keras itself."""
    source = "import keras\nfrom keras import losses, optimizers\n"
    source += "def form(optimizer, loss, metrics): return dict(optimizer=optimizer, loss=loss, metrics=metrics)\n"
    for name, (arguments, _) in FORMS.items():
        source += f"{name} = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])\n"
        source += f"{name}.compile(**form({arguments}))\n"
    leaves = tuple({"name": name, "format": "keras", "max_mib": 1} for name in FORMS)
    with Pool(slots=1) as pool:
        ran = pool.run(Request(source, leaves=leaves, collect={f"{name}.keras": 1 << 20 for name in FORMS}))
    assert len(ran.files) == len(FORMS), ran.output
    return dict(ran.files)


@pytest.mark.sandbox
@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_one_thing_is_read_as_one(name: str, left: dict[str, bytes]) -> None:
    expected, read = FORMS[name][1], read_model(left[f"{name}.keras"]).compiled

    assert (read.loss, read.options, read.optimizer) == (expected.loss, expected.options, expected.optimizer)
    assert (read.metrics, read.has_schedule) == (expected.metrics, expected.has_schedule)
    for setting, value in expected.settings.items():
        assert is_same(read.settings[setting], value), setting
    assert ("learning_rate" in read.settings) != expected.has_schedule


@pytest.mark.parametrize(
    ("loss", "activation"),
    [
        ("CategoricalCrossentropy", "softmax"),
        ("SparseCategoricalCrossentropy", "softmax"),
        ("BinaryCrossentropy", "sigmoid"),
    ],
)
def test_softmax_in_the_loss_is_softmax_in_the_last_layer(loss: str, activation: str) -> None:
    def compiled(*, from_logits: bool) -> dict[str, Any]:
        config = {"from_logits": from_logits}
        return {"loss": {"module": "keras.losses", "class_name": loss, "config": config}, "optimizer": "sgd"}

    logits = read_model(pack(sequential(INPUT, dense(3), compile_config=compiled(from_logits=True))))
    layer = dense(3, activation=activation)

    assert logits == read_model(pack(sequential(INPUT, layer, compile_config=compiled(from_logits=False))))
    assert logits.layers[0].is_in_loss
    twice = read_model(pack(sequential(INPUT, layer, compile_config=compiled(from_logits=True))))
    assert twice.compiled.options == {"from_logits": True}


@pytest.mark.parametrize(
    "config",
    [
        None,
        [],
        "adam",
        {"loss": {"class_name": ["x"], "config": 5}, "optimizer": [[]], "metrics": [[[[["deep"]]]]]},
        {"loss": {"a": "mse", "b": "mse"}, "optimizer": {"class_name": "Adam", "config": {"learning_rate": []}}},
        {"loss": "x" * 61, "optimizer": "a b", "metrics": {"a": {"class_name": {}}}},
    ],
)
def test_what_is_not_understood_is_left_out(config: Any) -> None:
    compiled = read_compiled(config)

    assert (compiled.loss, compiled.settings) == ("", {})
    assert not any(compiled.metrics)


def test_settings_are_numbers_of_32_bits() -> None:
    assert is_same(0.001, 0.0010000000474974513)
    assert not is_same(0.001, 0.0011)
    assert not is_same(True, 1.0)
    assert not is_same(None, 0.0)
    assert is_same(1e300, 2e300)
