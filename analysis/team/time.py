"""The team's time and span by level: years in the level, years of work and people who report, beside the market's."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.team.positions import team

FIGURES = ("years_in_level", "years", "reports")


def by_level(package: Package, selection: Selection) -> pd.DataFrame:
    """Return time and span of the team by level as a table for readers, highest first; empty where none is said.

    A column of which the team says nothing is left out.
    """
    people = team(package, selection)
    known = [name for name in FIGURES if name in people and people[name].notna().any()]
    if not known:
        return pd.DataFrame()
    rows = [
        _line(package, role, people[people["role_id"] == role], known)
        for role in reversed(package.ladder.ids)
        if (people["role_id"] == role).any()
    ]
    return pd.DataFrame(rows)


def _line(package: Package, role: str, people: pd.DataFrame, known: list[str]) -> dict[str, object]:
    line: dict[str, object] = {"Level": words.role(package, role), "People": len(people)}
    if "years_in_level" in known:
        line |= {"Median years in the level": people["years_in_level"].median()}
        line |= {"Published for it": _published(package, role)}
    if "years" in known:
        line |= {"Median years of work": people["years"].median()}
        line |= {"The market's middle 50%": _market_years(package, people)}
    if "reports" in known:
        leads = people[people["reports"] > 0]["reports"]
        line |= {"Lead people": len(leads), "Median span": leads.median(), "Widest span": leads.max()}
    return line


def _published(package: Package, role: str) -> str:
    """Return what is published of the years in a level's post, with whose words it is; empty where nothing is."""
    posts = package["market_posts"]
    return "; ".join(
        f"{words.number(row.years_low)}–{words.number(row.years_high)} ({package.publisher_of(row.source_id)})"
        if row.years_low != row.years_high
        else f"{words.number(row.years_low)} ({package.publisher_of(row.source_id)})"
        for row in posts[posts["role_id"] == role].itertuples()
    )


def _market_years(package: Package, people: pd.DataFrame) -> str:
    """Return the market's middle half of years of work, of the place in which most of the people are."""
    cells = people[["role_id", "company_types", "country"]].value_counts().reset_index()
    market = cells.merge(package["market_years"], on=["role_id", "company_types", "country"])
    if market.empty:
        return ""
    first = market.iloc[0]
    return f"{words.number(first['p25'])}–{words.number(first['p75'])} ({first['held']}, n = {first['n']:,.0f})"
