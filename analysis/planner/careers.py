"""Careers sampled from attainment curves: one latent percentile a person, carried from year to year.

Where a person stands among all of the same experience is one number u in (0, 1], the lower the faster. With t years the
person is on the highest rung k whose curve F_k(t) has come up to u. Among those on one rung, v in (0, 1] is the place
within the rung: v = (u - F_{k+1}(t)) / (F_k(t) - F_{k+1}(t)). Each year a share of careers, one less `persistence`,
draws v anew: with persistence 1 a person keeps one pace for life (comonotone coupling of the curves, in Cambanis,
Simons and Stout, 1976), with 0 the next step does not depend on how the present rung was reached (a Markov chain).
Drawing anew within a rung leaves the distribution of u uniform, so that whatever the persistence the share of sampled
newcomers on each rung is, year by year, that of the curves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

SEED = 20_210_817
CAREERS = 10_000
FASTEST = 1e-9
"""The place within a rung that is next to step up."""


@dataclass(frozen=True, eq=False)
class Curves:
    """The shares at or above each rung: `share[k, t]`, k from 0 to one above the top rung, t whole years.

    Rungs below the lowest curve are everybody's; one above the highest is at 0 throughout, which means unobserved.
    """

    share: np.ndarray

    @property
    def last(self) -> int:
        """The last year observed."""
        return self.share.shape[1] - 1

    def holds(self, rung: int, year: int) -> bool:
        """Say whether anyone observed stands on a rung with so many years: else there is nobody to learn from."""
        return 0 <= year <= self.last and bool(self.share[rung, year] > self.share[rung + 1, year])


def smoothed(share: np.ndarray) -> np.ndarray:
    """Return a curve of shares by whole year without the flat stretches and jumps of an isotonic fit.

    Straight lines run through the middle years of the flat stretches, so that the curve rises wherever the fit does and
    nowhere falls (smoothing after the isotonic fit: Mammen, Estimating a smooth monotone regression function, Annals of
    Statistics 19, 1991). A stretch of nobody or of everybody counts to its inner end, so that neither is given up.
    """
    starts = np.flatnonzero(np.r_[True, np.diff(share) != 0])
    ends = np.r_[starts[1:] - 1, len(share) - 1]
    values, middles = share[starts], (starts + ends) / 2
    middles = np.where(values <= 0, ends, np.where(values >= 1, starts, middles))
    return np.interp(np.arange(len(share)), middles, values)


def sample(
    along: Sequence[Curves],
    rung: int,
    start: int,
    *,
    persistence: float,
    since: int | None = None,
    here: Curves | None = None,
    size: int = CAREERS,
) -> np.ndarray:
    """Return the rungs of `size` careers, one row a year: row 0 is now, at `start` years of experience on `rung`.

    `along` holds the curves in force in each year to come, so the result has one row more than it has curves. `since`
    is the year of experience in which the rung was reached by the curves of `here`, None where that is not known.
    Nobody steps down. The seed is fixed: the same arguments give the same careers.
    """
    rng = np.random.default_rng(SEED)
    rungs = np.full((len(along) + 1, size), rung, dtype=np.int8)
    place = _place_now(rng, here, rung, (since, start), persistence, size)
    for year, curves in enumerate(along):
        place = _redrawn(rng, place, persistence)
        rungs[year + 1], place = _year_on(curves, rungs[year], place, start + year)
    return rungs


def reached(rungs: np.ndarray, rung: int) -> np.ndarray:
    """Return in how many years each career reaches a rung: 0 where it stands there now, infinity where not in time."""
    there = rungs >= rung
    return np.where(there.any(axis=0), there.argmax(axis=0), np.inf)


def _redrawn(rng: np.random.Generator, place: np.ndarray, persistence: float) -> np.ndarray:
    # Both draws are made whatever comes of them: careers of two plans are then alike wherever the plans are.
    anew, fresh = rng.random(len(place)) >= persistence, 1 - rng.random(len(place))
    return np.where(anew, fresh, place)


def _year_on(curves: Curves, rung: np.ndarray, place: np.ndarray, year: int) -> tuple[np.ndarray, np.ndarray]:
    """Return rung and place within it one year on, by curves that may be another company type's than last year's."""
    before, after = curves.share[:, year], curves.share[:, year + 1]
    low, high = before[rung + 1], before[rung]
    # Where nobody was seen on the rung, a career waits there until the curve above it rises.
    percentile = np.where(high > low, low + place * (high - low), np.nextafter(low, 2))
    # Curves fall from rung to rung, so a person's rung is the number of curves that have come up to the percentile.
    there = np.maximum(np.searchsorted(-after, -percentile, side="right") - 1, rung)
    low, high = after[there + 1], after[there]
    with np.errstate(divide="ignore", invalid="ignore"):
        within = np.where(high > low, (percentile - low) / (high - low), 1.0)
    return there, np.clip(within, FASTEST, 1.0)


def _place_now(
    rng: np.random.Generator,
    curves: Curves | None,
    rung: int,
    held: tuple[int | None, int],
    persistence: float,
    size: int,
) -> np.ndarray:
    """Return places within the rung held from a year (None: not known) to now.

    People who reached the rung in that year are followed to now, and those who have not stepped up are kept. Where
    none is left (so fast a person would have stepped up), the careers stand next to the step.
    """
    fresh, (since, start) = 1 - rng.random(size), held
    if since is None or curves is None or rung == 1 or not curves.holds(rung, since):
        return fresh
    low, high = curves.share[rung + 1, since], curves.share[rung, since]
    before = curves.share[rung, since - 1] if since else 0.0
    percentile = np.clip(high - (1 - fresh) * (high - before), low, high)
    place = np.clip((percentile - low) / (high - low), FASTEST, 1.0)
    rungs = np.full(size, rung)
    for year in range(since, start):
        place = _redrawn(rng, place, persistence)
        rungs, place = _year_on(curves, rungs, place, year)
    stayed = place[rungs == rung]
    return rng.choice(stayed, size) if len(stayed) else np.full(size, FASTEST)
