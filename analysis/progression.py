"""Progression: how long it takes to reach each rung, and how long people stay."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.bands import bare, by_role, cells, clear_leader
from analysis.dataset import Tables
from analysis.selection import Chosen

HALF = 0.5
SENIOR_RUNG = 3
WHY_BOTH = (
    "Both are true: the first figure looks at those who are senior now, and people stay senior for years; "
    "the second asks by when a person gets there."
)


def experience(tables: Tables, chosen: Chosen) -> pd.DataFrame:
    """Return years of experience of the people in each role at each chosen company type, highest role first.

    Columns: role_id, company_types, n, p10 to p90, low and high (years), source_id, period.
    """
    return by_role(bare(cells(tables["progression"], chosen.apart, chosen.country), "years"), tables)


def pooled_experience(tables: Tables, chosen: Chosen) -> pd.DataFrame:
    """Return the same for the chosen company types taken together, lowest role first."""
    rows = cells(tables["progression"], (chosen.pooled,), chosen.country)
    return by_role(bare(rows, "years"), tables, top_first=False)


def attainment(tables: Tables, chosen: Chosen) -> pd.DataFrame:
    """Return the share at or above each rung by years of experience, chosen company types together.

    Columns: rung, years, n, share, share_low, share_high (0 to 1), source_id, period.
    """
    return cells(tables["attainment"], (chosen.pooled,), chosen.country)


def attainment_apart(tables: Tables, chosen: Chosen) -> pd.DataFrame:
    """Return the share at or above the rung of the chosen role for each chosen company type apart."""
    rung = _rung_of(tables, chosen.role)
    rows = cells(tables["attainment"], chosen.apart, chosen.country)
    return rows[rows["rung"] == rung]


def half_reached(curves: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the year by which half have reached each curve's rung, with its 90 % interval.

    `by` is the column that tells curves apart (rung or company_types). Returns `by`, n, p50, low and high:
    the first whole year at which the share, the band's upper and its lower end are at half or above. A year is
    NA where the curve does not get there within the years observed.
    """
    rows = []
    for key, curve in curves.groupby(by, sort=False):
        ends = {
            name: curve.loc[curve[column] >= HALF, "years"].min()
            for name, column in (("p50", "share"), ("low", "share_high"), ("high", "share_low"))
        }
        rows.append({by: key, "n": curve["n"].iloc[0], **ends})
    return pd.DataFrame(rows, columns=[by, "n", "p50", "low", "high"]).astype(
        {"p50": "Int64", "low": "Int64", "high": "Int64"}
    )


def rung_mix(tables: Tables, chosen: Chosen) -> pd.DataFrame:
    """Return which share of the people with so many years hold which role, chosen company types together.

    Columns: years_from, years_to, role_id, n (people in the band), share (percent), source_id, period.
    """
    return cells(tables["rung_mix"], (chosen.pooled,), chosen.country)


def at_employer(tables: Tables, chosen: Chosen) -> pd.DataFrame:
    """Return years at the present employer by role and chosen company type, highest role first.

    Columns: role_id, company_types, n, p25, p50, p75, low, high (years), source_id, period.
    """
    tenure = tables["tenure"]
    computed = tenure[tenure["n"].notna()].rename(columns={"place": "country"})
    return by_role(bare(cells(computed, chosen.apart, chosen.country), "years"), tables)


def published_tenure(tables: Tables, measure: str) -> pd.DataFrame:
    """Return the published figures of a measure of `tenure` (years_in_role, years_to_role, years_at_employer)."""
    tenure = tables["tenure"]
    return tenure[tenure["n"].isna() & (tenure["measure"] == measure)]


def answer(tables: Tables, chosen: Chosen) -> str:
    """Return the page's opening: where the median senior PM stands and when half are senior or above."""
    rows = pooled_experience(tables, chosen).set_index("role_id")
    who = f"{words.at_company_types(chosen)} in {words.place(chosen.country)}"
    if "senior_pm" not in rows.index:
        return f"Fewer than ten senior PMs {who} report their experience, too few for a figure."
    text = f"The median senior PM {who} has **{words.years(rows.at['senior_pm', 'p50'])}** of work experience"
    year = year_half_senior(tables, chosen)
    if year is None:
        return f"{text}. Too few people report to say when half of them are senior."
    return f"{text}, and yet half of all people in product are senior or above **by year {year}**."


def year_half_senior(tables: Tables, chosen: Chosen) -> int | None:
    """Return the year by which half are senior or above, or None where the curve does not say."""
    half = half_reached(attainment(tables, chosen), "rung").set_index("rung")["p50"]
    return None if SENIOR_RUNG not in half.index or pd.isna(half[SENIOR_RUNG]) else int(half[SENIOR_RUNG])


def headline(tables: Tables, chosen: Chosen) -> list[tuple[str, str, str]]:
    """Return the key figures: label, value and whose it is, for the rungs that half reach within the years seen."""
    half = half_reached(attainment(tables, chosen), "rung").query("p50 > 0")
    return [
        (
            f"{words.rung(tables, row.rung)} or above",
            f"year {row.p50}",
            f"half have reached it, {words.company_types(chosen)}, {interval_of_years(row)}, n = {row.n:,}",
        )
        for row in half.itertuples()
    ][:4]


def interval_of_years(row: tuple) -> str:
    """Return the 90 % interval of a year from a row of `half_reached`."""
    low = row.low if pd.notna(row.low) else row.p50
    return f"90% interval {low} to {row.high}" if pd.notna(row.high) else f"90% interval from {low} on"


