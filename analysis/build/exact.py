"""Logarithm, exponential and mean with the same last bit on every machine: each is the true value, rounded once.

numpy and the C library pick their code for `log` and `exp`, and the order in which they add, by what the processor
offers. The last bit then depends on the machine, and a search that compares sums magnifies it into other figures.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Context, Decimal

import numpy as np
from numpy.typing import ArrayLike

CONTEXT = Context(prec=30)
"""Nearly twice the digits of a float, in decimal arithmetic, which is defined to the last digit."""


def log(values: ArrayLike) -> np.ndarray:
    """Return the natural logarithm of each value; raises `decimal.InvalidOperation` for one below nought."""
    return _each(CONTEXT.ln, values)


def exp(values: ArrayLike) -> np.ndarray:
    """Return e to the power of each value."""
    return _each(CONTEXT.exp, values)


def mean(values: ArrayLike) -> np.ndarray:
    """Return the mean of each row, along the last axis; sums are exact, so the order of the values does not matter."""
    return np.apply_along_axis(lambda row: math.fsum(row) / len(row), -1, values)


def _each(function: Callable[[Decimal], Decimal], values: ArrayLike) -> np.ndarray:
    values = np.asarray(values, float)
    return np.array([float(function(Decimal(value))) for value in values.flat]).reshape(values.shape)
