"""Gaps: the widest of a comparison of levels (rows of `growth.comparison`), and how wide they are in words."""

from __future__ import annotations

import pandas as pd

from analysis import words

NAMED = 2
"""How many gaps are named: more than two are too many to work on until the next review."""


def widest(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the widest gaps, at most two.

    Of equal gaps those further below the own rung come first, then those earlier in the skills' order.
    """
    return _short(rows).head(NAMED)


def equally_wide(rows: pd.DataFrame) -> list[str]:
    """Return the names of the skills that have the same gap as the last one named, and are not named."""
    short, named = _short(rows), widest(rows)
    others = short.drop(index=named.index)
    return others.loc[others["gap"] == named["gap"].min(), "name"].tolist() if len(named) else []


def in_words(rows: pd.DataFrame, mark: str = "") -> str:
    """Return the gaps of some rows: user focus (2 levels) and strategy (1 level); both (3 levels each) if alike."""
    names = [f"{mark}{name.lower()}{mark}" for name in rows["name"]]
    if len(rows) > 1 and rows["gap"].nunique() == 1:
        return f"{words.listed(names)} ({count_of_levels(rows['gap'].iloc[0])} each)"
    pairs = zip(names, rows["gap"], strict=True)
    return words.listed(f"{name} ({count_of_levels(gap)})" for name, gap in pairs)


def count_of_levels(count: int) -> str:
    """Return a number of levels in words: 1 level, 3 levels."""
    return f"{count} level{'' if count == 1 else 's'}"


def _short(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a comparison that miss a level, widest gap first."""
    short = rows[rows["gap"].fillna(0) > 0]
    return short.sort_values(["gap", "behind"], ascending=False, kind="stable")
