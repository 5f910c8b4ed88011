"""People and postings of one employer are alike: how sure a figure is shows when employers are drawn anew, not people.

Cameron, Gelbach and Miller, "Bootstrap-Based Improvements for Inference with Clustered Errors" (2008): whole groups
are drawn with replacement. Here the members of each drawn group are drawn anew too, which widens cells of one
employer, where groups alone would show no doubt at all.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analysis.build.by_employer import widening

RESAMPLES = 1000
SEED = 2026
TAILS = (5, 95)
"""Percentiles of the resamples that are the ends of a 90 % interval."""


def interval(
    value: np.ndarray, drawn: np.ndarray, employers: int, least: float = -np.inf, most: float = np.inf
) -> tuple[np.ndarray, np.ndarray]:
    """Return the ends of the 90 % interval of values from those of the resamples, one row a resample.

    Few employers make it too narrow; both ends are moved away from the value as `by_employer` does, within `least` and
    `most`. A value that was never drawn is missing.
    """
    low, high = np.nanpercentile(drawn, TAILS, axis=0)
    factor = widening(employers)
    return np.clip(value - factor * (value - low), least, most), np.clip(value + factor * (high - value), least, most)


def resamples(employers: np.ndarray, times: int = RESAMPLES, seed: int = SEED) -> Iterator[np.ndarray]:
    """Yield `times` times the places of rows drawn anew: employers with replacement, then as many rows of each.

    `employers` holds the employer of each row, of any type that sorts. Draws are of whole numbers, so that any machine
    draws the same.
    """
    _names, codes = np.unique(employers, return_inverse=True)
    order = np.argsort(codes, kind="stable")
    sizes = np.bincount(codes)
    starts = np.cumsum(sizes) - sizes
    random = np.random.Generator(np.random.PCG64(seed))
    for _ in range(times):
        drawn = random.integers(0, len(sizes), len(sizes))
        yield order[random.integers(starts[drawn].repeat(sizes[drawn]), (starts + sizes)[drawn].repeat(sizes[drawn]))]
