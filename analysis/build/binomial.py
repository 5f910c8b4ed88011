"""Exact bounds of a share that rises with experience, where resampled people have no doubt to show."""

from __future__ import annotations

import numpy as np
from scipy.stats import beta

from analysis.build.alike import Alike

TAIL = 0.05
"""Chance left beyond either end: both together make a 90 % interval."""

INDEPENDENT = Alike()

Tail = float | np.ndarray
"""A chance left beyond an end, or many of them in a column, for as many rows of ends."""


def clopper_pearson(hits: np.ndarray, people: np.ndarray, tail: Tail = TAIL) -> tuple[np.ndarray, np.ndarray]:
    """Return the ends of the exact 90 % interval of a share: `hits` out of `people` (Clopper and Pearson, 1934).

    Without people the share may be anything: 0 to 1. People who are alike may be counted in parts. `tail` is the chance
    left beyond either end.
    """
    misses = people - hits
    low = np.where(hits > 0, beta.ppf(tail, np.where(hits > 0, hits, 1), misses + 1), 0.0)
    high = np.where(misses > 0, beta.ppf(1 - tail, hits + 1, np.where(misses > 0, misses, 1)), 1.0)
    return low, high


def bounds(
    grid: np.ndarray,
    years: np.ndarray,
    hits: np.ndarray,
    people: np.ndarray,
    tail: Tail = TAIL,
    alike: Alike = INDEPENDENT,
) -> tuple[np.ndarray, np.ndarray]:
    """Return bounds of a share that never falls, at each year of `grid`: `hits` out of `people` at each of `years`.

    The upper end is the exact one of the people nearest above: those with that year of experience or more, whose share
    is at least as high. The lower end is that of the people nearest below. Either takes as many people as the 2/3 power
    of all, with everybody of the last year that it needs (Kim, Fay and Proschan, 2020): the number is fixed before
    anybody is asked for their rung, so that coverage is at least 90 % whatever the curve. Where people at one employer
    are `alike`, those taken count as the fewer independent ones that they are worth.
    """
    upto, hit = (np.concatenate([[0], np.cumsum(values)]) for values in (people, hits))
    wanted = np.ceil(upto[-1] ** (2 / 3))
    first = np.searchsorted(years, grid, side="left")
    last = np.minimum(np.searchsorted(upto, upto[first] + wanted), len(years))
    high = clopper_pearson(*_worth(hit[last] - hit[first], upto[last] - upto[first], alike), tail)[1]
    last = np.searchsorted(years, grid, side="right")
    first = np.maximum(np.searchsorted(upto, upto[last] - wanted, side="right") - 1, 0)
    low = clopper_pearson(*_worth(hit[last] - hit[first], upto[last] - upto[first], alike), tail)[0]
    return low, high


def _worth(hits: np.ndarray, people: np.ndarray, alike: Alike) -> tuple[np.ndarray, np.ndarray]:
    effect = alike.effect(people)
    return hits / effect, people / effect
