"""The team's time and span by level: years in the level, years of work and people who report, beside the market's."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from analysis import words
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.team.positions import team

Line = Callable[[Package, str, pd.DataFrame], dict[str, object]]


def tables(package: Package, selection: Selection) -> dict[str, pd.DataFrame]:
    """Return time and span of the team by level as tables for readers, by title, levels highest first.

    A table of which the team says nothing is left out; each is narrow enough for a phone.
    """
    people = team(package, selection)
    found = {}
    for title, (name, line) in LINES.items():
        if name in people and people[name].notna().any():
            levels = [role for role in reversed(package.ladder.ids) if (people["role_id"] == role).any()]
            rows = [line(package, role, people[people["role_id"] == role]) for role in levels]
            found[title] = pd.DataFrame(rows)
    return found


def _in_level(package: Package, role: str, people: pd.DataFrame) -> dict[str, object]:
    return _first(package, role, people) | {
        "Median years in the level": people["years_in_level"].median(),
        "Published for it": _published(package, role),
    }


def _of_work(package: Package, role: str, people: pd.DataFrame) -> dict[str, object]:
    return _first(package, role, people) | {
        "Median years of work": people["years"].median(),
        "The market's middle 50%": _market_years(package, people),
    }


def _span(package: Package, role: str, people: pd.DataFrame) -> dict[str, object]:
    leads = people[people["reports"] > 0]["reports"]
    return _first(package, role, people) | {
        "Lead people": len(leads),
        "Median span": leads.median(),
        "Widest span": leads.max(),
    }


def _first(package: Package, role: str, people: pd.DataFrame) -> dict[str, object]:
    return {"Level": words.role(package, role), "People": len(people)}


LINES: dict[str, tuple[str, Line]] = {
    "Time in the level": ("years_in_level", _in_level),
    "Years of work": ("years", _of_work),
    "Span of control": ("reports", _span),
}
"""The tables by title: the figure of people that each takes, and its line of a level."""


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
