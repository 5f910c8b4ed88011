"""How far a forecast's intervals reach, from how far its outcomes have lain off in the backtest.

An interval that is to hold a share of outcomes to come reaches to the order statistic of rank (n + 1) times that share
among n seen, not n times it: the new outcome may be the farthest of all n + 1 (Vovk, Gammerman and Shafer, 2005, as
conformal prediction has it). That rule asks for outcomes that are exchangeable; those of forecasts made a month apart
share months. So n counts what is left of them: of forecasts h months ahead, one origin in h shares none with another
counted, which over twelve months ahead is about one outcome in four (`INDEPENDENT`). With nought added, intervals meant
for 80 of 100 outcomes held 72 to 81 with 24 to 61 origins; so they hold 77 to 90 (`python -m tests.bench --only
coverage`). From fewer than `LEAST_ORIGINS` no interval follows: a model's own held 48 of 100 where changes persist.
"""

from __future__ import annotations

from math import nan
from statistics import fmean

import numpy as np

from analysis.build.models import HORIZON, REACH

LEAST_ORIGINS = 2 * HORIZON
"""With fewer, some origin has no other that shares no month with it, and there is no interval."""

INDEPENDENT = fmean(1 / ahead for ahead in range(1, HORIZON + 1))
"""Share of outcomes that count: of those h months ahead one in h, the mean over the months ahead."""

WIDEST = max(REACH)
"""Never narrowed: outcomes of a few years, most of them shared, cannot say that the rarest need less."""


def reaches(distances: np.ndarray) -> dict[int, float]:
    """Return how many standard deviations an interval reaches to either side, by its level (percent of outcomes).

    `distances` are those of outcomes from the forecast's middle in its own standard deviations, a row an origin. An
    interval reaches as far as held so many percent of them and of one more, so that it is wider or narrower than a
    normal distribution's where outcomes have lain farther off or nearer. NaN for fewer than `LEAST_ORIGINS`.
    """
    return _reaches(distances) if len(distances) >= LEAST_ORIGINS else dict.fromkeys(REACH, nan)


def held(distances: np.ndarray) -> dict[int, np.ndarray]:
    """Return by level which outcomes lie inside an interval that knows of none that shares a month with them.

    For each origin, intervals reach as far as `reaches` says of the origins a year or more away; the array has a row an
    origin, as `distances`, of 1 and 0, or of NaN for fewer than `LEAST_ORIGINS`.
    """
    origins = np.arange(len(distances))
    if len(distances) < LEAST_ORIGINS:
        return {level: np.full(distances.shape, nan) for level in REACH}
    apart = [_reaches(distances[np.abs(origins - at) >= HORIZON]) for at in origins]
    return {
        level: np.array([row <= at[level] for row, at in zip(distances, apart, strict=True)]).astype(float)
        for level in REACH
    }


def _reaches(distances: np.ndarray) -> dict[int, float]:
    one_more = 1 + 1 / (INDEPENDENT * len(distances))
    ranks = {level: min(1.0, one_more * level / 100) for level in REACH}
    found = {level: float(np.quantile(distances, rank, method="inverted_cdf")) for level, rank in ranks.items()}
    found = {level: reach if np.isfinite(reach) else REACH[level] for level, reach in found.items()}
    return found | {WIDEST: max(found[WIDEST], REACH[WIDEST])}
