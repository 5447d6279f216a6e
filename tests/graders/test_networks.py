"""The network that travels beside a verdict: whole when it arrives, and refused when it is anything else."""

import json
from typing import Any

import numpy as np
import pytest

from graders.contract import ContractError
from graders.networks import MAX_BYTES, Layer, Network

LAYERS = (Layer(3, True, "relu"), Layer(0, True, "tanh"), Layer(2, False, "softmax"))
NUMBERS = np.linspace(-65504, 65504, 2 * 3 + 3 + 3 * 2).astype("<f2")
NETWORK = Network(2, LAYERS, NUMBERS.tobytes())


def told(**changes: Any) -> str:
    return json.dumps(json.loads(NETWORK.to_json()) | changes)


def layer(**changes: Any) -> dict[str, Any]:
    return {"units": 5, "use_bias": True, "activation": "relu"} | changes


def test_a_network_arrives_as_it_was_sent() -> None:
    assert Network.from_json(NETWORK.to_json()) == NETWORK


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "{}",
        "[" * 100_000,
        pytest.param(" " * (2 * MAX_BYTES + 1), id="too long"),
        told(weights="no base 64"),
        told(weights=""),
        told(weights="AAAA"),
        told(inputs=3),
        told(inputs=-2),
        told(inputs=2.0),
        told(inputs=True),
        told(layers=[]),
        told(layers=None),
        told(layers=[layer(units="5")]),
        told(inputs=0, layers=[layer(units=-15)]),
        told(inputs=2, layers=[layer(use_bias=1)]),
        told(inputs=2, layers=[layer(activation="<script>")]),
        told(inputs=2, layers=[layer(activation="")]),
        told(inputs=2, layers=[layer(activation=None)]),
        told(layers=[*json.loads(NETWORK.to_json())["layers"], *[layer(units=0)] * 98]),
    ],
)
def test_what_no_worker_would_send_is_no_network(text: str) -> None:
    with pytest.raises(ContractError, match=r"^Network: "):
        Network.from_json(text)


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("place", [0, 7, 14])
def test_a_number_that_is_not_finite_is_refused_wherever_it_stands(value: float, place: int) -> None:
    numbers = NUMBERS.copy()
    numbers[place] = value

    with pytest.raises(ContractError, match="not finite"):
        Network(2, LAYERS, numbers.tobytes())


def test_more_weights_than_are_kept_are_refused_even_where_they_fit_the_layers() -> None:
    units = MAX_BYTES // 2 // 50
    assert len(Network(50, (Layer(units, False, "relu"),), bytes(2 * 50 * units)).weights) <= MAX_BYTES

    with pytest.raises(ContractError, match=str(MAX_BYTES)):
        Network(50, (Layer(units + 1, False, "relu"),), bytes(2 * 50 * (units + 1)))
