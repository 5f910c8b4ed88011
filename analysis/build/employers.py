"""People and postings of one employer are alike: how sure a figure is shows when employers are drawn anew, not people.

Cameron, Gelbach and Miller, "Bootstrap-Based Improvements for Inference with Clustered Errors" (2008): whole groups
are drawn with replacement. Here the members of each drawn group are drawn anew too, which widens cells of one
employer, where groups alone would show no doubt at all.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

RESAMPLES = 1000
SEED = 2026
TAILS = (5, 95)
"""Percentiles of the resamples that are the ends of a 90 % interval."""


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
