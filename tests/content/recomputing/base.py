"""What the recomputations of all lessons share."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

Numbers = Mapping[str, Any]
Answers = dict[str, Any]
Recompute = Callable[[Numbers], Answers]


def errors_of(n: Numbers) -> Any:
    return np.subtract(n["y_true"], n["y_pred"])


def column(of: str, values: np.ndarray) -> Answers:
    return {f"o{place}.{of}": value for place, value in enumerate(values, 1)}


def dense(x: Any, weights: Any, biases: Any) -> Any:
    return np.asarray(x) @ np.asarray(weights) + np.asarray(biases)


def relu(z: Any) -> Any:
    return np.maximum(z, 0)


def sigmoid(z: float) -> float:
    return 1 / (1 + math.exp(-z))


def average(values: list[float], rho: float) -> float:
    """An exponential running average that began with zero."""
    return (1 - rho) * sum(value * rho**age for age, value in enumerate(reversed(values)))
