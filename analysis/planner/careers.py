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

    Rungs below the lowest curve are everybody's; one above the highest is at 0 throughout, which means unobserved. Many
    sets of curves, such as those of people drawn anew, are `share[draw, k, t]`.
    """

    share: np.ndarray

    @property
    def last(self) -> int:
        """The last year observed."""
        return self.share.shape[-1] - 1

    @property
    def sets(self) -> np.ndarray:
        """The shares by draw, rung and year: one draw where there is one set of curves."""
        return self.share.reshape(-1, *self.share.shape[-2:])

    def holds(self, rung: int, year: int) -> bool:
        """Say whether anyone observed stands on a rung with so many years: else there is nobody to learn from."""
        return 0 <= year <= self.last and bool(self.held(rung, year).all())

    def held(self, rung: int, year: int) -> np.ndarray:
        """Say of each draw whether anyone of it stands on a rung with so many years."""
        return self.sets[:, rung, year] > self.sets[:, rung + 1, year]


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
    moved: tuple[int, int] | None = None,
    size: int = CAREERS,
) -> np.ndarray:
    """Return the rungs of `size` careers, one row a year: row 0 is now, at `start` years of experience on `rung`.

    `along` holds the curves in force in each year to come, so the result has one row more than it has curves. `since`
    is the year of experience in which the rung was reached by the curves of `here`, None where that is not known. From
    many sets of curves come `size` careers each: `[year, draw, career]`, by the same random numbers in every draw.
    `moved` is the year from now in which a move leads so many rungs up, or down, to a place drawn anew there; else
    nobody steps down. The seed is fixed: the same arguments give the same careers.
    """
    rng = np.random.default_rng(SEED)
    draws = max((len(curves.sets) for curves in along), default=1)
    rungs = np.full((len(along) + 1, draws, size), rung, dtype=np.int8)
    place = np.broadcast_to(_place_now(rng, here, rung, (since, start), persistence, size), (draws, size))
    for year, curves in enumerate(along):
        place = _redrawn(rng, place, persistence)
        if moved and moved[0] == year:
            rungs[year] = np.clip(rungs[year] + moved[1], 1, curves.share.shape[-2] - 2)
            place = np.broadcast_to(_evenly(rng, size), (draws, size))
        rungs[year + 1], place = _year_on(curves, rungs[year], place, start + year)
    return rungs[:, 0] if all(curves.share.ndim == 2 for curves in along) else rungs


def reached(rungs: np.ndarray, rung: int) -> np.ndarray:
    """Return in how many years each career reaches a rung: 0 where it stands there now, infinity where not in time."""
    there = rungs >= rung
    return np.where(there.any(axis=0), there.argmax(axis=0), np.inf)


def _redrawn(rng: np.random.Generator, place: np.ndarray, persistence: float) -> np.ndarray:
    # Both draws are made whatever comes of them: careers of two plans are then alike wherever the plans are.
    size = place.shape[-1]
    anew, fresh = rng.random(size) >= persistence, _evenly(rng, size)
    return np.where(anew, fresh, place)


def _evenly(rng: np.random.Generator, size: int) -> np.ndarray:
    """Return places in (0, 1] in random order, one in each of `size` equal parts: a few are then spread like many."""
    return (rng.permutation(size) + 1 - rng.random(size)) / size


def _year_on(curves: Curves, rung: np.ndarray, place: np.ndarray, year: int) -> tuple[np.ndarray, np.ndarray]:
    """Return rung and place within it one year on, by curves that may be another company type's than last year's."""
    before, after = curves.sets[:, :, year], curves.sets[:, :, year + 1]
    low, high = _of_rung(before, rung + 1), _of_rung(before, rung)
    # Where nobody was seen on the rung, a career waits there until the curve above it rises.
    percentile = np.where(high > low, low + place * (high - low), np.nextafter(low, 2))
    # Curves fall from rung to rung, so a person's rung is the number of curves that have come up to the percentile.
    there = np.full(percentile.shape, -1, dtype=np.int8)
    for curve in after.T:
        there += percentile <= curve[:, None]
    there = np.maximum(there, rung)
    low, high = _of_rung(after, there + 1), _of_rung(after, there)
    with np.errstate(divide="ignore", invalid="ignore"):
        within = np.where(high > low, (percentile - low) / (high - low), 1.0)
    return there, np.clip(within, FASTEST, 1.0)


def _of_rung(shares: np.ndarray, rung: np.ndarray) -> np.ndarray:
    """Return of shares by draw and rung those of the rung of each career, by draw and career."""
    return shares.take(rung + np.arange(len(shares))[:, None] * shares.shape[1])


def _place_now(
    rng: np.random.Generator,
    curves: Curves | None,
    rung: int,
    held: tuple[int | None, int],
    persistence: float,
    size: int,
) -> np.ndarray:
    """Return places within the rung held from a year (None: not known) to now, by draw and career.

    People who reached the rung in that year are followed to now, and those who have not stepped up are kept. Where
    none is left (so fast a person would have stepped up), the careers stand next to the step.
    """
    fresh, (since, start) = _evenly(rng, size)[None], held
    if since is None or curves is None or rung == 1 or not curves.held(rung, since).any():
        return fresh
    share, known = curves.sets, curves.held(rung, since)[:, None]
    low, high = share[:, rung + 1, since, None], share[:, rung, since, None]
    before = share[:, rung, since - 1, None] if since else 0.0
    percentile = np.clip(high - (1 - fresh) * (high - before), low, high)
    with np.errstate(divide="ignore", invalid="ignore"):
        place = np.where(known, np.clip((percentile - low) / (high - low), FASTEST, 1.0), fresh)
    rungs = np.full(place.shape, rung, dtype=np.int8)
    for year in range(since, start):
        place = _redrawn(rng, place, persistence)
        rungs, place = _year_on(curves, rungs, place, year)
    return np.where(known, _among(rng, place, rungs == rung), fresh)


def _among(rng: np.random.Generator, place: np.ndarray, stayed: np.ndarray) -> np.ndarray:
    """Return as many places drawn among those of careers that have stayed; the step's own where none has."""
    first = np.argsort(~stayed, axis=1, kind="stable")
    drawn = (rng.random(place.shape[1]) * stayed.sum(axis=1, keepdims=True)).astype(int)
    found = np.take_along_axis(place, np.take_along_axis(first, drawn, axis=1), axis=1)
    return np.where(stayed.any(axis=1, keepdims=True), found, FASTEST)
