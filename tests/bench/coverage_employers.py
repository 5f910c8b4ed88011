"""Coverage of intervals over employers and people: shares, percentiles, medians at equal mix, pay within companies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from unittest.mock import patch

import numpy as np
import pandas as pd
from scipy.stats import norm

from analysis.bands import POINTS
from analysis.build import attainment, by_employer, hiring, places, shares, standardised
from analysis.build.employers import resamples
from analysis.offer import verdict
from analysis.offer.standing import percentile
from tests.bench.coverage_people import RESAMPLES, TRUE, ZONES, logistic, mixed_median

NOMINAL = 0.9
FEWER = partial(resamples, times=200)
"""The build's thousand change the ends by little and the time by much."""

SIZES = {
    "40 employers of 12": [12] * 40,
    "15 employers of 20": [20] * 15,
    "6 employers of 30": [30] * 6,
    "30 employers, one has half": [150, *[5] * 29],
}
DOMINATED = {"12 employers, one has 3/4": [3402, 432, 225, 209, 162, 62, 51, 35, 8, 4, 4, 1]}
"""Openings of the employers of one company type, as big tech has them."""

LESS = -0.1
"""By how much the logarithm of pay is lower at the second place."""

DIFFERS = {"alike at every employer": 0.0, "other at each employer": 0.05}
"""Standard deviation of that difference between employers."""

REMOTE = {"10 % remote": (2, 18), "40 % remote": (2, 3), "2 % remote": (0.5, 24.5), "0.3 % remote": (0.1, 33.2)}
"""Between employers the share of openings is spread as a beta distribution: its two parameters."""


TYPES = {
    "10, 10, 10 people, each alone": ([1] * 10, [1] * 10, [1] * 10),
    "100, 40, 10 people, each alone": ([1] * 100, [1] * 40, [1] * 10),
    "20, 20, 6 employers of 5, 5, 20": ([5] * 20, [5] * 20, [20] * 6),
    "20, 6, 6 employers, the last has one of half": ([5] * 20, [10] * 6, [50, *[10] * 5]),
}
"""Employers of three company types."""

FACTORS, MIX = np.array([0.7, 1.0, 1.3]), np.array([0.2, 0.5, 0.3])
"""How the three types pay, and their shares of the equal mix, which is taken as known."""

LATER = {"alike at every employer": 0.0, "earlier or later by 2 years": 2.0}
"""By how many years the level comes earlier or later at an employer (one standard deviation)."""

NORMAL = norm.ppf((np.arange(200) + 0.5) / 200)
"""A normal distribution, as two hundred values alike in weight."""

PAYS = {"pay alike": 0.0, "20 % more or less": 0.2}
INSIDE = 0.3
"""Standard deviations of the logarithm of pay, between employers and within one."""

AT = (20, 50, 80)
"""Percentiles of offers that are tried."""


