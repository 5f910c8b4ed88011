"""Start: of when and where the atlas is, and a computed line for whatever a visitor came for."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from analysis import attainment, progression, routes, words
from analysis.find import Destination, destinations
from analysis.package.memory import kept
from analysis.package.selection import first_selection, select
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE
from analysis.pages import PAGES
from analysis.pay import compensation, money, pay_sources

NEAREST = 2
"""How many backgrounds the line for newcomers names."""


@dataclass(frozen=True)
class Door:
    """What a visitor may have come for: its name, icon (a Material symbol), a line from the data and where it leads."""

    title: str
    icon: str
    line: str
    ways: tuple[Destination, ...]


def promise(package: Package) -> str:
    """Return what the atlas is and for whom, in one sentence."""
    return (
        f"Levels, promotion, pay and hiring for {package.trade.people} and whoever wants to be one, leads them or "
        "writes about them. Every figure shows who is behind it, how sure it is and what it cannot tell."
    )


@kept(most=1)
def when_and_where(package: Package) -> list[str]:
    """Return of when and where the figures are, part by part: reports, adverts, hiring, and the country of most."""
    told = [
        _counted(package, ("people",), "pay reports"),
        _counted(package, ("advertisements", "employers"), "adverts"),
    ]
    if len(package["demand"]):
        told.append(f"hiring to {words.date_month(package['demand']['date'].max())}")
    return [*filter(None, [*told, _mostly(package)])]


@kept(most=1)
def headline(package: Package) -> str:
    """Return what the ladder shows at the role first shown: when half are there, and the experience of its people."""
    selection, role = first_selection(package), package.ladder.first_shown
    year = attainment.year_half(package, selection, role.rung)
    rows = progression.together(package, selection)
    rows = rows[rows["role_id"] == role.role_id]
    if year is None or rows.empty:
        return "Years of work at each level"
    median = words.years(rows["p50"].item())
    return (
        f"Half are {progression.is_or_above(package, role)} by year {year}; the median {role.in_sentence} has {median}"
    )


def title(package: Package) -> str:
    """Return whose careers the atlas shows, as a title."""
    return f"{words.capital(f'{package.trade.name} careers'.strip())}, with the evidence"


@kept(most=1)
def doors(package: Package) -> tuple[Door, ...]:
    """Return the four doors: break in, grow, check an offer, benchmark a team."""
    return _break_in(package), _grow(package), _check_an_offer(package), _benchmark(package)


@kept(most=1)
def findable(package: Package) -> tuple[Destination, ...]:
    """Return every place to go by its name, and those behind the doors by the door's name and their own."""
    behind = (replace(way, label=f"{door.title}: {way.label}") for door in doors(package) for way in door.ways)
    return (*destinations(package), *(way for way in behind if PAGES[way.page].has_something_to_show(package)))


def _break_in(package: Package) -> Door:
    entry = package.ladder.first
    ways = (
        Destination("Routes by background", "routes"),
        Destination(f"Pay of {entry.plural}", "compensation", {"role": entry.role_id}),
        Destination("Practise interviews", "interview"),
    )
    return Door("Break in", "login", _newcomers(package), ways)


def _grow(package: Package) -> Door:
    shown = {"role": package.ladder.first_shown.role_id}
    ways = (
        Destination("How long each level takes", "progression", shown),
        Destination("Where do I stand?", "growth", shown),
        Destination("Plan my next steps", "planner"),
    )
    return Door("Grow", "stairs", _growth(package), ways)


def _check_an_offer(package: Package) -> Door:
    role = package.ladder.first_shown
    ways = (
        Destination("Check up to three offers", "offer"),
        Destination(f"Pay of {role.plural}", "compensation", {"role": role.role_id}),
        Destination("Pay by place", "wages", {"role": role.role_id}),
    )
    return Door("Check an offer", "request_quote", _offers(package), ways)


def _benchmark(package: Package) -> Door:
    ways = (
        Destination("Bands by company type", "compensation", {"intervals": "shown"}),
        Destination("What each level does", "ladder"),
        Destination("Who hires which level", "demand"),
    )
    return Door("Benchmark a team", "groups", _bands(package), ways)


def _counted(package: Package, units: tuple[str, ...], name: str) -> str:
    """Return how many rows are used of the sources of pay that count in these units, and until when they reach."""
    counted = [one.source_id for one in package.pay_sources if one.counted in units and not one.is_neighbour]
    rows = package["coverage"]
    used = rows[rows["source_id"].isin(counted) & (rows["step"] == "kept")]
    if used.empty:
        return ""
    last = max(package.period_of(source).rpartition("/")[2][:7] for source in used["source_id"])
    return f"{used['rows'].sum():,} {name} to {words.month(last)}"


def _mostly(package: Package) -> str:
    """Return which country most people are of, and how many of a hundred."""
    rows = package["progression"]
    of_all = rows[rows["company_types"] == EVERY_TYPE].groupby("country")["n"].sum()
    if of_all.empty:
        return ""
    country = first_selection(package).country
    return f"{words.percent(100 * of_all[country] / of_all.sum())} from {words.place(package, country)}"


def _newcomers(package: Package) -> str:
    rows = routes.distances(package) if len(package["backgrounds"]) and len(package["skills"]) else pd.DataFrame()
    if rows.empty:
        return "Ways in, what each background brings, and what to show."
    nearest = rows[rows["below_goal"] == rows["below_goal"].min()]["name"].str.lower().head(NEAREST)
    lacking, goal = rows["below_goal"].min(), routes.held_against(package)[1]
    return (
        f"By our reading {words.listed(list(nearest))} come nearest to {goal.article} {goal.in_sentence}: "
        f"**{lacking} of {len(package['skills'])}** skills are missing."
    )


def _growth(package: Package) -> str:
    selection, role = first_selection(package), package.ladder.first_shown
    year = attainment.year_half(package, selection, role.rung)
    if year is None:
        return "What each level asks for, and by when people get there."
    who = progression.is_or_above(package, role)
    return f"Of the people who report, half are {who} **by year {year}** of work."


def _offers(package: Package) -> str:
    selection, role = first_selection(package), package.ladder.first_shown
    write, rows = money.text(selection), compensation.pooled(package, selection)
    rows = rows[rows["role_id"] == role.role_id]
    if rows.empty:
        return "Where an offer stands among people at the same level."
    line = f"The median {role.in_sentence} reports **{write(rows['p50'].item())}** in total pay"
    adverts = pay_sources.side_by_side(package, selection).rows
    adverts = adverts[adverts["counted"] == "advertisements"].dropna(subset="p50")
    if adverts.empty:
        return f"{line}."
    until = words.month(adverts["period"].iloc[0].rpartition("/")[2][:7])
    return f"{line}; adverts to {until} offer a base of **{write(adverts['p50'].iloc[0])}**."


def _bands(package: Package) -> str:
    rows = compensation.bands(package, select(package)).rows
    if rows.empty:
        return "Levels and bands with their source on them, for slides and sheets."
    return (
        f"**{len(rows)} bands** of level and company type, each of {words.few(package)} people or more, "
        "for slides and sheets with the source on them."
    )
