"""How far a forecast's intervals reach, from how far its outcomes have lain off in the backtest."""

from __future__ import annotations

import numpy as np

from analysis.build.models import HORIZON, REACH

LEAST_ORIGINS = 2 * HORIZON
"""With fewer, some origin has no other that shares no month with it, and a model's own intervals stand as they are."""

WIDEST = max(REACH)
"""Never narrowed: outcomes of a few years, most of them shared, cannot say that the rarest need less."""


def reaches(distances: np.ndarray) -> dict[int, float]:
    """Return how many standard deviations an interval reaches to either side, by its level (percent of outcomes).

    `distances` are those of outcomes from the forecast's middle in its own standard deviations, a row an origin. An
    interval reaches as far as holds so many percent of them, so that it is wider or narrower than a normal
    distribution's where outcomes have lain farther off or nearer.
    """
    return _reaches(distances) if len(distances) >= LEAST_ORIGINS else dict(REACH)


def held(distances: np.ndarray) -> dict[int, np.ndarray]:
    """Return by level which outcomes lie inside an interval that knows of none that shares a month with them.

    For each origin, intervals reach as far as `reaches` says of the origins a year or more away; the array has a row an
    origin, as `distances`.
    """
    origins = np.arange(len(distances))
    if len(distances) < LEAST_ORIGINS:
        return {level: distances <= reach for level, reach in REACH.items()}
    apart = [_reaches(distances[np.abs(origins - at) >= HORIZON]) for at in origins]
    return {level: np.array([row <= at[level] for row, at in zip(distances, apart, strict=True)]) for level in REACH}


def _reaches(distances: np.ndarray) -> dict[int, float]:
    found = {level: float(np.quantile(distances, level / 100, method="inverted_cdf")) for level in REACH}
    found = {level: reach if np.isfinite(reach) else REACH[level] for level, reach in found.items()}
    return found | {WIDEST: max(found[WIDEST], REACH[WIDEST])}
