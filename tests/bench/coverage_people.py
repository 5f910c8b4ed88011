"""Coverage of intervals over people: medians and shares at a rung by years of experience."""

from __future__ import annotations

from collections.abc import Iterator
from math import erf, sqrt
from unittest.mock import patch

import ibis
import numpy as np
import pandas as pd

from analysis.build import attainment
from analysis.build.percentiles import percentiles

NOMINAL = 0.9
TRUE = 200_000.0
SPREAD = 0.35
"""Standard deviation of the logarithm of pay."""

SIZES = (10, 11, 12, 13, 15, 20, 30, 50, 100, 300)
ROUNDED = {"no ties": 0.01, "rounded to 5,000": 5_000.0, "rounded to 50,000": 50_000.0}
LEVELS = {"senior early": (2.0, 1.0), "at 5 years": (5.0, 1.5), "at 10 years": (10.0, 2.5), "steep": (6.0, 0.5)}
"""Years by which half of people are at a rung, and how fast it goes (the scale of a logistic curve)."""

PEOPLE = (50, 120, 400, 2_000)
RESAMPLES = 200
"""Of a bootstrap; the build's thousand change the ends by little and the time by much."""

RUNGS = pd.DataFrame({"role_id": ["below", "reached"], "rung": [1, 2]})
ZONES = {"curve at 0": (-1, 0), "above 0 to 5 %": (0, 0.05), "5 to 95 %": (0.05, 0.95), "95 % and more": (0.95, 2)}


def medians(times: int) -> Iterator[tuple[str, float, float]]:
    """Yield the coverage of a median's interval by number of people and ties: of years and of pay alike."""
    draws = np.random.default_rng(1)
    for tie, step in ROUNDED.items():
        for size in SIZES:
            pay = TRUE * np.exp(draws.normal(0, SPREAD, (times, size)))
            pay = (np.round(pay / step) * step).ravel()
            people = ibis.memtable(pd.DataFrame({"sample": np.repeat(np.arange(times), size), "pay": pay}))
            found = percentiles(people, "pay", ["sample"], {"p50": 0.5}, "pay", step=500.0).execute()
            held = (found["pay_p50_low"] <= TRUE) & (found["pay_p50_high"] >= TRUE)
            yield f"{size} people, {tie}", NOMINAL, held.mean()


def attained(times: int) -> Iterator[tuple[str, float, float]]:
    """Yield the coverage of the band of a share at a rung, at every year of curves, by where the curve stands."""
    draws = np.random.default_rng(3)
    for size in PEOPLE:
        for name, (half, scale) in LEVELS.items():
            tries = max(10, times // (4 if size < 1_000 else 16))
            curves = pd.concat([_curve(draws, size, half, scale) for _ in range(tries)])
            held = curves["true"].between(curves["share_low"], curves["share_high"])
            for zone, (above, upto) in ZONES.items():
                there = (curves["share"] > above) & (curves["share"] <= upto)
                if there.sum() >= 20:
                    yield f"{size:,} people, {name}: {zone}", NOMINAL, held[there].mean()


def _curve(draws: np.random.Generator, size: int, half: float, scale: float) -> pd.DataFrame:
    """Return the build's curve of made-up people whose years are whole or halves, with the true share."""
    years = np.floor(2 * draws.gamma(2.2, 3.6, size)) / 2
    reached = draws.random(size) < logistic(years, half, scale)
    people = pd.DataFrame({"years_experience": years, "rung": np.where(reached, 2, 1), "company": None, "people": 1})
    with patch.object(attainment, "RESAMPLES", RESAMPLES):
        found = attainment.curves_of(people)
    return found.assign(true=logistic(found["years"].to_numpy(float), half, scale))


def logistic(years: np.ndarray, half: float, scale: float) -> np.ndarray:
    """Return the true share of people at a rung by their years of work."""
    return 1 / (1 + np.exp(-(years - half) / scale))


def mixed_median(factors: np.ndarray, mix: np.ndarray, spread: float) -> float:
    """Return the true median of a mix of log-normal pay, by halving; `spread` is that of its logarithm."""
    low, high = TRUE / 10, TRUE * 10
    while high - low > 1:
        middle = (low + high) / 2
        parts = [0.5 * (1 + erf(np.log(middle / (TRUE * factor)) / spread / sqrt(2))) for factor in factors]
        low, high = (middle, high) if np.dot(mix, parts) < 0.5 else (low, middle)
    return (low + high) / 2
