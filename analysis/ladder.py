"""The ladder: every rung with its time, pay and tasks."""

from __future__ import annotations

import pandas as pd

from analysis import progression, tenure, words
from analysis.bands import cells, of_source
from analysis.package.selection import Selection, pooled
from analysis.package.tables import Package

MINDSET = "What changes on reaching it"


def rungs(package: Package, selection: Selection) -> pd.DataFrame:
    """Return one row a role, highest first, with experience and pay at the chosen company types together.

    Columns: role_id, name, rung, track, n, p10 to p90, low, high (years of experience), pay (median total, USD
    a year), pay_n, source_id, period. Figures are NA for roles with under ten people.
    """
    years = progression.pooled_experience(package, selection)
    total = of_source(package["compensation"], selection).query("component == 'total'")
    pay = cells(total, (pooled(package, selection),), selection.country)
    pay = pay[["role_id", "amount_p50", "n"]].rename(columns={"amount_p50": "pay", "n": "pay_n"})
    roles = package["roles"][["role_id", "name", "rung", "track", "position"]]
    ladder = roles.merge(years, on="role_id", how="left").merge(pay, on="role_id", how="left")
    return ladder.sort_values("position", ascending=False).reset_index(drop=True)


def steps(package: Package) -> list[tuple[str, str]]:
    """Return the pairs of roles that a career passes between; after the fork both branches start at the same rung.

    The individual track ends on the fork's rung; the management track leads on to the executives.
    """
    roles = package["roles"].sort_values("position")
    forked = roles.loc[roles["rung"].duplicated(keep=False), "rung"].unique()
    trunk = roles[~(roles["rung"].isin(forked) & (roles["track"] == "individual"))]["role_id"].tolist()
    branch = roles[roles["rung"].isin(forked) & (roles["track"] == "individual")]
    below = [(roles.loc[(roles["rung"] == row.rung - 1), "role_id"].item(), row.role_id) for row in branch.itertuples()]
    return [*zip(trunk, trunk[1:], strict=False), *below]


def published(package: Package, role_id: str) -> list[str]:
    """Return what articles and reports state about a role, each with who says so."""
    claims = package["claims"]
    about = claims[(claims["role_id"] == role_id) & claims["topic"].isin(["ladder", "tenure", "compensation"])]
    return [f"{row.statement} ({package.publisher_of(row.source_id)})" for row in about.itertuples()]


def published_years(package: Package) -> dict[str, str]:
    """Return the published years in post of roles that nobody reports, in words, by role."""
    reported = set(package["progression"]["role_id"])
    rows = tenure.published(package, "years_in_role")
    return {
        row.role_id: f"published: {words.years(row.years_low)} in post ({words.month(row.period)})"
        for row in rows.itertuples()
        if row.role_id not in reported
    }


def finding(package: Package, selection: Selection) -> str:
    """Return how experience runs from the lowest to the highest rung observed."""
    rows = rungs(package, selection).dropna(subset="p50")
    if rows.empty:
        where = f"{words.at_company_types(package, selection)} in {words.place(package, selection.country)}"
        return f"Too few people {where} to draw the ladder"
    top, bottom = rows.iloc[0], rows.iloc[-1]
    if len(rows) == 1:
        return f"Half of {words.roles(package, top['role_id'])} have {words.years(top['p50'])} behind them or more"
    return (
        f"Half of {words.roles(package, bottom['role_id'])} have up to {words.years(bottom['p50'])} behind them, "
        f"half of {words.roles(package, top['role_id'])} up to {words.number(top['p50'])}"
    )


def headline(package: Package, selection: Selection) -> list[tuple[str, str, str]]:
    """Return the key figures: experience and pay of the median product manager and senior PM."""
    rows = rungs(package, selection).set_index("role_id")
    whose = words.company_types(package, selection)
    figures = []
    for role in ("product_manager", "senior_pm"):
        row = rows.loc[role]
        if pd.notna(row["p50"]):
            figures.append((row["name"], words.years(row["p50"]), f"median work experience, {whose}, n = {row['n']:,}"))
        if pd.notna(row["pay"]):
            figures.append((row["name"], words.usd(row["pay"]), f"median total pay, {whose}, n = {row['pay_n']:,}"))
    return figures


def role_figures(package: Package, selection: Selection) -> list[tuple[str, str, str]]:
    """Return the chosen role's key figures: experience, pay and when half have reached its rung."""
    row = rungs(package, selection).set_index("role_id").loc[selection.role]
    whose = words.company_types(package, selection)
    figures = []
    if pd.notna(row["p50"]):
        span = f"middle half {words.number(row['p25'])} to {words.years(row['p75'])}"
        figures.append(("Work experience", words.years(row["p50"]), f"median, {span}, {whose}, n = {row['n']:,}"))
    if pd.notna(row["pay"]):
        figures.append(("Total pay", words.usd(row["pay"]), f"median, {whose}, n = {row['pay_n']:,}"))
    half = progression.half_reached(package, progression.attainment(package, selection), "rung").query(
        "rung == @row.rung"
    )
    for reached in half.dropna(subset="p50").itertuples():
        figures.append(
            ("Half are there or above", f"year {reached.p50}", f"{progression.interval_of_years(reached)}, {whose}")
        )
    return figures


def in_words(package: Package, role_id: str) -> list[tuple[str, str]]:
    """Return what a role is, as pairs of heading and text: purpose, mindset, scope, lines of report, other titles."""
    row = package["roles"].set_index("role_id").loc[role_id]
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


def responsibilities(package: Package, role_id: str) -> list[str]:
    """Return what a role does, in order."""
    rows = package["responsibilities"]
    return rows[rows["role_id"] == role_id].sort_values("position")["responsibility"].tolist()
