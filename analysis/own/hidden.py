"""Cells that would tell of fewer people than may be told of, by what several pools come to when they are combined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product

import numpy as np
import pandas as pd

from analysis.package.bounded import Bounded, size_of

NOUGHT = 1e-8
"""What is taken for nought among sums of few whole numbers."""

WORKED_OUT = Bounded[np.ndarray]("hidden", 16 * 2**20, size_of)
"""What sets of pools give: the same for every visit that has the same pools."""


def without_differences(table: pd.DataFrame, pools: Mapping[str, tuple[str, ...]], least: int) -> pd.DataFrame:
    """Return a table without the pools from which a small group could be worked out.

    Pools of a cell are added to those shown, largest first, as long as no sum and difference of them, however many are
    combined, comes to a set of company types with fewer than `least` people: whoever knows them all would know of those
    few. `table` has `company_types`, `n` and, beside what is computed, the keys of its cells as texts or whole years.
    """
    if table.empty or "company_types" not in table:
        return table
    keys = [name for name in table.columns if name in KEYS and name != "company_types"]
    types = list(dict.fromkeys(kind for members in pools.values() for kind in members))
    within = {key: tuple(float(kind in members) for kind in types) for key, members in pools.items()}
    gone: list[int] = []
    for _cell, rows in table.groupby(keys, dropna=False, sort=False):
        shown: list[tuple[float, ...]] = []
        counts: list[float] = []
        largest_first = sorted(
            rows[["company_types", "n"]].itertuples(), key=lambda row: -sum(within[row.company_types])
        )
        for at, key, n in largest_first:
            if tells_of_few((*shown, within[key]), (*counts, float(n)), least):
                gone.append(at)
            else:
                shown.append(within[key])
                counts.append(float(n))
    return table.drop(index=gone).reset_index(drop=True)


def tells_of_few(pools: Sequence[tuple[float, ...]], counts: Sequence[float], least: int) -> bool:
    """Say whether the counts of pools, each 1 for the types in it and else 0, give that of a set with too few people.

    A set can be worked out where it is a sum of multiples of the pools. One with nobody in it tells of nobody.
    """
    weights = _worked_out(tuple(pools))
    found = weights @ np.asarray(counts)
    return bool(((found > 0.5) & (found < least - 0.5)).any())


def _worked_out(pools: tuple[tuple[float, ...], ...]) -> np.ndarray:
    """Return, a row each set of types that pools give, by what their counts are multiplied and added up to its own."""
    known = WORKED_OUT.get(pools)
    if known is None:
        known = _work_out(pools)
        WORKED_OUT.put(pools, known)
    return known


def _work_out(pools: tuple[tuple[float, ...], ...]) -> np.ndarray:
    matrix = np.array(pools)
    sets = np.array(list(product((0.0, 1.0), repeat=matrix.shape[1]))[1:])
    weights = sets @ np.linalg.pinv(matrix)
    return weights[np.abs(weights @ matrix - sets).max(axis=1) < NOUGHT]


KEYS = {
    "source_id",
    "role_id",
    "to_role_id",
    "country",
    "place",
    "period",
    "component",
    "measure",
    "population",
    "rung",
    "years",
    "years_from",
    "years_to",
    "company_types",
}
"""The columns by which rows of the computed tables are one cell."""
