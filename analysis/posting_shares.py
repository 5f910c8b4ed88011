"""Shares of postings: for which role they are, and what they offer or ask, by quarter."""

from __future__ import annotations

import pandas as pd

from analysis import demand, words
from analysis.finding import Finding, sources_of
from analysis.neighbours import chart_text, lines
from analysis.package.memory import kept
from analysis.package.selection import Selection
from analysis.package.tables import Package

NO_SHARES = "No shares of postings in this data"


@kept()
def role_mix(package: Package, selection: Selection) -> Finding:
    """Return each role's share of postings by quarter, and the commonest and the lowest role in the last quarter."""
    rows = role_shares(package)
    if rows.empty:
        return Finding(rows, NO_SHARES)
    last = rows[rows["date"] == rows["date"].max()].set_index("role_id")["value"]
    top, counted = last.idxmax(), chart_text(package, "role_mix", "counted") or "postings"
    low = next(role for role in package.ladder.ids if role in last.index)
    sentence = f"{words.percent(last[top])} of {counted} are for {words.roles(package, top)}"
    if low != top:
        sentence += f", {words.number(last[low])}% for {words.roles(package, low)}"
    return Finding(rows, sentence, notes=_largest(rows), sources=sources_of(rows))


@kept()
def traits(package: Package, selection: Selection) -> Finding:
    """Return shares of postings by what they offer or ask: of those observed the last one, and between which they lay.

    Rows without `n` are points as published.
    """
    rows = lines(package, "traits")
    seen = rows[rows["n"].notna()]
    if seen.empty:
        return Finding(rows.iloc[:0], NO_SHARES)
    since, now = quarter(seen["date"].min()), quarter(seen["date"].max())
    parts: list[str] = []
    for _series, line in seen.groupby("series_id", sort=False):
        low, high = (words.percent(end) for end in (line["value"].min(), line["value"].max()))
        ever = "" if low == high else f" ({low} to {high}{'' if parts else f' since {since}'})"
        parts.append(f"{demand.label(line.iloc[0])} {words.percent(line['value'].iloc[-1])}{ever}")
    told = f"In this feed in {now}: {words.listed(parts)}"
    return Finding(rows, told, notes=_largest(seen), sources=sources_of(rows))


def _largest(rows: pd.DataFrame) -> tuple[str, ...]:
    """Return which share of a quarter's postings one employer has, from the least to the most; nothing if not told."""
    shares = rows["share_largest"].dropna()
    if shares.empty:
        return ()
    low, high = (words.percent(end) for end in (shares.min(), shares.max()))
    between = low if low == high else f"{low} to {high}"
    return (f"Postings are counted, not employers: the largest has {between} of a quarter's.",)


@kept()
def role_shares(package: Package) -> pd.DataFrame:
    """Return each role's share of postings by quarter: role_id, date, value (percent), n, source_id."""
    rows = lines(package, "role_mix")
    return rows[rows["role_id"] != ""].sort_values("date", kind="stable")


def quarter(date: pd.Timestamp) -> str:
    """Return a quarter's name: 2024 Q1."""
    return f"{date.year} Q{date.quarter}"


def span(rows: pd.DataFrame) -> str:
    """Return the quarters from the first `date` of some rows to the last: 2024 Q1 to 2026 Q1."""
    return f"{quarter(rows['date'].min())} to {quarter(rows['date'].max())}"
