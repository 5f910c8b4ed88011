"""Entry: how first jobs in product stand, and what is known about degrees."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis import demand, ladder, words
from analysis.neighbours import about
from analysis.package.memory import kept
from analysis.package.selection import first_selection
from analysis.package.tables import Package
from analysis.package.vocabulary import Role

ALL, WITHOUT_LARGEST = "n", "n_without_largest"
WHOLE_QUARTER = 75
"""Days with postings below which a quarter of the list is not whole: it paused."""

NO_DEGREE_NEEDED, DEGREE, ELSEWHERE, LEVEL_MIX = "no_degree_needed", "technical_degree", "began_elsewhere", "level_mix"
"""Measures of claims, as the descriptor describes them."""


@kept()
def openings(package: Package) -> pd.DataFrame:
    """Return entry-level openings by quarter, oldest first: date, days, n, n_without_largest, source_id, place."""
    return package["entry_hiring"].sort_values("date").reset_index(drop=True)


@kept()
def paused(package: Package) -> pd.DataFrame:
    """Return the quarters in which the list was not kept up on most days."""
    rows = openings(package)
    return rows[rows["days"] < WHOLE_QUARTER]


@kept()
def openings_finding(package: Package) -> str:
    """Return the openings of the last quarter against a year before, with and without the largest employer."""
    rows = openings(package).set_index("date")
    if rows.empty:
        return "Too few entry-level openings were listed to draw them"
    last = rows.index.max()
    now, quarter = rows.loc[last], demand.quarter(last)
    before = last - pd.DateOffset(years=1)
    said = f"{now[ALL]:,} entry-level {package.trade.one} openings were listed in {quarter}"
    if before not in rows.index:
        return f"{said}, {now[WITHOUT_LARGEST]:,} without the largest employer"
    then = rows.loc[before]
    return (
        f"{now[ALL]:,} entry-level {package.trade.one} openings in {quarter}, {then[ALL]:,} a year before; "
        f"without the largest employer {now[WITHOUT_LARGEST]:,} and {then[WITHOUT_LARGEST]:,}"
    )


@kept()
def share_largest(package: Package) -> float:
    """Return the share of the largest employer in all openings, in percent."""
    rows = openings(package)
    return float(100 * (1 - rows[WITHOUT_LARGEST].sum() / rows[ALL].sum()))


@kept()
def headline(package: Package) -> list[tuple[str, str, str]]:
    """Return the key figures of the first two roles: work experience, pay, and the share of postings at entry."""
    rungs, figures = ladder.rungs(package, first_selection(package)).set_index("role_id"), []
    for role in _first_roles(package):
        row = rungs.loc[role.role_id]
        if pd.notna(row["p50"]):
            years = f"median work experience of those in the role, n = {row['n']:,}"
            figures.append((row["name"], words.years(row["p50"]), years))
        if pd.notna(row["pay"]):
            when = f", {words.period(row['period'])}" if pd.notna(row["period"]) else ""
            pay = f"median total pay{when}, n = {row['pay_n']:,}"
            figures.append((row["name"], words.money(package.currencies.home)(row["pay"]), pay))
    shares = demand.role_shares(package)
    shares = shares[shares["role_id"] == package.ladder.first.role_id]
    if len(shares):
        last = shares.iloc[-1]
        counted = about(package, "role_mix", "counted") or "postings"
        whose = f"of {counted}, {demand.quarter(last['date'])}, n = {last['n']:,}"
        figures.append(("Postings at entry", f"{words.number(last['value'])}%", whose))
    return figures


@kept()
def technical_titles(package: Package) -> pd.DataFrame:
    """Return the share of postings whose title asks for a technical PM: highest role first, entry-level list last.

    Columns: category, name, place, period, n, count, share, share_low, share_high (percent), source_id.
    """
    rows = package["degree_evidence"].query("measure == 'technical_title'")
    roles = package["roles"].set_index("role_id")
    names = rows["category"].map(roles["name"]).fillna(rows["label"])
    position = rows["category"].map(roles["position"]).fillna(0)
    return rows.assign(name=names, position=position).sort_values("position", ascending=False).reset_index(drop=True)


@kept()
def technical_finding(package: Package) -> str:
    """Return how often a title asks for a technical PM at entry and of senior PMs."""
    rows, trade = technical_titles(package).set_index("category"), package.trade
    entry, senior_role = package.ladder.first, package.ladder.first_shown
    asked = f"a technical {trade.one}"
    if not {entry.role_id, senior_role.role_id} <= set(rows.index):
        return f"Too few postings to say how often a title asks for {asked}"
    first, senior = rows.loc[entry.role_id], rows.loc[senior_role.role_id]
    doubt = "" if senior["share_low"] > first["share_high"] else ", no clear difference"
    return (
        f"{words.number(first['share'])}% of titles for {entry.plural} ask for {asked}, "
        f"{words.number(senior['share'])}% of those for {senior_role.plural}{doubt}"
    )


@kept()
def degree_answer(package: Package) -> str:
    """Return whether a technical degree is needed, as far as anything is known, in a few sentences."""
    claim, counts = _claims(package, NO_DEGREE_NEEDED), _claims(package, DEGREE)
    if claim.empty and counts.empty:
        return "This data says nothing of degrees."
    said = [f"{row.statement.rstrip('.')} ({row.stated_for or 'undated'})" for row in counts.itertuples()]
    parts = ["**No, though many have one.** That none is needed is an article's claim."] if len(claim) else []
    parts += [f"What is published: {'; '.join(one[:1].lower() + one[1:] for one in said)}."] if said else []
    return " ".join([*parts, "Our own observations do not hold what people studied."])


@kept()
def degree_evidence(package: Package) -> list[str]:
    """Return what bears on the question of a degree, piece by piece, each with who says so and what to beware of."""
    claimed = [f"The claim: {_told(package, row)}" for row in _claims(package, NO_DEGREE_NEEDED).itertuples()]
    known = [_told(package, row) for one in (DEGREE, ELSEWHERE) for row in _claims(package, one).itertuples()]
    return [*claimed, *known, *observed_degrees(package)]


@kept()
def listings(package: Package) -> str:
    """Return what a report states of listings for the first role, as a claim; empty where none does."""
    rows = _claims(package, LEVEL_MIX)
    rows = rows[rows["role_id"] == package.ladder.first.role_id]
    return _told(package, next(rows.itertuples())) if len(rows) else ""


def _first_roles(package: Package) -> tuple[Role, Role]:
    return package.ladder.first, package.ladder.second


def _claims(package: Package, measure: str) -> pd.DataFrame:
    rows = package["claims"]
    return rows[rows["measure"] == measure]


def _told(package: Package, row: Any) -> str:
    return f"{row.statement} {row.verdict_note} ({package.publisher_of(row.source_id)})"


@kept()
def observed_degrees(package: Package) -> list[str]:
    """Return what is observed of degrees, each with its interval, who says so and what to beware of."""
    rows = package["degree_evidence"].query("measure == 'highest_degree' and category == 'none'")
    return [
        f"Observed: {words.number(row.share)}% of {row.n:,} people with a product title had no degree at all (90% "
        f"interval {words.number(row.share_low)} to {words.number(row.share_high)}%, {words.period(row.period)}). "
        f"{package.caveat_of(row.source_id)} ({package.publisher_of(row.source_id)})"
        for row in rows.itertuples()
    ]
