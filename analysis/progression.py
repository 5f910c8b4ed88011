"""Progression: how long it takes to reach each rung, and how long people stay."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis import absent, attainment, by_survey, words
from analysis.attainment import ONE_MOMENT
from analysis.bands import apart_or_together, bare, by_role, cells
from analysis.finding import Finding, KeyFigure, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection, pooled
from analysis.package.tables import Package
from analysis.package.vocabulary import Role

FIGURES = 4
"""Most rungs whose year is a key figure of the page."""


@kept()
def opening(package: Package, selection: Selection) -> Finding:
    """Return where the median person of the role first shown stands and when half are there, with years of rungs.

    `rows` are those of `attainment.half_by_rung`, `figures` the first of them that are reached after year 0, `notes`
    what the sources behind them cannot tell.
    """
    half = attainment.half_by_rung(package, selection)
    sources = sources_of(together(package, selection), attainment.curves(package, selection))
    return Finding(
        rows=half,
        sentence=_opening_sentence(package, selection),
        figures=tuple(_figure(package, selection, row) for row in half.query("p50 > 0").itertuples())[:FIGURES],
        notes=tuple(package.caveat_of(source) for source in sources),
        sources=sources,
    )


@kept()
def experience(package: Package, selection: Selection) -> Finding:
    """Return years of experience in each role at each chosen company type, or all together, highest role first.

    Columns: role_id, company_types, n, p10 to p90, low and high (years), source_id, period.
    """
    rows = by_role(bare(apart_or_together(package, package["progression"], selection), "years"), package)
    notes = tuple(filter(None, (ONE_MOMENT, absent.missing(package, rows, selection))))
    return Finding(rows, _experience_sentence(package, selection), notes=notes, sources=sources_of(rows))


@kept()
def rung_mix(package: Package, selection: Selection) -> Finding:
    """Return which share of the people with so many years hold which role, chosen company types together.

    Columns: years_from, years_to, role_id, n (people in the band), share (percent), source_id, period.
    """
    rows = cells(package["rung_mix"], (pooled(package, selection),), selection.country)
    hidden = f"Bands of years with under {words.few(package)} people are not shown."
    notes = tuple(filter(None, (ONE_MOMENT, hidden, _of_one_employer(package, rows))))
    return Finding(rows, _mix_sentence(package, rows), notes=notes, sources=sources_of(rows))


@kept()
def together(package: Package, selection: Selection) -> pd.DataFrame:
    """Return `experience` for the chosen company types taken together, lowest role first."""
    rows = cells(package["progression"], (pooled(package, selection),), selection.country)
    return by_role(bare(rows, "years"), package, top_first=False)


def describe_band(row: pd.Series) -> str:
    """Return a row's band of years of experience: 3–5, and 21+ where it has no end."""
    last = row["years_to"]
    return f"{row['years_from']}+" if pd.isna(last) else f"{row['years_from']}–{last}"


def is_or_above(package: Package, role: Role) -> str:
    """Return what people at a role's rung or above it are: senior or above; principal PMs, group PMs or above."""
    alone = len(package.ladder.at(role.rung)) == 1
    return f"{role.predicate} or above" if alone else words.people_or_above(package, role.rung)


def _opening_sentence(package: Package, selection: Selection) -> str:
    if not package.has("progression"):
        return "No years of experience in this data."
    role, rows = package.ladder.first_shown, together(package, selection).set_index("role_id")
    who = f"{words.at_company_types(package, selection)} in {words.place(package, selection.country)}"
    if role.role_id not in rows.index:
        few = words.few(package)
        return f"Fewer than {few} {role.plural} {who} report their experience, too few for a figure."
    median = rows.at[role.role_id, "p50"]
    text = f"The median {role.in_sentence} {who} has **{words.years(median)}** of work experience"
    year = attainment.year_half(package, selection, role.rung)
    if year is None:
        return f"{text}. Too few people report to say when half of them are {role.predicate}."
    whose = words.listed([package.publisher_of(one) for one in sources_of(attainment.curves(package, selection))])
    reached = f"in the reports of {whose} half are {is_or_above(package, role)} **by year {year}**"
    told = f"{text}, and yet {reached}. {describe_both(role)}" if year < median else f"{text}, and {reached}."
    return f"{told} {by_survey.beside(package, selection)}".rstrip()


def describe_both(role: Role) -> str:
    """Return why people in a role have worked longer than it takes to get there."""
    return (
        f"Both are true: the first figure looks at those who are {role.predicate} now, and people stay "
        f"{role.predicate} for years; the second asks by when a person gets there."
    )


def _figure(package: Package, selection: Selection, row: attainment.HalfReached) -> KeyFigure:
    whose = f"half have reached it, {words.company_types(package, selection)}"
    return KeyFigure(
        f"{words.rung(package, row.rung)} or above",
        f"year {row.p50}",
        f"{whose}, {attainment.describe_interval(package, row)}, n = {row.n:,}",
    )


def _experience_sentence(package: Package, selection: Selection) -> str:
    """Return how experience runs along the ladder for the chosen types together, or that there is too little."""
    if not package.has("progression"):
        return "No years of experience in this data"
    rows = together(package, selection).set_index("role_id")
    shown = [role for role in package.ladder.in_openings if role.role_id in rows.index]
    if not shown:
        at = words.at_company_types(package, selection)
        return f"Too few people in {words.place(package, selection.country)} report their experience {at}"
    parts = [f"{role.plural} {words.years(rows.at[role.role_id, 'p50'])}" for role in shown]
    return f"Median work experience: {words.listed(parts)}"


def _of_one_employer(package: Package, rows: pd.DataFrame) -> str:
    """Name the bands of years in which one employer has over half of the people; empty for none."""
    bands = rows.drop_duplicates("years_from")

    def whose(row: Any) -> str:
        return f"{describe_band(pd.Series(row._asdict()))} years"

    return absent.over_half(package, bands, "One employer has over half of the people with", whose)


def _mix_sentence(package: Package, rows: pd.DataFrame) -> str:
    if not package.has("rung_mix"):
        return "No roles by years of experience in this data"
    if rows.empty:
        return "Too few people to show which roles they hold by experience"
    # As they are drawn: the shares of a band add up to a hundred.
    rows = rows.assign(share=rows.groupby("years_from", sort=False)["share"].transform(words.hundred))
    most = rows.loc[rows.groupby("years_from")["share"].idxmax()]
    first, last = most.iloc[0], most.iloc[-1]
    return (
        f"With {describe_band(first)} years the most common role is {words.role(package, first['role_id'])} "
        f"({words.percent(first['share'])}), with {describe_band(last)} years "
        f"{words.role(package, last['role_id'])} ({words.percent(last['share'])})"
    )
