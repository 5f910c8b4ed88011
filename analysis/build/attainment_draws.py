"""Curves of attainment of people drawn anew, those of all rungs together: the doubt of whatever is made of them."""

from __future__ import annotations

import ibis
import numpy as np
import pandas as pd

from analysis.build.attainment import EDGE, MIN_PEOPLE, PLACE, SEED, People, counted
from analysis.package.vocabulary import EVERY_TYPE

DRAWS = 200
IN_MILLE = 1_000
COLUMNS = ["source_id", "company_types", "country", "period", "rung", "years", "n", "shares"]


def attainment_draws(observations: ibis.Table, rungs: pd.DataFrame) -> pd.DataFrame:
    """Draw employers and people of each company type anew, `DRAWS` times, and fit the curves of all rungs to each draw.

    `observations` and `rungs` are as `attainment` takes them. Returns `COLUMNS`: a row for each row that `attainment`
    has of a single company type or of all together; `shares` holds what its share is in each draw, in thousandths. The
    same place in `shares` is the same draw in every row of a country, and people of all types are those of each type.

    Within `EDGE` of nought or one, where people drawn anew hardly differ, a draw's share is moved to an exact bound at
    a level that is drawn too (the confidence distribution of Clopper and Pearson's interval): the middle nine tenths of
    all draws then have the ends that `attainment` gives the band there.
    """
    counts = counted(observations, rungs).sort_values([*PLACE, "company_type", "rung", "years_experience"])
    rows = []
    for cell, group in counts.groupby(PLACE):
        rows += _of_place(dict(zip(PLACE, cell, strict=True)), group)
    return pd.DataFrame(rows, columns=COLUMNS).sort_values(COLUMNS[:6], ignore_index=True)


def _of_place(place: dict[str, str], group: pd.DataFrame) -> list[dict]:
    """Return the rows of one source, country and period: of each company type, then of all."""
    random = np.random.default_rng(SEED)
    levels, found = random.random((2, DRAWS, 1)), []
    every = People.of(group)
    together = np.zeros((DRAWS, *every.cells.shape), int)
    for company_type, of_type in group.groupby("company_type"):
        people = People.of(of_type)
        drawn = people.drawn(random, DRAWS)
        at = np.ix_(np.searchsorted(every.experience, people.experience), np.searchsorted(every.rungs, people.rungs))
        together[:, at[0], at[1]] += drawn
        found += rows_of(place | {"company_types": company_type}, people, drawn, levels)
    return found + rows_of(place | {"company_types": EVERY_TYPE}, every, together, levels)


def rows_of(cell: dict[str, str], people: People, drawn: np.ndarray, levels: np.ndarray) -> list[dict]:
    """Return a row for each rung and year of one cell; none where a curve has no row."""
    size, columns = people.cells.sum(), people.columns
    if size < MIN_PEOPLE or not columns:
        return []
    shares = _doubted(people, people.spread(np.array([people.shares(cells) for cells in drawn])), levels)
    thousandths = np.round(IN_MILLE * shares).astype(int)
    return [
        cell | {"rung": people.rungs[column], "years": year, "n": size, "shares": " ".join(map(str, of_year))}
        for column, of_rung in zip(columns, thousandths.swapaxes(0, 1), strict=True)
        for year, of_year in zip(people.grid, of_rung.T, strict=True)
    ]


def _doubted(people: People, shares: np.ndarray, levels: np.ndarray) -> np.ndarray:
    """Return shares by draw, rung and year with exact bounds near nought and one; they neither fall nor cross."""
    seen = people.shares(people.cells)
    low, high = (people.exact(level)[end].swapaxes(0, 1) for end, level in enumerate(levels))
    shares = np.where(seen > 1 - EDGE, np.minimum(shares, low), shares)
    shares = np.where(seen < EDGE, np.maximum(shares, high), shares)
    return np.minimum.accumulate(np.maximum.accumulate(shares, axis=2), axis=1)
