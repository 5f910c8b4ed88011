"""How far two groups are apart at equal level: the median of differences within levels, with its interval."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from analysis.bands import Z_90

Strata = Sequence[tuple[np.ndarray, np.ndarray]]
"""Of each level the logarithms of pay in one group and in the other, sorted."""

HALVINGS = 60


@dataclass(frozen=True)
class Gap:
    """How much more the second group is paid than the first at equal level, percent, with its 90 % interval."""

    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether the groups differ beyond doubt: the interval does not hold nought."""
        return self.low > 0 or self.high < 0


def gap(pairs: Sequence[tuple[np.ndarray, np.ndarray]]) -> Gap:
    """Return the gap of two groups' pay, given level by level; every array has to have one person at least.

    It is the median over all pairs of a person of either group at one level (Hodges and Lehmann, 1963), levels weighted
    as by van Elteren (1960), and the interval is what that stratified rank-sum test does not reject: it assumes nothing
    about how pay is spread. Pay has to be above nought.
    """
    strata = [(np.sort(np.log(one)), np.sort(np.log(other))) for one, other in pairs]
    weights = [1 / (len(one) + len(other) + 1) for one, other in strata]
    whole = sum(w * len(one) * len(other) for w, (one, other) in zip(weights, strata, strict=True))
    spread = sum(w * len(one) * len(other) for w, (one, other) in zip(weights, strata, strict=True)) / 12
    reach = (Z_90 * np.sqrt(spread) + max(weights) / 2) / whole
    least = min(other[0] - one[-1] for one, other in strata)
    most = max(other[-1] - one[0] for one, other in strata)

    def first(share: float) -> float:
        """Return the least difference up to which at least this share of the pairs lies."""
        return _first(lambda by: _upto(strata, weights, by) >= share * whole, least, most)

    middle = (first(0.5) + first(0.5 + 1e-12)) / 2
    return Gap(*map(_percent, (middle, first(0.5 - reach), first(0.5 + reach))))


def _percent(by: float) -> float:
    """Return a difference of logarithms as a percentage, free of the noise that keeps equal pay from being equal."""
    return round(float(100 * np.expm1(by)), 6) + 0.0


def _upto(strata: Strata, weights: Sequence[float], by: float) -> float:
    """Return the weight of the pairs in which the second person is ahead by no more than so much."""
    return sum(
        w * float(np.searchsorted(other, one + by, "right").sum())
        for w, (one, other) in zip(weights, strata, strict=True)
    )


def _first(holds: Callable[[float], bool], low: float, high: float) -> float:
    """Return where something begins to hold that holds from some point on, by halving."""
    for _step in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high
