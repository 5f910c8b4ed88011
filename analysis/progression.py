"""Progression: how long it takes to reach each rung, and how long people stay."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.bands import apart_or_together, bare, by_role, cells
from analysis.package.selection import Selection, apart, pooled
from analysis.package.tables import Package

SENIOR_RUNG = 3
WHY_BOTH = (
    "Both are true: the first figure looks at those who are senior now, and people stay senior for years; "
    "the second asks by when a person gets there."
)


def experience(package: Package, selection: Selection) -> pd.DataFrame:
    """Return years of experience in each role at each chosen company type, or all together, highest role first.

    Columns: role_id, company_types, n, p10 to p90, low and high (years), source_id, period.
    """
    return by_role(bare(apart_or_together(package, package["progression"], selection), "years"), package)


def pooled_experience(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the same for the chosen company types taken together, lowest role first."""
    rows = cells(package["progression"], (pooled(package, selection),), selection.country)
    return by_role(bare(rows, "years"), package, top_first=False)


def attainment(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the share at or above each rung by years of experience, chosen company types together.

    Columns: rung, years, n, share, share_low, share_high (0 to 1), source_id, period.
    """
    return cells(package["attainment"], (pooled(package, selection),), selection.country)


def attainment_apart(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the share at or above the rung of the chosen role for each chosen company type apart."""
    rung = rung_of(package, selection.role)
    rows = cells(package["attainment"], apart(package, selection), selection.country)
    return rows[rows["rung"] == rung]


def half_reached(package: Package, curves: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the year by which half have reached each curve's rung, with its 90 % interval.

    `by` is the column that tells curves apart (rung or company_types). Returns `by`, n, p50, low and high:
    the first whole year at which the share, the band's upper and its lower end are at half or above. A year is
    NA where the curve does not get there within the years observed.
    """
    rows = []
    for key, curve in curves.groupby(by, sort=False):
        ends = {
            name: curve.loc[curve[column] >= package.rules["half"], "years"].min()
            for name, column in (("p50", "share"), ("low", "share_high"), ("high", "share_low"))
        }
        rows.append({by: key, "n": curve["n"].iloc[0], **ends})
    return pd.DataFrame(rows, columns=[by, "n", "p50", "low", "high"]).astype(
        {"p50": "Int64", "low": "Int64", "high": "Int64"}
    )


def rung_mix(package: Package, selection: Selection) -> pd.DataFrame:
    """Return which share of the people with so many years hold which role, chosen company types together.

    Columns: years_from, years_to, role_id, n (people in the band), share (percent), source_id, period.
    """
    return cells(package["rung_mix"], (pooled(package, selection),), selection.country)


def answer(package: Package, selection: Selection) -> str:
    """Return the page's opening: where the median senior PM stands and when half are senior or above."""
    rows = pooled_experience(package, selection).set_index("role_id")
    who = f"{words.at_company_types(package, selection)} in {words.place(package, selection.country)}"
    if "senior_pm" not in rows.index:
        return f"Fewer than ten senior PMs {who} report their experience, too few for a figure."
    text = f"The median senior PM {who} has **{words.years(rows.at['senior_pm', 'p50'])}** of work experience"
    year = year_half_senior(package, selection)
    if year is None:
        return f"{text}. Too few people report to say when half of them are senior."
    return f"{text}, and yet half of all people in product are senior or above **by year {year}**. {WHY_BOTH}"


def year_half_senior(package: Package, selection: Selection) -> int | None:
    """Return the year by which half are senior or above, or None where the curve does not say."""
    half = half_reached(package, attainment(package, selection), "rung").set_index("rung")["p50"]
    return None if SENIOR_RUNG not in half.index or pd.isna(half[SENIOR_RUNG]) else int(half[SENIOR_RUNG])


def headline(package: Package, selection: Selection) -> list[tuple[str, str, str]]:
    """Return the key figures: label, value and whose it is, for the rungs that half reach within the years seen."""
    half = half_reached(package, attainment(package, selection), "rung").query("p50 > 0")
    return [
        (
            f"{words.rung(package, row.rung)} or above",
            f"year {row.p50}",
            f"half have reached it, {words.company_types(package, selection)}, {interval_of_years(row)}, n = {row.n:,}",
        )
        for row in half.itertuples()
    ][:4]


def interval_of_years(row: tuple) -> str:
    """Return the 90 % interval of a year from a row of `half_reached`."""
    low = row.low if pd.notna(row.low) else row.p50
    return f"90% interval {low} to {row.high}" if pd.notna(row.high) else f"90% interval from {low} on"


def experience_finding(package: Package, selection: Selection) -> str:
    """Return how experience runs along the ladder for the chosen types together, or that there is too little."""
    rows = pooled_experience(package, selection).set_index("role_id")
    shown = [role for role in ("product_manager", "senior_pm", "director") if role in rows.index]
    if not shown:
        at = words.at_company_types(package, selection)
        return f"Too few people in {words.place(package, selection.country)} report their experience {at}"
    parts = [f"{words.roles(package, role)} {words.years(rows.at[role, 'p50'])}" for role in shown]
    return f"Median work experience: {words.listed(parts)}"


def pace_finding(package: Package, selection: Selection) -> str:
    """Return which company type's people reach the chosen rung first, where the intervals are apart."""
    rung = words.people_or_above(package, rung_of(package, selection.role))
    half = half_reached(package, attainment_apart(package, selection), "company_types").dropna(subset="p50")
    if half.empty:
        return f"Too few people {words.at_company_types(package, selection)} to say when half are {rung}"
    years = words.values_by_type(package, ((f"year {row.p50}", row.company_types) for row in half.itertuples()))
    stated = f"Half are {rung} by {years}"
    if len(half) < 2:
        return stated
    known = half.fillna({"high": 99, "low": 0}).sort_values("p50")
    first = known.iloc[0]
    apart = (known.iloc[1:]["low"] > first["high"]).all()
    if apart:
        return stated
    # Of several, two may well be apart though none is ahead of all the others.
    return f"{stated}; {'no clear difference in pace' if len(half) == 2 else 'none clearly first'}"


def rung_of(package: Package, role_id: str) -> int:
    """Return the rung of a role."""
    roles = package["roles"]
    return int(roles.loc[roles["role_id"] == role_id, "rung"].item())
