import io
import json
import struct
import tracemalloc
import zipfile
import zlib
from typing import Any

import pytest

from graders.evidence.archive import ArtefactError
from graders.evidence.keras_file import Layer, extract_weights, read_model

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

    assert (model.compiled.loss, model.compiled.optimizer) == ("mean_squared_error", "adam")


def test_functions_of_tensorflow_are_the_activations_of_keras() -> None:
    softmax = {"module": "builtins", "class_name": "function", "config": "softmax_v2", "registered_name": "function"}
    data = pack(sequential(INPUT, dense(2, activation=softmax)))

    assert read_model(data) == read_model(pack(sequential(INPUT, dense(2, activation="softmax"))))


def test_dropout_is_no_part_of_what_is_predicted_and_may_stand_anywhere() -> None:
    # Keras writes the second of these when the layer was called in a graph.
    for options in ({}, {"training": False}, {"training": None}):
        dropout = {"module": "keras.layers", "class_name": "Dropout", "config": {"rate": 0.5}}
        graph = functional(INPUT | {}, dense(3), dropout, dense(2), feeds=[None, "a", "b", "c"], output="d")
        graph["config"]["layers"][2]["inbound_nodes"][0]["kwargs"] = options

        assert [layer.type for layer in read_model(pack(graph)).layers] == ["Dense", "Dropout", "Dense"]


def test_an_activation_that_changes_nothing_is_no_layer() -> None:
    linear = {"module": "keras.layers", "class_name": "Activation", "config": {"activation": "linear"}}

    layered = read_model(pack(sequential(INPUT, dense(3, activation="relu"), linear)))

    assert layered == read_model(pack(sequential(INPUT, dense(3, activation="relu"))))


def test_the_rate_of_dropout_is_read() -> None:
    def rate(value: Any) -> float:
        dropout = {"module": "keras.layers", "class_name": "Dropout", "config": {"rate": value}}
        return read_model(pack(sequential(INPUT, dense(3), dropout))).layers[1].rate

    assert (rate(0.25), rate(0)) == (0.25, 0)
    for wrong in (True, "0.5", -0.1, 1.5, None, [0.5]):
        with pytest.raises(ArtefactError, match="rate"):
            rate(wrong)


def test_frozen_parameters_are_counted_but_not_trainable() -> None:
    frozen = sequential(INPUT, dense(3))
    frozen["config"]["trainable"] = False

    model = read_model(pack(sequential(INPUT, frozen, dense(2, trainable=False), dense(1))))

    assert (model.parameters, model.trainable) == (15 + 8 + 3, 3)
    with pytest.raises(ArtefactError, match="trainable"):
        read_model(pack(sequential(INPUT, dense(1, trainable="no"))))


def test_a_model_knows_how_many_numbers_it_answers_with() -> None:
    assert read_model(pack(sequential(INPUT, dense(3), dense(2)))).outputs == 2
    assert read_model(pack(sequential(INPUT))).outputs == 4


def test_weights_are_looked_for_where_keras_puts_them() -> None:
    inner = sequential(INPUT, dense(3), dense(4))

    layers = read_model(pack(sequential(INPUT, dense(4), inner, dense(4), sequential(INPUT, dense(2))))).layers

    assert [layer.group for layer in layers] == [
        "layers/dense",
        "layers/sequential/layers/dense",
        "layers/sequential/layers/dense_1",
        "layers/dense_1",
        "layers/sequential_1/layers/dense",
    ]


def test_weights_are_handed_out_unopened() -> None:
    assert extract_weights(pack(sequential(INPUT, dense(2)), model_weights_h5=b"weights")) == b"weights"


def test_a_file_without_weights_has_none_to_hand_out() -> None:
    with pytest.raises(ArtefactError, match=r"no model\.weights\.h5"):
        extract_weights(pack(sequential(INPUT, dense(2))))


def test_what_a_name_says_is_shown_without_what_could_spoil_a_terminal_or_a_database() -> None:
    evil = {"module": "keras.layers", "class_name": "A\x1b[31m\u202eB" * 40, "config": {}}

    with pytest.raises(ArtefactError, match=r"^the layer A\?\[31m\?B.{1,60} is not allowed here$") as caught:
        read_model(pack(sequential(INPUT, evil)))

    assert caught.value.reason["ru"].isprintable()


