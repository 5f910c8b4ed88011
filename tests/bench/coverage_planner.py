"""Coverage of the planner: how often the intervals of chances and of median dates hold those along the true curves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unittest.mock import patch

import numpy as np
import pandas as pd
from scipy.stats import norm

from analysis.build import attainment_draws as draws
from analysis.build.attainment import People
from analysis.package.tables import Package, load
from analysis.planner.careers import Curves, reached, sample
from analysis.planner.observed import smooth
from analysis.planner.plan import Plan
from analysis.planner.runs import PACES, REDRAWN_CAREERS, Runs

NOMINAL, TAIL = 0.9, 0.05
HALF, SCALE = (3.0, 7.0, 10.5, 14.0), (1.5, 2.0, 2.5, 3.0)
"""Years by which half of people are on the second rung and those above, and how fast it goes."""

EMPLOYERS = {
    "60 people": ([1] * 60, 0.0),
    "150 people": ([1] * 150, 0.0),
    "400 people": ([1] * 400, 0.0),
    "1,400 people": ([1] * 1_400, 0.0),
    "40 employers of 10": ([10] * 40, 2.0),
    "150 employers of 10": ([10] * 150, 2.0),
    "31 employers, one has half": ([300, *[10] * 30], 2.0),
}
"""People of each employer, and by how many years its levels come earlier or later (one standard deviation)."""

BEGUN = ((2, 4, 3), (2, 4, 4), (3, 8, 4), (3, 8, 5))
"""Where careers begin and what they are after: the rung held, years of work and the rung aimed at."""

AHEAD, DRAWS, LEAST = 8, 100, 10
"""Years looked ahead; draws of a try; people who must stand where a plan begins, as the planner asks."""

PERSISTENCE = tuple(Plan(lasts=lasts).persistence for lasts in (*PACES, Plan.lasts))
NORMAL = norm.ppf((np.arange(200) + 0.5) / 200)
"""A normal distribution, as two hundred values alike in weight."""

ZONES = {"chance under 5 %": (-1, 0.05), "chance 5 to 95 %": (0.05, 0.95), "chance over 95 %": (0.95, 2)}
YEARS = (2, 5, AHEAD)


def chances_and_dates(times: int) -> Iterator[tuple[str, float, float]]:
    """Yield the coverage of chances, by where the true one lies, and of median dates: at a known pace and at any.

    What is printed covers any pace, so it holds the truth at whichever lasts more often than the nominal share.
    """
    random, package = np.random.default_rng(6), load()
    for name, (sizes, apart) in EMPLOYERS.items():
        tries = [one for _ in range(max(20, times // 8)) for one in _try(package, random, sizes, apart)]
        found = pd.DataFrame(tries, columns=["what", "own", "any"])
        for what, rows in found.groupby("what"):
            if len(rows) >= 20:
                yield f"{name}, {what}, the pace known", NOMINAL, rows["own"].mean()
                yield f"{name}, {what}, at any pace", NOMINAL, rows["any"].mean()


def _try(
    package: Package, random: np.random.Generator, sizes: Sequence[int], apart: float
) -> Iterator[tuple[str, bool, bool]]:
    """Yield what is tried on people made up, and whether the interval at the true pace and that at any pace hold it."""
    employer, size = np.arange(len(sizes)).repeat(sizes), sum(sizes)
    years, later = np.floor(2 * random.gamma(2.2, 3.6, size)) / 2, random.normal(0, apart, len(sizes))[employer]
    rungs = 1 + (random.random(size) <= _true(years - later)).sum(axis=0)
    group = pd.DataFrame({"years_experience": years, "rung": rungs, "company": employer.astype(str), "people": 1})
    seen, again = _curves(package, People.of(group), random)
    truth = np.zeros(seen.share.shape)
    truth[:2] = 1
    truth[2 : 2 + len(HALF)] = _of_all(np.arange(seen.last + 1), apart)
    for rung, start, goal in BEGUN:
        standing, above = ((rungs == rung) & (years >= start)).sum(), (rungs >= goal).sum()
        seen_so_far = start + AHEAD <= seen.last and seen.holds(rung, start)
        if seen_so_far and min(standing, above) >= LEAST:
            yield from _held(seen, Curves(again.sets[again.held(rung, start)]), Curves(truth), (rung, start, goal))


def _held(seen: Curves, again: Curves, true: Curves, begun: tuple[int, int, int]) -> Iterator[tuple[str, bool, bool]]:
    rung, start, goal = begun

    def careers(of: Curves, persistence: float, size: int) -> np.ndarray:
        return sample([of] * AHEAD, rung, start, persistence=persistence, size=size)

    def there(rungs: np.ndarray) -> np.ndarray:
        return (rungs >= goal).mean(axis=-1)

    both = Curves(np.concatenate([seen.sets, again.sets]))
    runs = [(careers(seen, pace, 4_000), careers(both, pace, REDRAWN_CAREERS)) for pace in PERSISTENCE]
    known = [Runs((one,), (drawn,), TAIL).interval(there) for one, drawn in runs]
    low, high = (end(axis=0) for end in (np.array(known)[:, 0].min, np.array(known)[:, 1].max))
    for own, pace in zip(known, PERSISTENCE, strict=True):
        rungs = careers(true, pace, 4_000)
        chance = there(rungs)
        for year in YEARS:
            zone = next(name for name, (above, upto) in ZONES.items() if above < chance[year] <= upto)
            yield zone, _within(chance[year], own[0][year], own[1][year]), _within(chance[year], low[year], high[year])
        date = np.quantile(reached(rungs, goal), 0.5, method="inverted_cdf")
        yield "median date", *(_first(ends[1]) <= date <= _first(ends[0]) for ends in (own, (low, high)))


def _within(chance: float, low: float, high: float) -> bool:
    """Say whether an interval holds a chance, both in whole percents as they are printed."""
    return bool(np.floor(100 * low) <= 100 * chance <= np.ceil(100 * high))


def _first(shares: np.ndarray) -> float:
    return float((shares >= 0.5).argmax()) if (shares >= 0.5).any() else np.inf


def _curves(package: Package, people: People, random: np.random.Generator) -> tuple[Curves, Curves]:
    """Return the curves of people and those of draws, as the build makes them and the planner reads them."""
    with patch.object(draws, "DRAWS", DRAWS):
        drawn = draws.rows_of({}, people, people.drawn(random, DRAWS), random.random((2, DRAWS, 1)))
    rows = pd.DataFrame(drawn)
    shares = np.array([text.split() for text in rows["shares"]], float) / draws.IN_MILLE
    share = people.shares(people.cells).reshape(-1, 1)
    return Curves(smooth(package, rows, share)[0]), Curves(smooth(package, rows, shares))


def _of_all(years: np.ndarray, apart: float) -> np.ndarray:
    """Return the true shares among the people of all employers that there could be."""
    return _true(years[:, None] - apart * NORMAL).mean(axis=-1)


def _true(years: np.ndarray) -> np.ndarray:
    """Return the true shares at the second rung and those above, a row each, for people of these years."""
    curves = [1 / (1 + np.exp(-(years - half) / scale)) for half, scale in zip(HALF, SCALE, strict=True)]
    return np.minimum.accumulate(curves, axis=0)