def attained(times: int) -> Iterator[tuple[str, float, float]]:
    """Yield the coverage of the band of a share at a level, by where the curve stands."""
    random = np.random.default_rng(11)
    for name, sizes in SIZES.items():
        for how, later in LATER.items():
            tries = [_curve(random, sizes, later) for _ in range(max(20, times // 8))]
            curves = pd.concat(tries)
            held = curves["true"].between(curves["share_low"], curves["share_high"])
            for zone, (above, upto) in ZONES.items():
                there = (curves["share"] > above) & (curves["share"] <= upto)
                if there.sum() >= 20:
                    yield f"{name}, {how}: {zone}", NOMINAL, float(held[there].mean())


def percentiles(times: int) -> Iterator[tuple[str, float, float]]:
    """Yield the coverage of the interval of an offer's percentile among all the people that there could be."""
    random = np.random.default_rng(12)
    for name, sizes in SIZES.items():
        for how, apart in PAYS.items():
            held = [one for _ in range(max(20, times // 4)) for one in _standings(random, sizes, apart)]
            yield f"{name}, {how}", NOMINAL, float(np.mean(held))


def standardised_medians(times: int) -> Iterator[tuple[str, float, float]]:
    """Yield the coverage of the median at equal company mix."""
    random = np.random.default_rng(2)
    for name, types in TYPES.items():
        for how, apart in PAYS.items():
            middle, held = mixed_median(FACTORS, MIX, float(np.hypot(apart, INSIDE))), 0
            for _ in range(max(20, times // 4)):
                parts = [_paid(random, sizes, apart, factor) for sizes, factor in zip(types, FACTORS, strict=True)]
                with patch.object(standardised, "resamples", FEWER):
                    found = standardised._amounts(parts, MIX)
                held += found["amount_p50_low"] <= middle <= found["amount_p50_high"]
            yield f"{name}, {how}", NOMINAL, held / max(20, times // 4)


def within(times: int) -> Iterator[tuple[str, float, float]]:
    """Yield the coverage of a difference in pay between two places, within company and level."""
    random = np.random.default_rng(8)
    for name, sizes in SIZES.items():
        for how, spread in DIFFERS.items():
            held = [_holds(_reports(random, sizes, spread)) for _ in range(max(20, times // 4))]
            yield f"{name}, {how}", NOMINAL, float(np.mean(held))


def openings(times: int) -> Iterator[tuple[str, float, float]]:
    """Yield the coverage of the share of a company type's openings that are remote, counted either way."""
    random = np.random.default_rng(9)
    for name, sizes in (SIZES | DOMINATED).items():
        for how, (first, second) in REMOTE.items():
            true, tries = 100 * first / (first + second), []
            for _ in range(times):
                remote = random.random(sum(sizes)) < random.beta(first, second, len(sizes)).repeat(sizes)
                tries.append(_remote(_employers(sizes), remote))
            found = pd.DataFrame(tries)
            for share, told in (("share", how), ("share_by_employer", f"{how}, once")):
                held = (found[f"{share}_low"] <= true) & (true <= found[f"{share}_high"])
                yield f"{name}, {told}", NOMINAL, float(held.mean())


def _curve(random: np.random.Generator, sizes: Sequence[int], later: float, half: float = 6.0) -> pd.DataFrame:
    """Return the build's curve of people at these employers, with the true share at all that there could be."""
    employer, size = np.arange(len(sizes)).repeat(sizes), sum(sizes)
    years = np.floor(2 * random.gamma(2.2, 3.6, size)) / 2
    reached = random.random(size) < logistic(years - random.normal(0, later, len(sizes))[employer], half, 1.5)
    rows = {"years_experience": years, "rung": np.where(reached, 2, 1), "company": employer.astype(str), "people": 1}
    with patch.object(attainment, "RESAMPLES", RESAMPLES):
        found = attainment.curves_of(pd.DataFrame(rows))
    grid = found["years"].to_numpy(float)[:, None]
    return found.assign(true=logistic(grid - later * NORMAL, half, 1.5).mean(axis=1))


def _standings(random: np.random.Generator, sizes: Sequence[int], apart: float) -> list[bool]:
    """Say of offers at the true percentiles `AT` whether their intervals among people at these employers hold them."""
    paid = _paid(random, sizes, apart)
    pay, ends = paid["pay"].to_numpy(), by_employer.interval(paid["pay"].to_numpy(), paid["company"].to_numpy())
    row = dict(zip([*POINTS, "low", "high"], [*np.percentile(pay, (10, 25, 50, 75, 90)), *ends], strict=True))
    offers = TRUE * np.exp(norm.ppf(np.array(AT) / 100) * np.hypot(apart, INSIDE))
    points = np.array([row[point] for point in POINTS])
    worth = verdict.independent(row | {"n": len(pay)})
    each = [verdict.Verdict(percentile(amount, points), len(pay), worth, True, 0, False).ends for amount in offers]
    return [low <= true <= high for true, (low, high) in zip(AT, each, strict=True)]


def _paid(random: np.random.Generator, sizes: Sequence[int], apart: float, factor: float = 1.0) -> pd.DataFrame:
    """Return people with their company and pay, whose employers differ by `apart`."""
    logs = random.normal(0, apart, len(sizes)).repeat(sizes) + random.normal(0, INSIDE, sum(sizes))
    return pd.DataFrame({"company": _employers(sizes), "pay": TRUE * factor * np.exp(logs)})


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
    with patch.object(shares, "resamples", FEWER):
        return hiring.shares_of_type("made_up", rows).set_index("what").loc["remote"]


def _employers(sizes: Sequence[int]) -> np.ndarray:
    return np.arange(len(sizes)).astype(str).repeat(sizes)
