"""What adverts offer: base pay by level and source, and what they ask for. Never blended with what people report."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.bands import by_role
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE
from analysis.pay import money, pay_sources

COUNTED = ("advertisements", "employers")
"""What a source of adverts counts."""


@kept()
def base(package: Package, selection: Selection) -> Finding:
    """Return advertised base pay by role and source in the chosen country and money, highest role first.

    Rows: role_id, source_id, n, p10 to p90, low, high, period. An advert that states a range counts with its middle;
    notes say what else the adverts ask for and offer.
    """
    rows = pay_sources.table_of_pay(package, selection)
    salary = package.components.of_kind(pay_sources.SALARY)
    told = rows["source_id"].isin(_sources(package)) & (rows["company_types"] == EVERY_TYPE)
    rows = by_role(rows[told & (rows["component"] == salary) & (rows["country"] == selection.country)], package)
    rows = rows.reset_index(drop=True)
    if rows.empty:
        return Finding(rows, f"No adverts with pay in {words.place(package, selection.country)} in this data")
    return Finding(
        rows, _sentence(package, selection, rows), notes=_terms(package, selection), sources=sources_of(rows)
    )


def when(package: Package, found: Finding) -> str:
    """Return of when the adverts of a finding are, all sources together: 2023 to Oct 2025; empty for none."""
    ends = sorted(end for source in found.sources for end in package.period_of(source).split("/"))
    return words.period(f"{ends[0][:7]}/{ends[-1][:7]}") if ends else ""


def whose(package: Package, source_id: str) -> str:
    """Return whose adverts a source has, where it tells one company type alone: at startups; else empty."""
    rows = package["compensation"]
    keys = set(rows.loc[rows["source_id"] == source_id, "company_types"]) - {EVERY_TYPE}
    return words.at_company_types(package, keys.pop()) if len(keys) == 1 else ""


def _sources(package: Package) -> list[str]:
    return [one.source_id for one in package.pay_sources if one.counted in COUNTED and not one.is_neighbour]


def _sentence(package: Package, selection: Selection, rows: pd.DataFrame) -> str:
    """Return what adverts offer the chosen role by source, or that none does."""
    write, people = money.text(selection), words.roles(package, selection.role)
    of_role = rows[rows["role_id"] == selection.role]
    if of_role.empty:
        return f"Adverts with pay name too few {people} to tell what they are offered"
    parts = [
        f"{write(row.p50)} {whose(package, row.source_id)}".strip() + f" ({package.pay_sources[row.source_id].name})"
        for row in of_role.itertuples()
    ]
    return f"Adverts offer {people} a median base of {words.listed(parts)}"


def _terms(package: Package, selection: Selection) -> tuple[str, ...]:
    """Return what adverts ask for of the chosen role and whether they offer equity, each with source and number."""
    rows = package["advert_terms"]
    rows = rows[(rows["country"] == selection.country) & rows["role_id"].isin(["", selection.role])]
    level, people = words.level(package), words.roles(package, selection.role)
    said = []
    for row in rows.itertuples():
        alone = " of one employer" if row.share_largest > package.rules["dominant_percent"] else ""
        whom = f"{row.n:,} {row.counted}{alone}, {package.publisher_of(row.source_id)}, {words.period(row.period)}"
        if row.measure == "equity_offered":
            ends = f"{level} interval {words.percent(row.share_low)} to {words.percent(row.share_high)}"
            said.append(f"{words.percent(row.share)} offer equity ({ends}; {whom}).")
        elif row.role_id == selection.role:
            median = words.years(row.years_p50)
            ends = f"middle 50% {words.number(row.years_p25)} to {words.number(row.years_p75)}"
            said.append(f"Of {people} a median of {median} of experience is asked ({ends}; {whom}).")
    return tuple(said)
