"""The levels that people hold at other company types whose years of work and pay are those of a level at one's own."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.build import shares
from analysis.build.by_employer import LEAST_EMPLOYERS
from analysis.build.percentiles import MIN_OBSERVATIONS
from analysis.package.vocabulary import EVERY_TYPE

LEAST_LEAVING = 30
"""People of a level from whom its middle years and pay are read: under that, single people decide."""

MIDDLE = (25, 75)
CURRENCY = "USD"
KEY = ["source_id", "period", "country", "company_types", "to_type", "rung", "to_rung"]
COLUMNS = [
    *KEY,
    "share",
    "share_low",
    "share_high",
    "n",
    "employers",
    "largest_employer",
    "share_largest",
    "years_low",
    "years_high",
    "currency",
    "amount_low",
    "amount_high",
    "leaving",
]


def level_after_move(people: pd.DataFrame, rungs: pd.DataFrame) -> pd.DataFrame:
    """Return which levels people of like years and pay hold at another company type: columns `COLUMNS`.

    Of the people on `rung` at `company_types` (one type, or all) the middle half by years of work, and the middle half
    by total pay, say what is alike; `share` is the percentage, of the `n` people at `to_type` within both, who hold
    `to_rung`. The 90 % interval is that of `shares.ends`. Absent where fewer than `LEAST_LEAVING` say
    what is alike (their number is `leaving`), or under ten people or three employers are within it.

    `people` has source_id, period, country, company, company_type, role_id, years_experience and total_usd.
    """
    known = people.dropna(subset=["years_experience", "total_usd"]).merge(rungs[["role_id", "rung"]], on="role_id")
    parts = [
        found.assign(**dict(zip(KEY[:3], place, strict=True)))
        for place, rows in known.groupby(KEY[:3])
        for found in _of_place(rows)
    ]
    table = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=COLUMNS)
    return table[COLUMNS].sort_values(KEY, ignore_index=True)


def _of_place(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Yield the shares by level at each company type, by each level at each other type and at all together."""
    types = sorted(rows["company_type"].unique())
    for from_type in (EVERY_TYPE, *types):
        own = rows if from_type == EVERY_TYPE else rows[rows["company_type"] == from_type]
        for rung, leaving in own.groupby("rung"):
            if len(leaving) < LEAST_LEAVING:
                continue
            alike, ends = _alike(rows, leaving)
            for to_type, there in alike[alike["company_type"] != from_type].groupby("company_type"):
                if len(there) >= MIN_OBSERVATIONS and there["company"].nunique() >= LEAST_EMPLOYERS:
                    yield shares_by_level(there).assign(company_types=from_type, to_type=to_type, rung=rung, **ends)


def _alike(rows: pd.DataFrame, leaving: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, object]]:
    """Return the rows within the middle half of those leaving, by years and by pay, and the ends of either."""
    years, pay = (np.percentile(leaving[column], MIDDLE) for column in ("years_experience", "total_usd"))
    within = rows["years_experience"].between(*years) & rows["total_usd"].between(*pay)
    ends = dict(zip(("years_low", "years_high", "amount_low", "amount_high"), [*years, *pay], strict=True))
    return rows[within], ends | {"leaving": len(leaving), "currency": CURRENCY}


def shares_by_level(there: pd.DataFrame) -> pd.DataFrame:
    """Return the share of people on each level that one of them holds, with its interval and their employers.

    `there` has company, rung, years_experience and total_usd, a row a person; shares and their ends are in percent.
    """
    there = there.sort_values(["company", "rung", "years_experience", "total_usd"])
    levels, employers = np.unique(there["rung"]), there["company"].value_counts()
    held = (there["rung"].to_numpy()[:, None] == levels).astype(float)
    low, high = shares.ends(held, there["company"].to_numpy(str))
    return pd.DataFrame(
        {
            "to_rung": levels,
            "share": (100 * held.mean(axis=0)).round(1),
            "share_low": (100 * low).round(1),
            "share_high": (100 * high).round(1),
            "n": len(there),
            "employers": len(employers),
            "largest_employer": employers.index[0],
            "share_largest": round(100 * employers.iloc[0] / len(there), 1),
        }
    )
