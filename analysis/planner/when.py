"""Chances and dates in words: nothing is certain, and beyond the years seen nothing is known."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis import words

SAMPLED = 0.03
"""Shares of sampled careers closer than this are one: an end of 4,000 careers has an error of a percent and a half."""


def chance(share: float) -> str:
    """Return a chance without false precision: under 1%, 37%, over 99%."""
    if share < 0.01:
        return "under 1%"
    return "over 99%" if share > 0.99 else words.percent(100 * share)


def chances(low: float, high: float) -> str:
    """Return a range of chances: 12% to 40%, under 1% to 20%; their middle where sampling alone parts them."""
    ends = [chance((low + high) / 2)] * 2 if high - low < SAMPLED else [chance(low), chance(high)]
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


def band(low: float, high: float) -> str:
    """Return a band of chances by its ends as they are drawn; one number where both are the same in whole percents."""
    ends = dict.fromkeys((chance(low), chance(high)))
    return " to ".join(ends)


def median_or_beyond(row: Any) -> str:
    """Return a median date of a row of `dates`: 7 years; beyond 8 years."""
    return years_or_beyond(row.p50, row.seen)


def spread(row: Any) -> str:
    """Return the 80 % range of a date: 6 to 9 years; 6 years to beyond 8."""
    if pd.isna(row.p10):
        return f"beyond {words.years(row.seen)}"
    if pd.isna(row.p90):
        return f"{words.years(row.p10)} to beyond {words.number(row.seen)}"
    return f"{words.number(row.p10)} to {words.years(row.p90)}"


def interval(row: Any) -> str:
    """Return the interval of a median date, open where the curves' lower ends do not get there."""
    if pd.isna(row.low):
        return f"90% interval from beyond {words.number(row.seen)} on"
    return f"90% interval {words.number(row.low)} to {'beyond ' * pd.isna(row.high)}" + words.number(
        row.seen if pd.isna(row.high) else row.high
    )


def years_or_beyond(value: float, seen: int) -> str:
    """Return years from now, or that they are beyond those seen."""
    return words.years(value) if np.isfinite(value) else f"beyond {words.years(seen)}"