def experience_finding(tables: Tables, chosen: Chosen) -> str:
    """Return how experience runs along the ladder for the chosen types together, or that there is too little."""
    rows = pooled_experience(tables, chosen).set_index("role_id")
    shown = [role for role in ("product_manager", "senior_pm", "director") if role in rows.index]
    if not shown:
        return (
            f"Too few people in {words.place(chosen.country)} report their experience {words.at_company_types(chosen)}"
        )
    parts = [f"{words.roles(tables, role)} {words.years(rows.at[role, 'p50'])}" for role in shown]
    return f"Median work experience: {words.listed(parts)}"


def pace_finding(tables: Tables, chosen: Chosen) -> str:
    """Return which company type's people reach the chosen rung first, where the intervals are apart."""
    rung = words.rung_or_above(tables, _rung_of(tables, chosen.role))
    half = half_reached(attainment_apart(tables, chosen), "company_types").dropna(subset="p50")
    if half.empty:
        return f"Too few people {words.at_company_types(chosen)} to say when half are {rung}"
    years = [f"year {row.p50} at {words.TYPE_IN_SENTENCE[row.company_types]}" for row in half.itertuples()]
    stated = f"Half are {rung} by {words.listed(years)}"
    if len(half) < 2:
        return stated
    known = half.fillna({"high": 99, "low": 0}).sort_values("p50")
    first = known.iloc[0]
    apart = (known.iloc[1:]["low"] > first["high"]).all()
    return stated if apart else f"{stated}; no clear difference in pace"


def claims(tables: Tables, chosen: Chosen) -> pd.DataFrame:
    """Return what is stated and what is observed about the years to product manager and to senior PM.

    Columns: heading, series (claim, half, people), p10 to p90 (years; a claim has only its range), n (empty for
    a claim), source_id, period.
    """
    rows: list[dict] = []
    for role, before in (("product_manager", "associate_pm"), ("senior_pm", "product_manager")):
        rows += _stated(tables, role, before) + _observed(tables, chosen, role)
    columns = ["heading", "series", "p10", "p25", "p50", "p75", "p90", "n", "source_id", "period"]
    return pd.DataFrame(rows, columns=columns)


def claims_finding(tables: Tables, chosen: Chosen) -> str:
    """Return how the article's three to six years to senior PM stand to the year by which half are senior."""
    claim = tables["claims"].set_index("claim_id").loc["entry_to_senior_years"]
    stated = f"{words.number(claim['value_low'])} to {words.years(claim['value_high'])}"
    year = year_half_senior(tables, chosen)
    if year is None:
        return f"An article states {stated} to senior PM; too few people to hold it against"
    within = claim["value_low"] <= year <= claim["value_high"]
    return (
        f"An article states {stated} to senior PM; half of the people seen are senior or above by year {year}, "
        f"{'within' if within else 'outside'} that range"
    )


def at_employer_finding(tables: Tables, chosen: Chosen) -> str:
    """Return the median years at the employer of senior PMs by company type; a difference only where it is clear."""
    rows = at_employer(tables, chosen)
    senior = rows[rows["role_id"] == "senior_pm"]
    if senior.empty:
        return f"Too few senior PMs in {words.place(chosen.country)} report their time at the employer"
    parts = [f"{words.years(row.p50)} at {words.TYPE_IN_SENTENCE[row.company_types]}" for row in senior.itertuples()]
    clear = len(senior) == 1 or clear_leader(senior) is not None
    return f"Senior PMs have been with their employer {words.listed(parts)}" + (
        "" if clear else "; no clear longest stay"
    )


def _stated(tables: Tables, role: str, before: str) -> list[dict]:
    """Return the published ranges for the step to `role`: from one role to it, and in the role before."""
    to_role = published_tenure(tables, "years_to_role").query("to_role_id == @role")
    in_role = published_tenure(tables, "years_in_role").query("role_id == @before")
    return [
        {
            "heading": f"{tables.publisher_of(row.source_id)}: {what}",
            "series": "claim",
            **{"p10": row.years_low, "p25": row.years_low, "p75": row.years_high, "p90": row.years_high},
            "source_id": row.source_id,
            "period": row.period,
        }
        for what, stated in (
            (f"to {words.role(tables, role)}", to_role),
            (f"time as {words.role(tables, before)}", in_role),
        )
        for row in stated.itertuples()
    ]


def _observed(tables: Tables, chosen: Chosen, role: str) -> list[dict]:
    """Return when half have reached the role's rung, and the experience of the people in the role."""
    curves = attainment(tables, chosen)
    half = half_reached(curves[curves["rung"] == _rung_of(tables, role)], "rung").dropna(subset="p50")
    found = [
        {
            "heading": f"Half are {words.role(tables, role)} or above",
            "series": "half",
            **{"p10": row.low, "p25": row.low, "p50": row.p50, "p75": row.high, "p90": row.high},
            "n": row.n,
            **curves[["source_id", "period"]].iloc[0].to_dict(),
        }
        for row in half.itertuples()
    ]
    people = pooled_experience(tables, chosen).query("role_id == @role")
    return found + [
        {
            "heading": f"Experience of {words.roles(tables, role)}",
            "series": "people",
            **{"p10": row.p25, "p25": row.p25, "p50": row.p50, "p75": row.p75, "p90": row.p75},
            **{"n": row.n, "source_id": row.source_id, "period": row.period},
        }
        for row in people.itertuples()
    ]


def _rung_of(tables: Tables, role_id: str) -> int:
    roles = tables["roles"]
    return int(roles.loc[roles["role_id"] == role_id, "rung"].item())
