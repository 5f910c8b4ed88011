"""How many have reached a rung by so many years of experience, from people seen once."""

from __future__ import annotations

import ibis
import numpy as np
import pandas as pd
from ibis import _
from scipy.optimize import isotonic_regression

from analysis.build import binomial
from analysis.build.percentiles import MIN_OBSERVATIONS
from analysis.build.pools import every_pool

MIN_PEOPLE = 50
"""A curve needs more than a cell: under this many people no curve is drawn."""

RESAMPLES = 1_000
SEED = 20_210_817
BAND = (0.05, 0.95)
EDGE = 0.05
"""Nearer than this to nought or one, resampled people vary too little: the band reaches to the exact bounds too."""

OF_EMPLOYERS = ["employers", "share_largest", "share_rest"]
NO_CURVE = pd.DataFrame(columns=["rung", "years", "share", "share_low", "share_high", *OF_EMPLOYERS])


def attainment(observations: ibis.Table, rungs: pd.DataFrame) -> pd.DataFrame:
    """Estimate the share of people at or above each rung by years of experience, with 90 % bands.

    People are seen once (current-status data), so the share at or above rung k with t years is the isotonic
    regression of the indicator "at or above k" on t (Ayer et al., 1955; Groeneboom and Wellner, 1992). Curves
    of one company type cannot cross, since the indicator of a higher rung never exceeds that of a lower one.
    Bands are pointwise percentiles over 1,000 bootstrap resamples of people, fixed seed. Where the curve is within
    `EDGE` of nought or one, where resamples hardly differ, they reach at least to exact bounds (`binomial.bounds`).

    `observations` holds source_id, role_id, company_type, country, period and years_experience, which count down to
    the tenth of a year, and perhaps company; `rungs` holds role_id and rung (fork roles share one).
    Returns source_id, company_types, country, period, rung, years (whole, from 0 to the last year that at
    least ten people have reached), n, share, share_low, share_high (shares from 0 to 1), and `OF_EMPLOYERS`: how many
    employers these people have, the share of the largest (percent) and the curve without it. Choices with
    under `MIN_PEOPLE` people and rungs that under ten people have reached are absent.
    """
    place = ["source_id", "country", "period"]
    by = [*place, "company_type", "role_id", "years_experience", *(["company"] * ("company" in observations.columns))]
    tenths = observations.filter(_.years_experience.notnull()).mutate(
        years_experience=(_.years_experience * 10).floor() / 10
    )
    counts = tenths.group_by(by).agg(people=_.count()).execute().merge(rungs[["role_id", "rung"]], on="role_id")
    counts = counts if "company" in counts else counts.assign(company=None)
    columns = ["source_id", "company_types", "country", "period", "rung", "years"]
    curves = [NO_CURVE.assign(company_types=None, n=None, **dict.fromkeys(place))]
    for key, selection in every_pool().items():
        for cell, group in counts[counts["company_type"].isin(selection)].groupby(place):
            if group["people"].sum() >= MIN_PEOPLE:
                found = _curves(group).assign(**dict(zip(place, cell, strict=True)), company_types=key)
                curves += [found] * (not found.empty)
    table = pd.concat(curves[1:] or curves)[[*columns, "n", "share", "share_low", "share_high", *OF_EMPLOYERS]]
    table = table.astype({"employers": "Int64"})
    return table.sort_values(columns).reset_index(drop=True)


def _curves(group: pd.DataFrame) -> pd.DataFrame:
    """Return rung, years, n, share, its ends and `OF_EMPLOYERS` of one group: `people` by years, rung and company."""
    counts = group.pivot_table("people", "years_experience", "rung", aggfunc="sum", fill_value=0)
    size = counts.to_numpy().sum()
    experience, cells = counts.index.to_numpy(float), counts.to_numpy()
    this_long_or_longer = cells.sum(axis=1)[::-1].cumsum()[::-1]
    grid = np.arange(int(experience[this_long_or_longer >= MIN_OBSERVATIONS].max()) + 1)
    resamples = np.random.default_rng(SEED).multinomial(size, cells.ravel() / size, size=RESAMPLES)
    resamples = resamples.reshape(RESAMPLES, *cells.shape)
    reached = cells.sum(axis=0)[::-1].cumsum()[::-1]
    columns = [column for column in range(1, len(reached)) if reached[column] >= MIN_OBSERVATIONS]
    if not columns:
        return NO_CURVE.assign(n=size)
    share = np.array([_share_at(grid, experience, cells, column) for column in columns])
    drawn = np.array([[_share_at(grid, experience, one, column) for column in columns] for one in resamples])
    exact = np.array([binomial.bounds(grid, experience, *_reached(cells, column)) for column in columns])
    low, high = _band(share, np.quantile(drawn, BAND, axis=0), exact.swapaxes(0, 1))
    rungs = np.repeat(counts.columns[columns], len(grid))
    curves = {"rung": rungs, "years": np.tile(grid, len(columns)), "share": share.ravel()}
    curves |= {"share_low": low.ravel(), "share_high": high.ravel()}
    employers, share_largest, others = _employers(group, counts)
    rest = [np.nan * grid if others is None else _share_at(grid, experience, others, column) for column in columns]
    table = pd.DataFrame(curves | {"share_rest": np.ravel(rest)}).round(4)
    return table.assign(n=size, employers=employers, share_largest=share_largest)


def _employers(group: pd.DataFrame, counts: pd.DataFrame) -> tuple[float, float, np.ndarray | None]:
    """Return how many employers a group has, the share of the largest (percent), and `counts` without its people.

    NaN where no employer is known; None for the counts where under `MIN_PEOPLE` people are left.
    """
    people = group.groupby("company")["people"].sum().sort_index()
    if people.empty:
        return np.nan, np.nan, None
    share_largest = round(100 * people.max() / people.sum(), 1)
    others = group[group["company"].notna() & (group["company"] != people.idxmax())]
    if others["people"].sum() < MIN_PEOPLE:
        return len(people), share_largest, None
    left = others.pivot_table("people", "years_experience", "rung", aggfunc="sum", fill_value=0)
    left = left.reindex(index=counts.index, columns=counts.columns, fill_value=0)
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
