"""Coverage of the interval of a gap between two groups of a team at equal level."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from analysis.team.gap import gap

NOMINAL = 0.9
SPREAD = 0.25
"""Standard deviation of the logarithm of pay at a level."""

PAY, STEP = 60_000.0, 1.4
"""Median pay at the lowest level, and how many times more each next one has."""

TEAMS = {
    "5 and 5 at one level": [(5, 5)],
    "10 and 10 at one level": [(10, 10)],
    "100 and 60 at one level": [(100, 60)],
    "three levels, few at each": [(3, 8), (10, 4), (2, 2)],
    "three levels, tens at each": [(30, 10), (20, 20), (5, 15)],
    "one alone at most levels": [(1, 9), (2, 8), (1, 10), (8, 2)],
}
CASES = {"5 % less, no ties": (-0.05, 0.01), "5 % less, rounded to 1,000": (-0.05, 1_000.0)}
CASES |= {"no gap, rounded to 20,000": (0.0, 20_000.0)}
"""The true gap and to how much pay is rounded."""


def gaps(times: int) -> Iterator[tuple[str, float, float]]:
    """Yield the coverage of the gap's interval by the sizes of the groups at each level, and by ties."""
    draws = np.random.default_rng(12)
    for team, sizes in TEAMS.items():
        for case, (true, step) in CASES.items():
            held = [_holds(draws, sizes, true, step) for _time in range(times)]
            yield f"{team}: {case}", NOMINAL, float(np.mean(held))


def _holds(draws: np.random.Generator, sizes: list[tuple[int, int]], true: float, step: float) -> bool:
    pairs = []
    for level, counts in enumerate(sizes):
        one, other = (PAY * STEP**level * np.exp(draws.normal(0, SPREAD, count)) for count in counts)
        pairs.append((_rounded(one, step), _rounded(other * (1 + true), step)))
    found = gap(pairs)
    return found.low <= 100 * true <= found.high


def _rounded(pay: np.ndarray, step: float) -> np.ndarray:
    return np.maximum(np.round(pay / step), 1) * step
