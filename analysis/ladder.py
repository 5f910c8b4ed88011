"""The ladder: every rung with its time, pay and tasks."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis import attainment, progression, tenure, words
from analysis.attainment import ONE_MOMENT
from analysis.bands import cells, of_source
from analysis.finding import Finding, KeyFigure, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection, pooled
from analysis.package.tables import Package

MINDSET = "What changes on reaching it"
IN_FIGURES = 2
"""How many of the roles that an opening names have their key figures on the page."""


@kept()
def opening(package: Package, selection: Selection) -> Finding:
    """Return the opening of progression, with experience and pay of the median person in the roles that it names."""
    rows = rungs(package, selection)
    roles = [role.role_id for role in package.ladder.in_openings[:IN_FIGURES]]
    figures = [figure for role in roles for figure in _headline(package, selection, _row_of(rows, role))]
    sources = _sources(rows, selection)
    return Finding(
        rows,
        progression.opening(package, selection).sentence,
        figures=tuple(figures),
        notes=tuple(package.caveat_of(source) for source in sources),
        sources=sources,
    )


@kept()
def ladder(package: Package, selection: Selection) -> Finding:
    """Return every rung, highest first, as `rungs`, and how experience runs from the lowest to the highest seen."""
    rows = rungs(package, selection)
    return Finding(rows, _sentence(package, selection, rows), notes=(ONE_MOMENT,), sources=_sources(rows, selection))


@kept()
def one_role(package: Package, selection: Selection) -> Finding:
    """Return the chosen role: its row of `rungs`, its name, and its experience, pay and the year half are there."""
    rows = rungs(package, selection)
    rows = rows[rows["role_id"] == selection.role]
    figures = [*_figures(package, selection, rows.iloc[0]), *_reached(package, selection)]
    return Finding(rows, words.role(package, selection.role), tuple(figures), sources=_sources(rows, selection))


@kept()
def rungs(package: Package, selection: Selection) -> pd.DataFrame:
    """Return one row a role, highest first, with experience and pay at the chosen company types together.

    Columns: role_id, name, rung, track, n, p10 to p90, low, high (years of experience), pay (median total a year, in
    the home currency), pay_n, source_id, period. Figures are NA for roles with too few people.
    """
    years = progression.together(package, selection)
    total = of_source(package["compensation"], selection)
    total = total[total["component"] == package.components.of_kind("total")]
    pay = cells(total, (pooled(package, selection),), selection.country)
    pay = pay[["role_id", "amount_p50", "n"]].rename(columns={"amount_p50": "pay", "n": "pay_n"})
    roles = package["roles"][["role_id", "name", "rung", "track", "position"]]
    rows = roles.merge(years, on="role_id", how="left").merge(pay, on="role_id", how="left")
    return rows.sort_values("position", ascending=False).reset_index(drop=True)


@kept()
def published(package: Package, role_id: str) -> list[str]:
    """Return what articles and reports state about a role, each with who says so."""
    claims = package["claims"]
    of_role = claims[(claims["role_id"] == role_id) & claims["topic"].isin(["ladder", "tenure", "compensation"])]
    return [f"{row.statement} ({package.publisher_of(row.source_id)})" for row in of_role.itertuples()]


def published_years(package: Package) -> dict[str, str]:
    """Return the published years in post of roles that nobody reports, in words, by role."""
    reported = set(package["progression"]["role_id"])
    rows = tenure.published(package, "years_in_role").dropna(subset="years_low")
    return {row.role_id: _in_post(row) for row in rows.itertuples() if row.role_id not in reported}


@kept()
def in_words(package: Package, role_id: str) -> list[tuple[str, str]]:
    """Return what a role is, as pairs of heading and text: purpose, mindset, scope, lines of report, other titles."""
    rows = package["roles"]
    row = rows[rows["role_id"] == package.ladder[role_id].role_id].iloc[0]
    headings = {
        "purpose": "What it is for",
        "mindset": MINDSET,
        "scope": "What it owns",
        "reports_to": "Reports to",
        "direct_reports": "Leads",
        "skills": "What is looked for",
        "aliases": "Also called",
    }
    return [(heading, row[column]) for column, heading in headings.items() if row[column]]


@kept()
def side_by_side(package: Package, selection: Selection) -> pd.DataFrame:
    """Return every level beside the others, lowest first, as a table for readers.

    Columns: Level, what `in_words` tells of it, What it does, Years of work and Total pay (median of the people who
    report, in the home currency), Before the next level (milestones).
    """
    rows = rungs(package, selection).iloc[::-1]
    home, steps = package.currencies.home, package["milestones"]
    told = [dict(in_words(package, role)) for role in rows["role_id"]]
    headings = dict.fromkeys(heading for one in told for heading in one)
    return pd.DataFrame(
        {
            "Level": rows["name"].tolist(),
            **{heading: [one.get(heading, "") for one in told] for heading in headings},
            "What it does": ["; ".join(responsibilities(package, role)) for role in rows["role_id"]],
            "Years of work, median": rows["p50"].tolist(),
            words.with_unit("Total pay, median", home): rows["pay"].tolist(),
            "Before the next level": [
                "; ".join(dict.fromkeys(steps.loc[steps["role_id"] == role, "milestone"])) for role in rows["role_id"]
            ],
        }
    )


def whose(package: Package, selection: Selection) -> str:
    """Return whose figures and whose words stand in the levels side by side, in one sentence."""
    who = f"{words.place(package, selection.country)}, {words.company_types(package, selection)}"
    return f"{words.capital(who)}: medians of the people who report; the rest is told by articles and frameworks."


@kept()
def behind(package: Package, selection: Selection) -> tuple[str, ...]:
    """Return the sources of the levels side by side: those of its figures, and those of what is told of each level."""
    told = (package[table]["source_id"] for table in ("roles", "responsibilities", "milestones"))
    return tuple(
        dict.fromkeys((*_sources(rungs(package, selection), selection), *(one for ids in told for one in ids)))
    )


@kept()
def responsibilities(package: Package, role_id: str) -> list[str]:
    """Return what a role does, in order."""
    rows = package["responsibilities"]
    return rows[rows["role_id"] == role_id].sort_values("position")["responsibility"].tolist()


def _row_of(rows: pd.DataFrame, role_id: str) -> pd.Series:
    return rows[rows["role_id"] == role_id].iloc[0]


def _sources(rows: pd.DataFrame, selection: Selection) -> tuple[str, ...]:
    """Return the sources behind rows of `rungs`: those of experience, and the chosen one of pay where there is pay."""
    of_pay = (selection.source,) if rows["pay"].notna().any() else ()
    return tuple(dict.fromkeys((*sources_of(rows.dropna(subset="p50")), *of_pay)))


def _in_post(row: Any) -> str:
    when = f" ({words.month(row.period)})" if row.period else ""
    return f"published: {words.years(row.years_low)} in post{when}"


def _sentence(package: Package, selection: Selection, rows: pd.DataFrame) -> str:
    if not package.has("progression"):
        return "No years of experience in this data"
    seen = rows.dropna(subset="p50")
    if seen.empty:
        where = f"{words.at_company_types(package, selection)} in {words.place(package, selection.country)}"
        return f"Too few people {where} to draw the ladder"
    top, bottom = seen.iloc[0], seen.iloc[-1]
    if len(seen) == 1:
        return f"Half of {words.roles(package, top['role_id'])} have {words.years(top['p50'])} behind them or more"
    return (
        f"Half of {words.roles(package, bottom['role_id'])} have up to {words.years(bottom['p50'])} behind them, "
        f"half of {words.roles(package, top['role_id'])} up to {words.number(top['p50'])}"
    )


def _headline(package: Package, selection: Selection, row: pd.Series) -> list[KeyFigure]:
    """Return experience and pay of one role, each under the role's name."""
    whose, money = words.company_types(package, selection), words.money(package.currencies.home)
    figures = []
    if pd.notna(row["p50"]):
        at = f"median work experience, {whose}, n = {row['n']:,}"
        figures.append(KeyFigure(row["name"], words.years(row["p50"]), at))
    if pd.notna(row["pay"]):
        at = f"median total pay, {whose}, n = {row['pay_n']:,}"
        figures.append(KeyFigure(row["name"], money(row["pay"]), at))
    return figures


def _figures(package: Package, selection: Selection, row: pd.Series) -> list[KeyFigure]:
    """Return experience and pay of one role, each under what it is."""
    whose, money = words.company_types(package, selection), words.money(package.currencies.home)
    figures = []
    if pd.notna(row["p50"]):
        span = f"middle 50% {words.number(row['p25'])} to {words.years(row['p75'])}"
        at = f"median, {span}, {whose}, n = {row['n']:,}"
        figures.append(KeyFigure("Work experience", words.years(row["p50"]), at))
    if pd.notna(row["pay"]):
        figures.append(KeyFigure("Total pay", money(row["pay"]), f"median, {whose}, n = {row['pay_n']:,}"))
    return figures


def _reached(package: Package, selection: Selection) -> list[KeyFigure]:
    """Return the year by which half are at the chosen role's rung or above, if the curve says it."""
    rung, half = package.ladder[selection.role].rung, attainment.half_by_rung(package, selection)
    whose = words.company_types(package, selection)
    return [
        KeyFigure(
            "Half are there or above", f"year {row.p50}", f"{attainment.describe_interval(package, row)}, {whose}"
        )
        for row in half[half["rung"] == rung].dropna(subset="p50").itertuples()
    ]
