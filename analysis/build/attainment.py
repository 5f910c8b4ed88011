"""How many have reached a rung by so many years of experience, from people seen once.

People at one employer are alike: where three employers or more are known they are drawn anew, then people within each,
and what is drawn is moved away from the curve as far as few employers ask for (`by_employer`). Where the curve is near
nought or one, exact bounds take as many people for independent as their employers leave (`alike`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import ibis
import numpy as np
import pandas as pd
from ibis import _
from scipy.optimize import isotonic_regression

from analysis.build import binomial
from analysis.build.alike import Alike
from analysis.build.by_employer import LEAST_EMPLOYERS, widening
from analysis.build.employers import resamples
from analysis.build.percentiles import MIN_OBSERVATIONS
from analysis.build.pools import every_pool

MIN_PEOPLE = 50
"""A curve needs more than a cell: under this many people no curve is drawn."""

RESAMPLES = 1_000
SEED = 20_210_817
SEEDS = 2**32
"""From so many seeds each group of employers takes one of its own."""

BAND = (0.05, 0.95)
EDGE = 0.05
"""Nearer than this to nought or one, resampled people vary too little: the band reaches to the exact bounds too."""

PLACE = ["source_id", "country", "period"]
OF_EMPLOYERS = ["employers", "share_largest", "share_rest"]
NO_CURVE = pd.DataFrame(columns=["rung", "years", "share", "share_low", "share_high", *OF_EMPLOYERS])


def attainment(observations: ibis.Table, rungs: pd.DataFrame) -> pd.DataFrame:
    """Estimate the share of people at or above each rung by years of experience, with 90 % bands.

    People are seen once (current-status data), so the share at or above rung k with t years is the isotonic
    regression of the indicator "at or above k" on t (Ayer et al., 1955; Groeneboom and Wellner, 1992). Curves
    of one company type cannot cross, since the indicator of a higher rung never exceeds that of a lower one.
    Bands are pointwise percentiles over 1,000 bootstrap resamples of employers and people, fixed seed. Where the curve
    is within `EDGE` of nought or one, where resamples hardly differ, they reach at least to exact bounds
    (`binomial.bounds`).

    `observations` holds source_id, role_id, company_type, country, period and years_experience, which count down to
    the tenth of a year, and perhaps company; `rungs` holds role_id and rung (fork roles share one).
    Returns source_id, company_types, country, period, rung, years (whole, from 0 to the last year that at
    least ten people have reached), n, share, share_low, share_high (shares from 0 to 1), and `OF_EMPLOYERS`: how many
    employers these people have, the share of the largest (percent) and the curve without it. Choices with
    under `MIN_PEOPLE` people and rungs that under ten people have reached are absent.
    """
    columns = ["source_id", "company_types", "country", "period", "rung", "years"]
    curves = [NO_CURVE.assign(company_types=None, n=None, **dict.fromkeys(PLACE))]
    counts = counted(observations, rungs)
    for key, selection in every_pool().items():
        for cell, group in counts[counts["company_type"].isin(selection)].groupby(PLACE):
            if group["people"].sum() >= MIN_PEOPLE:
                found = curves_of(group).assign(**dict(zip(PLACE, cell, strict=True)), company_types=key)
                curves += [found] * (not found.empty)
    table = pd.concat(curves[1:] or curves)[[*columns, "n", "share", "share_low", "share_high", *OF_EMPLOYERS]]
    table = table.astype({"employers": "Int64"})
    return table.sort_values(columns).reset_index(drop=True)


def counted(observations: ibis.Table, rungs: pd.DataFrame) -> pd.DataFrame:
    """Count `people` by `PLACE`, company_type, role_id, rung, years_experience (to the tenth below) and company.

    Where observations tell no employer, it is None.
    """
    by = [*PLACE, "company_type", "role_id", "years_experience", *(["company"] * ("company" in observations.columns))]
    tenths = observations.filter(_.years_experience.notnull()).mutate(
        years_experience=(_.years_experience * 10).floor() / 10
    )
    counts = tenths.group_by(by).agg(people=_.count()).execute().merge(rungs[["role_id", "rung"]], on="role_id")
    return counts if "company" in counts else counts.assign(company=None)


@dataclass(frozen=True, eq=False)
class People:
    """People of one group: `cells[i, j]` of them with `experience[i]` years stand on `rungs[j]`.

    `each` has a row a person, the employer (`company`) and the place in `cells` as one row of numbers (`cell`); it is
    None where fewer than `LEAST_EMPLOYERS` are known.
    """

    experience: np.ndarray
    rungs: np.ndarray
    cells: np.ndarray
    each: pd.DataFrame | None = None

    @classmethod
    def of(cls, group: pd.DataFrame) -> People:
        """Return the people of a group given as `people` by years and rung, and perhaps company."""
        counts = group.pivot_table("people", "years_experience", "rung", aggfunc="sum", fill_value=0)
        experience, rungs = counts.index.to_numpy(float), counts.columns.to_numpy()
        each = None
        if "company" in group and group["company"].notna().all() and group["company"].nunique() >= LEAST_EMPLOYERS:
            rows = np.searchsorted(experience, group["years_experience"])
            cell = rows * len(rungs) + np.searchsorted(rungs, group["rung"])
            named = group[["company", "people"]].assign(cell=cell).sort_values(["company", "cell"])
            each = named.loc[named.index.repeat(named["people"]), ["company", "cell"]]
        return cls(experience, rungs, counts.to_numpy(), each)

    @cached_property
    def grid(self) -> np.ndarray:
        """Whole years from 0 to the last one that enough people have reached."""
        this_long_or_longer = self.cells.sum(axis=1)[::-1].cumsum()[::-1]
        return np.arange(int(self.experience[this_long_or_longer >= MIN_OBSERVATIONS].max()) + 1)

    @cached_property
    def columns(self) -> list[int]:
        """The columns of `cells` of the rungs that have a curve: all but the lowest that enough people have reached."""
        reached = self.cells.sum(axis=0)[::-1].cumsum()[::-1]
        return [column for column in range(1, len(reached)) if reached[column] >= MIN_OBSERVATIONS]

    def drawn(self, random: np.random.Generator, times: int) -> np.ndarray:
        """Return `cells` of people drawn anew, `times` times: of employers drawn anew where these are known."""
        size = self.cells.sum()
        if self.each is None:
            return random.multinomial(size, self.cells.ravel() / size, size=times).reshape(times, *self.cells.shape)
        cell, companies = self.each["cell"].to_numpy(), self.each["company"].to_numpy(str)
        places = resamples(companies, times, seed=int(random.integers(SEEDS)))
        counts = np.array([np.bincount(cell[rows], minlength=self.cells.size) for rows in places])
        return counts.reshape(times, *self.cells.shape)

    def spread(self, shares: np.ndarray) -> np.ndarray:
        """Return curves of people drawn anew, by draw, moved away from the one seen as few employers ask for."""
        if self.each is None:
            return shares
        seen = self.shares(self.cells)
        return np.clip(seen + widening(self.each["company"].nunique()) * (shares - seen), 0, 1)

    def shares(self, cells: np.ndarray) -> np.ndarray:
        """Return the curve of each of `columns` on `grid`, of these cells: those seen or others drawn from them."""
        return np.array([_share_at(self.grid, self.experience, cells, column) for column in self.columns])

    def exact(self, tail: binomial.Tail = binomial.TAIL) -> np.ndarray:
        """Return the exact bounds of each of `columns` on `grid`: the lower, then the upper end."""
        each = [
            binomial.bounds(self.grid, self.experience, *_reached(self.cells, column), tail, alike)
            for column, alike in zip(self.columns, self.alike, strict=True)
        ]
        return np.array(each).swapaxes(0, 1)

    @cached_property
    def alike(self) -> list[Alike]:
        """How alike people at one employer are in having reached each of `columns`, beside others of their years."""
        if self.each is None:
            return [Alike()] * len(self.columns)
        row, column = np.divmod(self.each["cell"].to_numpy(), len(self.rungs))
        companies = self.each["company"].to_numpy(str)
        curves = [_share_at(self.experience, self.experience, self.cells, one) for one in self.columns]
        return [
            Alike.of((column >= one) - curve[row], companies) for one, curve in zip(self.columns, curves, strict=True)
        ]


def curves_of(group: pd.DataFrame) -> pd.DataFrame:
    """Return rung, years, n, share, its ends and `OF_EMPLOYERS` of one group: `people` by years, rung and company."""
    people = People.of(group)
    size, columns, grid = people.cells.sum(), people.columns, people.grid
    if not columns:
        return NO_CURVE.assign(n=size)
    share = people.shares(people.cells)
    drawn = np.array([people.shares(cells) for cells in people.drawn(np.random.default_rng(SEED), RESAMPLES)])
    low, high = _band(share, np.quantile(people.spread(drawn), BAND, axis=0), people.exact())
    employers, share_largest, others = _employers(group, people)
    rest = np.full(share.shape, np.nan) if others is None else people.shares(others)
    curves = {"rung": np.repeat(people.rungs[columns], len(grid)), "years": np.tile(grid, len(columns))}
    ends = {"share_low": low.ravel(), "share_high": high.ravel(), "share_rest": rest.ravel()}
    table = pd.DataFrame(curves | {"share": share.ravel()} | ends).round(4)
    return table.assign(n=size, employers=employers, share_largest=share_largest)


def _employers(group: pd.DataFrame, seen: People) -> tuple[float, float, np.ndarray | None]:
    """Return how many employers a group has, the share of the largest (percent), and the cells without its people.

    NaN where no employer is known; None for the cells where under `MIN_PEOPLE` people are left.
    """
    people = group.groupby("company")["people"].sum().sort_index()
    if people.empty:
        return np.nan, np.nan, None
    share_largest = round(100 * people.max() / people.sum(), 1)
    others = group[group["company"].notna() & (group["company"] != people.idxmax())]
    if others["people"].sum() < MIN_PEOPLE:
        return len(people), share_largest, None
    left = others.pivot_table("people", "years_experience", "rung", aggfunc="sum", fill_value=0)
    left = left.reindex(index=seen.experience, columns=seen.rungs, fill_value=0)
    return len(people), share_largest, left.to_numpy()


def _band(share: np.ndarray, resampled: np.ndarray, exact: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the lower and the upper end by rung and year, from those of resamples and the exact ones.

    Neither end falls with the years or rises with the rung, no more than a curve does: where it would, the band is
    the wider one.
    """
    at_edge = (share < EDGE) | (share > 1 - EDGE)
    low = np.where(at_edge, np.minimum(resampled[0], exact[0]), resampled[0])
    high = np.where(at_edge, np.maximum(resampled[1], exact[1]), resampled[1])
    low = np.minimum.accumulate(np.minimum.accumulate(low[:, ::-1], axis=1)[:, ::-1], axis=0)
    high = np.maximum.accumulate(np.maximum.accumulate(high, axis=1)[::-1], axis=0)[::-1]
    return low, high


def _reached(cells: np.ndarray, column: int) -> tuple[np.ndarray, np.ndarray]:
    """Return how many people of each year are at or above the rung in `column`, and how many there are."""
    return cells[:, column:].sum(axis=1), cells.sum(axis=1)


def _share_at(grid: np.ndarray, experience: np.ndarray, cells: np.ndarray, column: int) -> np.ndarray:
    """Fit the share at or above the rung in `column` and read the step curve at the years of `grid`."""
    hits, people = _reached(cells, column)
    seen = people > 0
    fitted = isotonic_regression(hits[seen] / people[seen], weights=people[seen]).x
    step = np.searchsorted(experience[seen], grid, side="right") - 1
    return np.where(step >= 0, fitted[np.maximum(step, 0)], 0.0)
