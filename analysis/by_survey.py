"""Shares at a level in two sources side by side: who reports makes more of a difference than years do."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.attainment import ONE_MOMENT
from analysis.bands import cells
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection, pooled
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE

NOTHING = "No second source tells levels by years of work in this data"


@kept()
def shares(package: Package, selection: Selection) -> Finding:
    """Return the share at or above the chosen role's level by band of years of work, each source apart.

    Columns: years_from, years_to (NA: and more), source_id, n, share, low, high, rest (the share without the largest
    employer; all in percent), employers, period, rung. Company types together, since a survey does not tell them.
    """
    rows = _rows(package, selection.country, package.ladder[selection.role].rung)
    if rows.empty:
        return Finding(rows, _nothing(package, selection))
    sources = sources_of(rows)
    notes = (ONE_MOMENT, *(package.caveat_of(source) for source in sources[1:]))
    return Finding(rows, _sentence(package, rows), notes=notes, sources=sources)


@kept()
def beside(package: Package, selection: Selection) -> str:
    """Return in a sentence what a second source says of those at the level of openings, where it clearly differs.

    Empty where none does, or where the choice is of some company types alone, which a survey does not tell.
    """
    role = package.ladder.first_shown
    rows = _rows(package, selection.country, role.rung)
    if rows.empty or pooled(package, selection) != EVERY_TYPE:
        return ""
    first, second = _told(package, rows)
    if not _differ(first, second):
        return ""
    interval = f"{words.level(package)} interval {words.number(second['low'], 0)} to {words.percent(second['high'])}"
    who, other = (package.publisher_of(row["source_id"]) for row in (first, second))
    return (
        f"Who reports matters: with {_years(second)}, {words.percent(first['share'])} are "
        f"{words.people_or_above(package, role.rung)} in the reports of {who}, **{words.percent(second['share'])}** in "
        f"those of {other} ({interval}, n = {second['n']:,})."
    )


def describe_band(row: pd.Series) -> str:
    """Return a row's band of years of work: 8–10 years, 41+ years."""
    last = row["years_to"]
    return f"{row['years_from']}{'+' if pd.isna(last) else f'–{last}'} years"


def _rows(package: Package, country: str, rung: int) -> pd.DataFrame:
    rows = cells(package["attainment_by_survey"], (EVERY_TYPE,), country)
    rows = rows[rows["rung"] == rung]
    rows = rows[rows.groupby("years_from")["source_id"].transform("nunique") > 1]
    percents = {"share": "share", "share_low": "low", "share_high": "high", "share_rest": "rest"}
    rows = rows.assign(**{old: 100 * rows[old].astype("float64") for old in percents}).rename(columns=percents)
    largest = -rows.groupby("source_id")["n"].transform("sum")
    rows = rows.assign(_largest=largest).sort_values(["years_from", "_largest"], kind="stable")
    return rows.drop(columns="_largest").reset_index(drop=True)


def _told(package: Package, rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return two sources' rows of the first band in which neither has few people, else of that with most of the fewest.

    The source of more people stands first.
    """
    least = rows.groupby("years_from")["n"].min()
    enough = least.index[least >= package.rules["thin_n"]]
    told = rows[rows["years_from"] == (enough.min() if len(enough) else least.idxmax())]
    return told.iloc[0], told.iloc[1]


def _sentence(package: Package, rows: pd.DataFrame) -> str:
    """Return the shares of the band that can be told, or that they do not clearly differ."""
    told = _told(package, rows)
    people = words.people_or_above(package, told[0]["rung"])
    if not _differ(*told):
        return f"No clear difference by who reports: {people} with {_years(told[0])}"
    parts = [f"{words.percent(row['share'])} ({package.publisher_of(row['source_id'])})" for row in told]
    return f"With {_years(told[0])}, {words.listed(parts)} are {people}"


def _differ(one: pd.Series, other: pd.Series) -> bool:
    """Say whether two shares differ beyond doubt, with the largest employers and without them."""
    high, low = (one, other) if one["share"] > other["share"] else (other, one)
    rests = [row["share"] if pd.isna(row["employers"]) else row["rest"] for row in (high, low)]
    apart = high["low"] > low["high"] and min(high["share"], rests[0]) > max(low["share"], rests[1])
    return bool(apart and pd.notna(rests).all())


def _years(row: pd.Series) -> str:
    last = row["years_to"]
    return (
        f"{row['years_from']} years of work or more"
        if pd.isna(last)
        else f"{row['years_from']} to {last} years of work"
    )


def _nothing(package: Package, selection: Selection) -> str:
    if not package.has("attainment_by_survey"):
        return NOTHING
    if package.ladder[selection.role].rung == package.ladder.rungs[0]:
        return "Everybody is at the lowest level or above it"
    return f"No second source tells levels by years of work in {words.place(package, selection.country)}"
