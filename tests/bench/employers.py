"""How often a median's 90 % interval holds the true one where people at one employer are alike.

Pay is made up: an employer pays 20 % more or less than the others (one standard deviation), people differ by 30 %
within it, amounts are rounded as people round them, and the median over all employers that there could be is known. Two
kinds of interval are tried on the same samples: over employers (`analysis.build.by_employer`) and over people alone
(order statistics). `python -m tests.bench --only employers` prints how often each held the true median.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from analysis.bands import Z_90
from analysis.build.by_employer import interval

TRUE, WITHIN = 200_000.0, 0.3
CASES = {
    "20 employers of 10": [10] * 20,
    "5 employers of 20": [20] * 5,
    "3 employers of 30": [30] * 3,
    "10 employers of 1": [1] * 10,
    "30 employers, few large": [60, 30, 20, 15, 12, 10, 8, 7, 6, 5, *[2] * 20],
    "6 employers, one has 58 %": [58, 20, 10, 6, 4, 2],
    "6 employers, one has 90 %": [90, 2, 2, 2, 2, 2],
    "26 employers, one has 50 %": [50, *[2] * 25],
}
"""People of each employer."""


def sample(sizes: Sequence[int], between: float, step: float, draws: np.random.Generator) -> np.ndarray:
    """Return the pay of people, employer by employer, rounded to `step`; employers differ by `between` (log scale)."""
    employers = np.repeat(draws.normal(0, between, len(sizes)), sizes)
    pay = TRUE * np.exp(employers + draws.normal(0, WITHIN, sum(sizes)))
    return np.round(pay / step) * step


def over_people(values: np.ndarray) -> tuple[float, float]:
    """Return the interval of a median by order statistics, as `percentiles` computes it."""
    ordered, n = np.sort(values), len(values)
    rank = int((n + 1) / 2 - Z_90 * np.sqrt(n) / 2)
    return ordered[rank - 1], ordered[n - rank]


def coverage(sizes: Sequence[int], *, between: float, step: float, times: int) -> tuple[float, float]:
    """Return the shares of samples whose interval over employers, and over people, holds the true median."""
    draws = np.random.default_rng(1)
    names = np.repeat(np.arange(len(sizes)).astype(str), sizes)
    held = np.zeros(2)
    for at in range(times):
        values = sample(sizes, between, step, draws)
        ends = interval(values, names, at), over_people(values)
        held += [low <= TRUE <= high for low, high in ends]
    return tuple(held / times)


def run(times: int = 1_000) -> None:
    """Print the coverage of both intervals for each case, with and without differences between employers."""
    print(f"{'people by employer':30}{'between':>9}{'rounded to':>12}{'over employers':>16}{'over people':>13}")
    for name, sizes in CASES.items():
        for between, step in ((0.2, 1_000), (0.2, 20_000), (0.0, 1_000)):
            employers, people = coverage(sizes, between=between, step=step, times=times)
            print(f"{name:30}{between:9.0%}{step:12,}{employers:16.1%}{people:13.1%}", flush=True)
