"""Tenure: what is published about time in a role and to the next one, and time at the employer as observed."""

from __future__ import annotations

import pandas as pd

from analysis import progression, words
from analysis.bands import apart_or_together, bare, by_role, clear_leader
from analysis.package.selection import Selection
from analysis.package.tables import Package


def at_employer(package: Package, selection: Selection) -> pd.DataFrame:
    """Return years at the present employer by role and company type, or all together, highest role first.

    Columns: role_id, company_types, n, p25, p50, p75, low, high (years), source_id, period.
    """
    tenure = package["tenure"]
    computed = tenure[tenure["n"].notna()].rename(columns={"place": "country"})
    return by_role(bare(apart_or_together(package, computed, selection), "years"), package)


def published(package: Package, measure: str) -> pd.DataFrame:
    """Return the published figures of a measure of `tenure` (years_in_role, years_to_role, years_at_employer)."""
    tenure = package["tenure"]
    return tenure[tenure["n"].isna() & (tenure["measure"] == measure)]


def claims(package: Package, selection: Selection) -> pd.DataFrame:
    """Return what is stated and what is observed about the years to product manager and to senior PM.

    Columns: heading, series (claim, half, people), p10 to p90 (years; a claim has only its range), n (empty for
    a claim), source_id, period.
    """
    rows: list[dict] = []
    for role, before in (("product_manager", "associate_pm"), ("senior_pm", "product_manager")):
        rows += _stated(package, role, before) + _observed(package, selection, role)
    columns = ["heading", "series", "p10", "p25", "p50", "p75", "p90", "n", "source_id", "period"]
    return pd.DataFrame(rows, columns=columns)


def claims_finding(package: Package, selection: Selection) -> str:
    """Return how the article's three to six years to senior PM stand to the year by which half are senior."""
    claim = package["claims"].set_index("claim_id").loc["entry_to_senior_years"]
    stated = f"{words.number(claim['value_low'])} to {words.years(claim['value_high'])}"
    year = progression.year_half_senior(package, selection)
    if year is None:
        return f"An article states {stated} to senior PM; too few people to hold it against"
    within = claim["value_low"] <= year <= claim["value_high"]
    return (
        f"An article states {stated} to senior PM; half of the people seen are senior or above by year {year}, "
        f"{'within' if within else 'outside'} that range"
    )


def at_employer_finding(package: Package, selection: Selection) -> str:
    """Return the median years at the employer of senior PMs by company type; a difference only where it is clear."""
    rows = at_employer(package, selection)
    senior = rows[rows["role_id"] == "senior_pm"]
    if senior.empty:
        return f"Too few senior PMs in {words.place(package, selection.country)} report their time at the employer"
    years = words.values_by_type(package, ((words.years(row.p50), row.company_types) for row in senior.itertuples()))
    clear = len(senior) == 1 or clear_leader(senior) is not None
    return f"Senior PMs have been with their employer {years}" + ("" if clear else "; no clear longest stay")


def _stated(package: Package, role: str, before: str) -> list[dict]:
    """Return the published ranges for the step to `role`: from one role to it, and in the role before."""
    to_role = published(package, "years_to_role").query("to_role_id == @role")
    in_role = published(package, "years_in_role").query("role_id == @before")
    return [
        {
            "heading": f"{package.publisher_of(row.source_id)}: {what}",
            "series": "claim",
            **{"p10": row.years_low, "p25": row.years_low, "p75": row.years_high, "p90": row.years_high},
            "source_id": row.source_id,
            "period": row.period,
        }
        for what, stated in (
            (f"to {words.role(package, role)}", to_role),
            (f"time as {words.role(package, before)}", in_role),
        )
        for row in stated.itertuples()
    ]


def _observed(package: Package, selection: Selection, role: str) -> list[dict]:
    """Return when half have reached the role's rung, and the experience of the people in the role."""
    curves = progression.attainment(package, selection)
    curve = curves[curves["rung"] == progression.rung_of(package, role)]
    half = progression.half_reached(package, curve, "rung").dropna(subset="p50")
    found = [
        {
            "heading": f"Half are {words.role(package, role)} or above",
            "series": "half",
            **{"p10": row.low, "p25": row.low, "p50": row.p50, "p75": row.high, "p90": row.high},
            "n": row.n,
            **curves[["source_id", "period"]].iloc[0].to_dict(),
        }
        for row in half.itertuples()
    ]
    people = progression.pooled_experience(package, selection).query("role_id == @role")
    return found + [
        {
            "heading": f"Experience of {words.roles(package, role)}",
            "series": "people",
            **{"p10": row.p25, "p25": row.p25, "p50": row.p50, "p75": row.p75, "p90": row.p75},
            **{"n": row.n, "source_id": row.source_id, "period": row.period},
        }
        for row in people.itertuples()
    ]