BRANCH = functional(INPUT | {}, dense(2), dense(3), feeds=[None, "a", "a"], output="b")
LOOP = functional(INPUT | {}, dense(2), dense(3), feeds=[None, "c", "b"], output="c")
CUSTOM = sequential(INPUT, dense(1) | {"registered_name": "Mine>Dense"})
LAMBDA = sequential(INPUT, {"module": "keras.layers", "class_name": "Lambda", "config": {"function": {}}})
FOREIGN = sequential(INPUT, dense(1, kernel_initializer={"module": "os", "class_name": "system", "config": {}}))
TEXT = json.dumps(sequential(INPUT, dense(1))).encode()
NESTED = sequential(INPUT, sequential(INPUT, sequential(INPUT, sequential(INPUT, dense(1)))))
OTHER_INPUT = sequential(INPUT, dense(3), sequential(INPUT, dense(1)))
LATE_INPUT = sequential(dense(4), sequential(INPUT, dense(1)))
NO_OUTPUT = functional(INPUT | {}, dense(2), feeds=[None, "a"], output="b")
NO_OUTPUT["config"]["output_layers"] = []
IN_TRAINING = functional(INPUT | {}, dense(2), feeds=[None, "a"], output="b")
IN_TRAINING["config"]["layers"][1]["inbound_nodes"][0]["kwargs"] = {"training": True}


def with_text(old: bytes, new: bytes) -> bytes:
    assert old in TEXT
    return pack(TEXT.replace(old, new))


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
        pytest.param(pack(NESTED), id="models in models in models"),
        pytest.param(pack(OTHER_INPUT), id="nested model for another input"),
        pytest.param(pack(LATE_INPUT), id="input that comes late"),
        pytest.param(pack(NO_OUTPUT), id="no output"),
        pytest.param(pack(IN_TRAINING), id="layer called as in training"),
        pytest.param(with_text(b'"units": 1', b'"units": 1e400'), id="infinite size"),
        pytest.param(with_text(b'"units": 1', b'"units": 1, "rate": 1e400'), id="infinite number"),
        pytest.param(with_text(b'"units": 1', b'"units": 1, "rate": ' + b"9" * 4000), id="number of 4000 digits"),
        pytest.param(with_text(b'"units": 1', b'"units": 1, "rate": ' + b"[" * 60 + b"]" * 60), id="60 levels"),
        pytest.param(with_text(b'"units": 1', b'"units": 1.0'), id="size with a point"),
        pytest.param(with_text(b'"units": 1', b'"units": ' + b"9" * 5000), id="number of 5000 digits"),
        pytest.param(with_text(b'"units": 1', b'"units": NaN'), id="NaN"),
        pytest.param(with_text(b'"units": 1', b'"units": 1, "units": 1'), id="a key twice"),
        pytest.param(with_text(b'"name": "in"', b'"name": "\\ud800"'), id="half a character"),
        pytest.param(with_text(b'"name": "in"', b'"name": "../../etc"'), id="a path"),
        pytest.param(with_text(b'"name"', b'"a/b"'), id="a path as a key"),
        pytest.param(pack(TEXT.decode().encode("utf-16")), id="utf-16"),
        pytest.param(pack(b"\xff" + TEXT), id="not utf-8"),
        pytest.param(pack(sequential(INPUT, dense(1, activation="glu"))), id="activation that halves"),
        pytest.param(pack(sequential(INPUT, dense(1, activation="__import__"))), id="activation by any name"),
        pytest.param(pack(sequential(INPUT, dense(1, use_bias=1))), id="bias as a number"),
        pytest.param(pack(sequential(INPUT, dense(1, dtype="float16"))), id="16 bits"),
        pytest.param(pack(sequential(INPUT, dense(1, quantization_config={}))), id="quantised"),
        pytest.param(pack(sequential(INPUT, *[dense(1)] * 101)), id="too many layers"),
        pytest.param(pack(sequential(INPUT, *[sequential(*[dense(1)] * 60)] * 2)), id="too many layers in all"),
        pytest.param(pack(sequential(INPUT | {"config": {"batch_shape": [None, 10**30]}})), id="huge input"),
        pytest.param(pack(sequential(INPUT, dense(1)), model_weights_h5=bytes(65 << 20)), id="65 MiB of weights"),
    ],
)
def test_what_is_not_a_plain_model_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(ArtefactError) as caught:
        read_model(data)

    assert caught.value.reason.keys() == {"ru", "en"}


def test_a_config_of_a_gibibyte_is_refused_before_it_is_inflated() -> None:
    """Keras inflates it: 7 MB of file become 1.6 GiB of text."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    spaces, checksum, size = bytes(1 << 20), 0, 1600 << 20
    packed = b"".join(packer.compress(spaces) for _ in range(8)) + packer.flush()
    for declared in (size, 1 << 20, 100):
        local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, checksum, len(packed), declared, 11, 0)
        entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 0, checksum, len(packed), declared, 11, *[0] * 6)
        body = local + b"config.json" + packed
        end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(entry) + 11, len(body), 0)
        tracemalloc.start()
        try:
            with pytest.raises(ArtefactError):
                read_model(body + entry + b"config.json" + end)
            assert tracemalloc.get_traced_memory()[1] < 4 << 20
        finally:
            tracemalloc.stop()


def test_an_hdf5_file_is_refused_by_its_name() -> None:
    with pytest.raises(ArtefactError, match="HDF5"):
        read_model(b"\x89HDF\r\n\x1a\n" + bytes(100))
