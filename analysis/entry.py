"""Entry: how first jobs in product stand, and what is known about degrees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis import ladder, posting_shares, verdict, words
from analysis.finding import Finding, KeyFigure, sources_of
from analysis.neighbours import chart_text
from analysis.package.memory import kept
from analysis.package.selection import first_selection
from analysis.package.tables import Package
from analysis.package.vocabulary import Role

ALL, WITHOUT_LARGEST = "n", "n_without_largest"
WHOLE_QUARTER = 75
"""Days with postings below which a quarter of the list is not whole: it paused."""

NO_DEGREE_NEEDED, DEGREE, ELSEWHERE, LEVEL_MIX = "no_degree_needed", "technical_degree", "began_elsewhere", "level_mix"
"""Measures of claims, as the descriptor lists them."""


@kept(most=1)
def openings(package: Package) -> Finding:
    """Return the openings of the last quarter against a year before, with and without the largest employer.

    `rows`, a quarter each, oldest first: date, days, n, n_without_largest, paused (the list was not kept up on most
    days), source_id, place. `notes`: the share of the largest employer, and what the list cannot tell.
    """
    rows = package["entry_hiring"].sort_values("date").reset_index(drop=True)
    rows = rows.assign(paused=rows["days"] < WHOLE_QUARTER)
    if rows.empty:
        return Finding(rows, "Too few entry-level openings were listed to draw them")
    sources, share = sources_of(rows), 100 * (1 - rows[WITHOUT_LARGEST].sum() / rows[ALL].sum())
    largest = f"The largest employer has {words.percent(share)} of these openings."
    return Finding(
        rows, _last_quarter(package, rows), notes=(largest, *map(package.caveat_of, sources)), sources=sources
    )


def _last_quarter(package: Package, rows: pd.DataFrame) -> str:
    rows = rows.set_index("date")
    last = rows.index.max()
    now, quarter = rows.loc[last], posting_shares.quarter(last)
    before = last - pd.DateOffset(years=1)
    said = f"{now[ALL]:,} entry-level {package.trade.one} openings were listed in {quarter}"
    if before not in rows.index:
        return f"{said}, {now[WITHOUT_LARGEST]:,} without the largest employer"
    then = rows.loc[before]
    return (
        f"{now[ALL]:,} entry-level {package.trade.one} openings in {quarter}, {then[ALL]:,} a year before; "
        f"without the largest employer {now[WITHOUT_LARGEST]:,} and {then[WITHOUT_LARGEST]:,}"
    )


@kept(most=1)
def first_jobs(package: Package) -> Finding:
    """Return how first jobs stand: openings, and the key figures of the first two roles with the share at entry.

    `rows` are the two roles' (of `ladder.rungs`); the note is what a report states of listings, if one does.
    """
    rungs = ladder.rungs(package, first_selection(package)).set_index("role_id")
    rows = rungs.loc[[role.role_id for role in _first_roles(package)]]
    figures = [figure for _role, row in rows.iterrows() for figure in _of_role(package, row)]
    return Finding(
        rows, openings(package).sentence, (*figures, *_at_entry(package)), tuple(filter(None, (_listings(package),)))
    )


def _of_role(package: Package, row: pd.Series) -> Iterator[KeyFigure]:
    """Yield work experience and pay of a role, as far as they are known."""
    if pd.notna(row["p50"]):
        years = f"median work experience of those in the role, n = {row['n']:,}"
        yield KeyFigure(row["name"], words.years(row["p50"]), years)
    if pd.notna(row["pay"]):
        when = f", {words.period(row['period'])}" if pd.notna(row["period"]) else ""
        pay = f"median total pay{when}, n = {row['pay_n']:,}"
        yield KeyFigure(row["name"], words.money(package.currencies.home)(row["pay"]), pay)


def _at_entry(package: Package) -> Iterator[KeyFigure]:
    """Yield the share of postings that are for the first role, where it is known."""
    shares = posting_shares.role_shares(package)
    for _at, last in shares[shares["role_id"] == package.ladder.first.role_id].tail(1).iterrows():
        counted = chart_text(package, "role_mix", "counted") or "postings"
        whose = f"of {counted}, {posting_shares.quarter(last['date'])}, n = {last['n']:,}"
        yield KeyFigure("Postings at entry", f"{words.number(last['value'])}%", whose)


@kept(most=1)
def technical_titles(package: Package) -> Finding:
    """Return how often a title asks for a technical PM at entry and of senior PMs.

    `rows`, highest role first, entry-level list last: category, name, place, period, n, count, share, share_low,
    share_high (percent), employers, share_largest, share_rest (without the largest employer), source_id. Raises
    `DataError` where a category without a label is no role.
    """
    rows = package["degree_evidence"].query("measure == 'technical_title'")
    roles = [None if label else package.ladder[key] for key, label in zip(rows["category"], rows["label"], strict=True)]
    names = [role.name if role else label for role, label in zip(roles, rows["label"], strict=True)]
    rows = rows.assign(name=names, position=[role.position if role else 0 for role in roles])
    rows = rows.sort_values("position", ascending=False).reset_index(drop=True)
    return Finding(rows, _asked(package, rows), sources=sources_of(rows))


def _asked(package: Package, rows: pd.DataFrame) -> str:
    rows, trade = rows.set_index("category"), package.trade
    entry, senior_role = package.ladder.first, package.ladder.first_shown
    asked = f"a technical {trade.one}"
    if not {entry.role_id, senior_role.role_id} <= set(rows.index):
        return f"Too few postings to say how often a title asks for {asked}"
    first, senior = rows.loc[entry.role_id], rows.loc[senior_role.role_id]
    doubt = "" if verdict.clearly_above(_told_apart(senior), _told_apart(first)) else f", {verdict.UNCLEAR}"
    return (
        f"{words.number(first['share'])}% of titles for {entry.plural} ask for {asked}, "
        f"{words.number(senior['share'])}% of those for {senior_role.plural}{doubt}"
    )


def _told_apart(row: pd.Series) -> pd.Series:
    """Return a share as a verdict asks for it."""
    names = {"share": "p50", "share_low": "low", "share_high": "high", "share_rest": "rest", "employers": "employers"}
    return row[list(names)].rename(names)


@kept(most=1)
def degrees(package: Package) -> Finding:
    """Return whether a technical degree is needed, as far as anything is known, in a few sentences.

    `rows` are the claims that bear on it (of `claims`); `notes` what is claimed, published and observed, piece by
    piece, each with who says so and what to beware of.
    """
    claim, counts, elsewhere = (_claims(package, one) for one in (NO_DEGREE_NEEDED, DEGREE, ELSEWHERE))
    told = [_told(package, row) for rows in (claim, counts, elsewhere) for row in rows.itertuples()]
    claimed = [f"The claim: {one}" for one in told[: len(claim)]]
    notes = (*claimed, *told[len(claim) :], *observed_degrees(package))
    rows = pd.concat([claim, counts, elsewhere])
    return Finding(rows, _needed(claim, counts), notes=notes, sources=sources_of(rows))


def _needed(claim: pd.DataFrame, counts: pd.DataFrame) -> str:
    if claim.empty and counts.empty:
        return "This data says nothing of degrees."
    said = [f"{row.statement.rstrip('.')} ({row.stated_for or 'undated'})" for row in counts.itertuples()]
    parts = ["**No, though many have one.** That none is needed is an article's claim."] if len(claim) else []
    parts += [f"What is published: {'; '.join(one[:1].lower() + one[1:] for one in said)}."] if said else []
    return " ".join([*parts, "Our own observations do not hold what people studied."])


def _listings(package: Package) -> str:
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
        f"Observed: {words.number(row.share)}% of {row.n:,} people with a title in {package.trade.field} had no degree "
        f"at all (90% interval {words.number(row.share_low)} to {words.number(row.share_high)}%, "
        f"{words.period(row.period)}). {package.caveat_of(row.source_id)} ({package.publisher_of(row.source_id)})"
        for row in rows.itertuples()
    ]
