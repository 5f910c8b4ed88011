"""Cells that would tell of fewer people than may be told of, by what is left when one pool is taken from another."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd


def without_differences(table: pd.DataFrame, pools: Mapping[str, tuple[str, ...]], least: int) -> pd.DataFrame:
    """Return a table without the pools from which a small group could be worked out.

    Where two pools of a cell are shown, one within the other, and fewer than `least` people make the difference, the
    inner one is left out: whoever knows both would know of those few. `table` has `company_types`, `n` and, beside
    what is computed, the keys of its cells as texts or whole years.
    """
    if table.empty or "company_types" not in table:
        return table
    keys = [name for name in table.columns if name in KEYS and name != "company_types"]
    members = {key: set(pool) for key, pool in pools.items()}
    gone: list[int] = []
    for _cell, rows in table.groupby(keys, dropna=False, sort=False):
        shown = {at: (members[key], n) for at, key, n in rows[["company_types", "n"]].itertuples()}
        for at in sorted(shown, key=lambda place: -len(shown[place][0])):
            pool, n = shown[at]
            outer = (other for there, other in shown.items() if there not in gone and pool < other[0])
            if any(0 < more - n < least for _members, more in outer):
                gone.append(at)
    return table.drop(index=gone).reset_index(drop=True)


KEYS = {
    *("source_id", "role_id", "to_role_id", "country", "place", "period", "component", "measure", "population"),
    *("rung", "years", "years_from", "years_to", "company_types"),
}
"""The columns by which rows of the computed tables are one cell."""
