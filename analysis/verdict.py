"""One verdict on every difference between medians: whether it may be claimed, and in which words."""

from __future__ import annotations

from typing import Any

import pandas as pd

UNCLEAR = "no clear difference"

FEW = 2
"""Of so many figures one is higher; among more one is the highest."""


def clearly_above(one: pd.Series, other: pd.Series) -> bool:
    """Say whether the median of `one` is above that of `other` beyond doubt.

    Rows have p50, its 90 % interval, low and high, and, where employers are known, `rest`, the median without the
    largest of them. The intervals are apart, and the order is the same without the largest employer of either. An end
    that is not known is apart from nothing; where too few people are left without an employer, that cannot be told.
    """
    above, below = _rest(one), _rest(other)
    if pd.isna([one["low"], other["high"], above, below]).any() or not one["low"] > other["high"]:
        return False
    return bool(min(one["p50"], above) > max(other["p50"], below))


def clearly_differs(row: pd.Series) -> bool:
    """Say whether a difference is other than zero beyond doubt.

    The row has its 90 % interval, low and high, and `rest`, the difference without the largest employer: all lie on one
    side of nought. What is not known lies on none.
    """
    told = row[["low", "high", "rest"]].astype(float)
    return bool((told > 0).all() or (told < 0).all())


def clear_leader(rows: pd.DataFrame) -> pd.Series | None:
    """Return the row whose median is clearly above every other row's, if there is one; a single row leads nobody."""
    return _ahead(rows, rows["p50"].idxmax(), lowest=False) if len(rows) > 1 else None


def clear_first(rows: pd.DataFrame) -> pd.Series | None:
    """Return the row whose median is clearly below every other row's, as who is there first, if there is one."""
    return _ahead(rows, rows["p50"].idxmin(), lowest=True) if len(rows) > 1 else None


def unclear(count: int, most: str = "highest") -> str:
    """Return what is said of so many figures of which none is clearly ahead: of several, two may be apart."""
    return UNCLEAR if count <= FEW else f"none clearly {most}"


def ahead(count: int) -> str:
    """Return what the figure is that is clearly above the others, where there are so many of them with it."""
    return "higher" if count <= FEW else "highest"


def _ahead(rows: pd.DataFrame, at: object, *, lowest: bool) -> pd.Series | None:
    first, others = rows.loc[at], rows.drop(index=at)
    pairs = ((other, first) if lowest else (first, other) for _index, other in others.iterrows())
    return first if all(clearly_above(*pair) for pair in pairs) else None


def _rest(row: pd.Series) -> Any:
    """Return the median without the largest employer, NA where few are left: itself where employers are not known."""
    return row["p50"] if "rest" not in row or pd.isna(row.get("employers", 0)) else row["rest"]
