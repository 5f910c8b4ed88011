"""Tenure: what is published about time in a role and to the next one, and time at the employer as observed."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis import attainment, progression, verdict, words
from analysis.bands import apart_or_together, bare, by_role
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.package.vocabulary import Role
from analysis.verdict import clear_leader

UNKNOWN = float("nan")
COLUMNS = ["heading", "series", "p10", "p25", "p50", "p75", "p90", "n", "source_id", "period"]


@kept()
def at_employer(package: Package, selection: Selection) -> Finding:
    """Return years at the current employer by role and company type, or all together, highest role first.

    Columns: role_id, company_types, n, p25, p50, p75, low, high (years), source_id, period. The first note says what
    is published to compare.
    """
    rows = by_role(bare(apart_or_together(package, observed(package), selection), "years"), package)
    published_years = [
        f"{row.population} {words.years(row.years_low)} ({package.publisher_of(row.source_id)}, {row.period})"
        for row in published(package, "years_at_employer").dropna(subset="years_low").itertuples()
    ]
    notes = ["Time so far, not time until leaving."]
    if published_years:
        notes.append(f"To compare: {'; '.join(published_years)}.")
    return Finding(rows, _stay_sentence(package, selection, rows), notes=tuple(notes), sources=sources_of(rows))


@kept()
def claims(package: Package, selection: Selection) -> Finding:
    """Return what is stated and what is observed about the years to each role that a source states years to.

    Columns: heading, series (claim, half, people), p10 to p90 (years; a claim has only its range), n (empty for
    a claim), source_id, period.
    """
    steps = [row for role in steps_stated(package) for row in _step(package, selection, role)]
    rows = pd.DataFrame(steps, columns=COLUMNS)
    notes = (f"Stated years count time in {package.trade.field}; observed years count all work experience.",)
    return Finding(rows, _claims_sentence(package, selection), notes=notes, sources=sources_of(rows))


def observed(package: Package) -> pd.DataFrame:
    """Return what was computed of years at the employer, its place as `country`."""
    tenure = package["tenure"]
    return tenure[tenure["n"].notna()].rename(columns={"place": "country"})


def published(package: Package, measure: str) -> pd.DataFrame:
    """Return the published figures of a measure of `tenure` (years_in_role, years_to_role, years_at_employer)."""
    tenure = package["tenure"]
    return tenure[tenure["n"].isna() & (tenure["measure"] == measure)]


def steps_stated(package: Package) -> tuple[Role, ...]:
    """Return the roles that a source states the years to, lowest first."""
    stated = set(_to_role(package)["to_role_id"])
    return tuple(role for role in package.ladder.roles if role.role_id in stated)


def _to_role(package: Package) -> pd.DataFrame:
    return published(package, "years_to_role").dropna(subset=["years_low", "years_high"])


def _claims_sentence(package: Package, selection: Selection) -> str:
    """Return how the years that are stated to the role first shown stand to the year by which half are there."""
    steps = steps_stated(package)
    if not steps:
        return "No stated years from one level to the next in this data"
    first = package.ladder.first_shown
    role = first if first in steps else steps[-1]
    rows = _to_role(package)
    claim = next(rows[rows["to_role_id"] == role.role_id].itertuples())
    low, high = claim.years_low, claim.years_high
    span = words.years(high) if low == high else f"{words.number(low)} to {words.years(high)}"
    stated = f"{_who_states(package, claim.source_id)} states {span} to {role.in_sentence}"
    year = attainment.year_half(package, selection, role.rung)
    if year is None:
        return f"{stated}; too few people to hold it against"
    return (
        f"{stated}; half are {progression.is_or_above(package, role)} by year {year}, "
        f"{'within' if low <= year <= high else 'outside'} that range"
    )


def _who_states(package: Package, source_id: str) -> str:
    """Return the kind of a source with its article: An article, A survey."""
    sources = package["sources"]
    kind = sources.loc[sources["source_id"] == source_id, "kind"].iloc[0]
    return f"{'An' if kind[0] in 'aeiou' else 'A'} {kind}"


def _stay_sentence(package: Package, selection: Selection, rows: pd.DataFrame) -> str:
    """Return the median years at the employer in the role first shown; a difference only where it is clear."""
    if observed(package).empty:
        return "No years at the employer in this data"
    role = package.ladder.first_shown
    shown = rows[rows["role_id"] == role.role_id]
    if shown.empty:
        where = words.place(package, selection.country)
        return f"Too few {role.plural} in {where} report their time at the employer"
    medians = [(row.p50, row.company_types) for row in shown.itertuples()]
    unclear = f"; {verdict.unclear(len(shown), 'longest')}" if len(shown) > 1 and clear_leader(shown) is None else ""
    versions = words.versions_by_type(package, medians, words.years)
    stay = f"{words.capital(role.plural)} have been with their employer"
    return words.fitting(*(f"{stay} {years}{unclear}" for years in versions))


def _step(package: Package, selection: Selection, role: Role) -> list[dict[str, Any]]:
    """Return what is stated of the way to a role, then when half are there and the experience of its people."""
    before, in_role = package.ladder.below(role.role_id), published(package, "years_in_role")
    to_role = _to_role(package)
    stated = [_stated(package, f"to {role.name}", row) for row in _of(to_role, "to_role_id", role)]
    if before is not None:
        known = in_role.dropna(subset=["years_low", "years_high"])
        stated += [_stated(package, f"time as {before.name}", row) for row in _of(known, "role_id", before)]
    return [*stated, *_half(package, selection, role), *_people(package, selection, role)]


def _of(rows: pd.DataFrame, column: str, role: Role) -> Any:
    return rows[rows[column] == role.role_id].itertuples()


def _row(heading: str, series: str, low: float, middle: float, high: float, row: Any) -> dict[str, Any]:
    """Return a row of `claims`: a range from `low` to `high`, and of `row` its people, source and period."""
    ends = {"p10": low, "p25": low, "p50": middle, "p75": high, "p90": high}
    known = {"n": UNKNOWN if pd.isna(row.n) else row.n, "source_id": row.source_id, "period": row.period}
    return {"heading": heading, "series": series} | ends | known


def _stated(package: Package, what: str, row: Any) -> dict[str, Any]:
    heading = f"{package.publisher_of(row.source_id)}: {what}"
    return _row(heading, "claim", row.years_low, UNKNOWN, row.years_high, row)


def _half(package: Package, selection: Selection, role: Role) -> list[dict[str, Any]]:
    """Return when half have reached the role's rung, with the interval of that year."""
    half, curves = attainment.half_by_rung(package, selection), attainment.curves(package, selection)
    first = curves[curves["rung"] == role.rung].drop(columns="n").head(1)
    reached = half[half["rung"] == role.rung].dropna(subset="p50").merge(first, on="rung")
    heading = f"Half are {role.name} or above"
    return [_row(heading, "half", row.low, row.p50, row.high, row) for row in reached.itertuples()]


def _people(package: Package, selection: Selection, role: Role) -> list[dict[str, Any]]:
    """Return the experience of the people in the role."""
    rows = progression.together(package, selection)
    heading = f"Experience of {role.plural}"
    return [_row(heading, "people", row.p25, row.p50, row.p75, row) for row in _of(rows, "role_id", role)]
