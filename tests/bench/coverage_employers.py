"""Coverage of intervals over employers and people: pay within companies, and shares of openings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from unittest.mock import patch

import numpy as np
import pandas as pd

from analysis.build import hiring, places
from analysis.build.employers import resamples

NOMINAL = 0.9
FEWER = partial(resamples, times=200)
"""The build's thousand change the ends by little and the time by much."""

SIZES = {
    "40 employers of 12": [12] * 40,
    "15 employers of 20": [20] * 15,
    "6 employers of 30": [30] * 6,
    "30 employers, one has half": [150, *[5] * 29],
}
LESS = -0.1
"""By how much the logarithm of pay is lower at the second place."""

DIFFERS = {"alike at every employer": 0.0, "other at each employer": 0.05}
"""Standard deviation of that difference between employers."""

REMOTE = {"10 % remote": (2, 18), "40 % remote": (2, 3), "2 % remote": (0.5, 24.5)}
"""Between employers the share of openings is spread as a beta distribution: its two parameters."""


def within(times: int) -> Iterator[tuple[str, float, float]]:
    """Yield the coverage of a difference in pay between two places, within company and level."""
    random = np.random.default_rng(8)
    for name, sizes in SIZES.items():
        for how, spread in DIFFERS.items():
            held = [_holds(_reports(random, sizes, spread)) for _ in range(max(20, times // 4))]
            yield f"{name}, {how}", NOMINAL, float(np.mean(held))


def openings(times: int) -> Iterator[tuple[str, float, float]]:
    """Yield the coverage of the share of a company type's openings that are remote."""
    random = np.random.default_rng(9)
    for name, sizes in SIZES.items():
        for how, (first, second) in REMOTE.items():
            true = 100 * first / (first + second)
            held = 0
            for _ in range(times):
                remote = random.random(sum(sizes)) < random.beta(first, second, len(sizes)).repeat(sizes)
                found = _remote(_employers(sizes), remote)
                held += found["share_low"] <= true <= found["share_high"]
            yield f"{name}, {how}", NOMINAL, held / times


def _holds(rows: pd.DataFrame) -> bool:
    with patch.object(places, "resamples", FEWER):
        found = places._differences(rows, "place", ["first", "second"]).iloc[1]
    return bool(found["share_low"] <= 100 * np.expm1(LESS) <= found["share_high"])


def _reports(random: np.random.Generator, sizes: Sequence[int], spread: float) -> pd.DataFrame:
    """Return reports of people at two places and levels, whose employers pay and differ by place as they like."""
    employer, size = np.arange(len(sizes)).repeat(sizes), sum(sizes)
    second, senior, years = random.random(size) < 0.4, random.random(size) < 0.5, random.integers(0, 20, size)
    less = (LESS + random.normal(0, spread, len(sizes)))[employer]
    logs = 12 + random.normal(0, 0.2, len(sizes))[employer] + 0.3 * senior + 0.1 * np.log1p(years) + less * second
    return pd.DataFrame(
        {
            "company": _employers(sizes),
            "place": np.where(second, "second", "first"),
            "role_id": np.where(senior, "senior", "junior"),
            "years_experience": years,
            "observed_on": random.choice(["2020-06-01", "2021-06-01"], size),
            "total_usd": np.exp(logs + random.normal(0, 0.2, size)),
            "source_id": "made_up",
            "period": "2020-01/2021-12",
        }
    )


def _remote(employers: np.ndarray, remote: np.ndarray) -> pd.Series:
    rows = pd.DataFrame({"company": employers, "role_id": "", "remote": remote, "ai": False})
    with patch.object(hiring, "resamples", FEWER):
        return hiring._shares("made_up", rows).set_index("what").loc["remote"]


def _employers(sizes: Sequence[int]) -> np.ndarray:
    return np.arange(len(sizes)).astype(str).repeat(sizes)
