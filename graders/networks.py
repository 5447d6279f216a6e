"""The network that an attempt left, as it travels from a worker to the site. Standard library only.

It is data and nothing else: sizes, names of activations, and numbers. A page computes with it; nothing runs it.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from graders.contract import ContractError

MAX_BYTES = 8 << 20
"""Of all weights: 4 million parameters."""
NUMBER_BYTES = 2
MAX_LAYERS = 100
MAX_UNITS = 100_000
ACTIVATION = re.compile("[a-z0-9_]{1,32}")
FINITE = bytes(byte for byte in range(256) if byte & 0x7C != 0x7C)
"""Upper bytes of the 16-bit numbers that are finite: in the others all bits of the exponent are set."""


@dataclass(frozen=True)
class Layer:
    """A Dense layer, or with no units an activation alone."""

    units: int
    use_bias: bool
    activation: str


@dataclass(frozen=True)
class Network:
    """Layers in order, and their weights.

    ``weights`` are finite 16-bit floats, little-endian: of each layer its kernel (inputs, units) row by row, then its
    bias. They change a probability in its third decimal at most (docs/decisions/0040).
    """

    inputs: int
    layers: tuple[Layer, ...]
    weights: bytes

    def __post_init__(self) -> None:
        sizes = (self.inputs, *(layer.units for layer in self.layers))
        if len(self.layers) > MAX_LAYERS or not all(0 <= size <= MAX_UNITS for size in sizes):
            raise ContractError(f"Network: received {len(self.layers)} layers of {sizes[:8]} units")
        if not all(ACTIVATION.fullmatch(layer.activation) for layer in self.layers):
            raise ContractError("Network: received an activation whose name is none")
        received, expected = len(self.weights), NUMBER_BYTES * count_parameters(self.inputs, self.layers)
        if received != expected or received > MAX_BYTES:
            raise ContractError(f"Network: received {received} bytes, expected {expected} and at most {MAX_BYTES}")
        if self.weights[1::2].translate(None, FINITE):
            raise ContractError("Network: received weights that are not finite")

    @property
    def architecture(self) -> dict[str, Any]:
        """All but the weights, as it is stored and shown to the page's script. JSON-able."""
        return {"inputs": self.inputs, "layers": [asdict(layer) for layer in self.layers]}

    def to_json(self) -> str:
        """Return the network as compact JSON."""
        return json.dumps(self.architecture | {"weights": base64.b64encode(self.weights).decode()})

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a network back. Raises ContractError for what no worker would have sent."""
        if len(text) > 2 * MAX_BYTES:
            raise ContractError(f"Network: received {len(text)} characters, expected at most {2 * MAX_BYTES}")
        try:
            told = json.loads(text)
            weights = base64.b64decode(told["weights"], validate=True)
            return cls(_whole(told["inputs"]), tuple(_layer(layer) for layer in told["layers"]), weights)
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise ContractError(f"Network: {error}") from error


OnNetwork = Callable[[Network], None]


def ignore_network(_network: Network) -> None:
    """Keep none."""


def count_parameters(inputs: int, layers: tuple[Layer, ...]) -> int:
    """Return how many weights and biases the layers have.

    >>> count_parameters(784, (Layer(32, True, "relu"), Layer(10, True, "softmax")))
    25450
    """
    total = 0
    for layer in layers:
        total += (inputs + layer.use_bias) * layer.units
        inputs = layer.units or inputs
    return total


def _layer(told: Mapping[str, Any]) -> Layer:
    use_bias, activation = told["use_bias"], told["activation"]
    if not isinstance(use_bias, bool) or not isinstance(activation, str):
        raise TypeError("a layer has a bias or an activation of another type")
    return Layer(_whole(told["units"]), use_bias, activation)


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise TypeError(f"received {type(value).__name__}, expected a whole number")
    return value
