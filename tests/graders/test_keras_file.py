import io
import json
import random
import zipfile
from typing import Any

import pytest

from graders.evidence.keras_file import ArtefactError, Layer, read_model, repack

INPUT = {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [None, 4], "name": "in"}}


def dense(units: Any, **config: Any) -> dict[str, Any]:
    known = {"units": units, "use_bias": True, "activation": "linear"} | config
    return {"module": "keras.layers", "class_name": "Dense", "config": known, "registered_name": None}


def sequential(*layers: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"module": "keras", "class_name": "Sequential", "config": {"layers": list(layers)}, **more}


def functional(*layers: dict[str, Any], feeds: list[str | None], output: str) -> dict[str, Any]:
    for layer, (name, source) in zip(layers, zip("abcdef", feeds, strict=False), strict=False):
        history = {"class_name": "__keras_tensor__", "config": {"keras_history": [source, 0, 0]}}
        layer["name"] = name
        layer["inbound_nodes"] = [] if source is None else [{"args": [history], "kwargs": {}}]
    config = {"layers": list(layers), "input_layers": ["a", 0, 0], "output_layers": [output, 0, 0]}
    return {"module": "keras.src.models.functional", "class_name": "Functional", "config": config}


def pack(config: Any, **members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("config.json", config if isinstance(config, bytes) else json.dumps(config))
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return buffer.getvalue()


def test_layers_and_parameters_are_read_from_the_config() -> None:
    model = read_model(pack(sequential(INPUT, dense(3, use_bias=False, activation="relu"), dense(2))))

    assert model.inputs == 4
    assert model.layers == (Layer("Dense", 3, False, "relu"), Layer("Dense", 2))
    assert model.parameters == 4 * 3 + (3 + 1) * 2


def test_a_functional_model_is_the_same_as_a_sequential_one() -> None:
    # The layers stand in the file in another order than data flows.
    graph = functional(INPUT | {}, dense(2), dense(3), feeds=[None, "c", "a"], output="b")

    assert read_model(pack(graph)) == read_model(pack(sequential(INPUT, dense(3), dense(2))))


def test_an_activation_layer_is_the_activation_of_the_layer_before_it() -> None:
    relu = {"module": "keras.layers", "class_name": "ReLU", "config": {}}
    softmax = {"module": "keras.layers", "class_name": "Activation", "config": {"activation": "softmax"}}

    layered = read_model(pack(sequential(INPUT, dense(3), relu, dense(2), softmax)))

    assert layered == read_model(pack(sequential(INPUT, dense(3, activation="relu"), dense(2, activation="softmax"))))


def test_images_followed_by_flatten_are_as_many_numbers() -> None:
    images = {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [None, 28, 28]}}
    flatten = {"module": "keras.layers", "class_name": "Flatten", "config": {}}

    assert read_model(pack(sequential(images, flatten, dense(10)))).parameters == 7850


def test_a_model_that_was_never_built_has_no_parameters_yet() -> None:
    model = read_model(pack(sequential(dense(3))))

    assert (model.inputs, model.parameters) == (None, None)


@pytest.mark.parametrize(
    "loss",
    [
        "mse",
        "MSE",
        "mean_squared_error",
        "MeanSquaredError",
        {"module": "keras.losses", "class_name": "MeanSquaredError", "config": {}},
        {"module": "builtins", "class_name": "function", "config": "mean_squared_error"},
    ],
)
def test_name_class_and_function_of_a_loss_are_the_same(loss: Any) -> None:
    model = read_model(pack(sequential(INPUT, dense(1), compile_config={"loss": loss, "optimizer": "adam"})))

    assert (model.loss, model.optimizer) == ("mean_squared_error", "adam")


def test_functions_of_tensorflow_are_the_activations_of_keras() -> None:
    softmax = {"module": "builtins", "class_name": "function", "config": "softmax_v2", "registered_name": "function"}
    data = pack(sequential(INPUT, dense(2, activation=softmax)), model_weights_h5=b"weights")

    assert read_model(data) == read_model(pack(sequential(INPUT, dense(2, activation="softmax"))))
    with zipfile.ZipFile(io.BytesIO(repack(data))) as archive:
        assert json.loads(archive.read("config.json"))["config"]["layers"][1]["config"]["activation"] == "softmax"
        assert archive.read("model.weights.h5") == b"weights"


def test_a_repacked_model_has_no_compile_config_left_to_resolve() -> None:
    data = pack(sequential(INPUT, dense(1), compile_config={"loss": {"module": "os", "class_name": "system"}}))

    with zipfile.ZipFile(io.BytesIO(repack(data))) as archive:
        assert "compile_config" not in json.loads(archive.read("config.json"))


BRANCH = functional(INPUT | {}, dense(2), dense(3), feeds=[None, "a", "a"], output="b")
LOOP = functional(INPUT | {}, dense(2), dense(3), feeds=[None, "c", "b"], output="c")
CUSTOM = sequential(INPUT, dense(1) | {"registered_name": "Mine>Dense"})
LAMBDA = sequential(INPUT, {"module": "keras.layers", "class_name": "Lambda", "config": {"function": {}}})
FOREIGN = sequential(INPUT, dense(1, kernel_initializer={"module": "os", "class_name": "system", "config": {}}))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\x89HDF\r\n\x1a\n" + bytes(100), id="hdf5"),
        pytest.param(pack(b"{"), id="broken json"),
        pytest.param(pack([]), id="not an object"),
        pytest.param(pack(b"[" * 100_000), id="deep json"),
        pytest.param(pack(sequential(INPUT, dense(1)), evil_py=b""), id="foreign member"),
        pytest.param(pack(b" " * (2 << 20)), id="config that inflates"),
        pytest.param(pack(sequential(INPUT, dense(10_000_000))), id="huge layer"),
        pytest.param(pack(sequential(INPUT, dense(50_000), dense(50_000))), id="too many parameters"),
        pytest.param(pack(sequential(INPUT, dense(True))), id="bool units"),
        pytest.param(pack(sequential(INPUT, dense("3"))), id="text units"),
        pytest.param(pack(sequential(INPUT, dense(-3))), id="negative units"),
        pytest.param(pack(sequential(INPUT, dense(1, activation={"value": ["4wEAAAA"]}))), id="lambda activation"),
        pytest.param(pack(BRANCH), id="branches"),
        pytest.param(pack(LOOP), id="loop"),
        pytest.param(pack(CUSTOM), id="own class"),
        pytest.param(pack(LAMBDA), id="lambda layer"),
        pytest.param(pack(FOREIGN), id="foreign module"),
        pytest.param(pack({"module": "keras", "class_name": "MyModel", "config": {}}), id="own model"),
    ],
)
def test_what_is_not_a_plain_model_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(ArtefactError) as caught:
        read_model(data)

    assert caught.value.reason.keys() == {"ru", "en"}


def test_no_mutation_of_a_model_file_breaks_the_reader() -> None:
    good = pack(sequential(INPUT, dense(3), dense(2)), model_weights_h5=bytes(2000))
    generator = random.Random(1)

    for _ in range(2000):
        data = bytearray(good)
        for _ in range(generator.randint(1, 8)):
            data[generator.randrange(len(data))] = generator.randrange(256)
        try:
            read_model(bytes(data[: generator.randint(0, len(data))]))
        except ArtefactError:
            continue
