"""Pay of one level by half-year, and by years of work with every report, which needs no level."""

from __future__ import annotations

import pandas as pd

from analysis import verdict, words
from analysis.absent import paid_less
from analysis.bands import apart_or_together, bare
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.package.vocabulary import JOINT
from analysis.pay import money
from analysis.verdict import clear_leader, clearly_above

HALVES = {"01": "first", "07": "second"}
"""The halves of a year by their first month."""


@kept()
def by_half_year(package: Package, selection: Selection) -> Finding:
    """Return pay of the chosen role by half-year at each chosen company type, or all together, oldest first.

    Rows: half_year (ISO interval of months), company_types, n, p10 to p90, low, high (interval over employers), in the
    chosen money, source_id, period and _type, the type's place. In today's money a half-year is carried by the mean of
    its months' prices.
    """
    rows = package["pay_over_time"]
    rows = bare(rows[rows["role_id"] == selection.role], "amount")
    rows = _of(package, rows, selection)
    rows = _priced(rows, package, rows["half_year"], selection)
    rows = rows.sort_values(["half_year", "_type"]).reset_index(drop=True)
    people = words.roles(package, selection.role)
    if rows["half_year"].nunique() < 2:
        return Finding(rows.iloc[:0], f"Too few {people} report in two half-years or more to show pay over time")
    return Finding(rows, _changes(package, selection, rows), sources=sources_of(rows))


@kept()
def by_years(package: Package, selection: Selection) -> Finding:
    """Return pay by years of work of everybody who reports, with a level or without, at each chosen company type.

    Rows: years_from, years_to (NA: no end), company_types, n, p10 to p90, low, high, source_id, period; in the chosen
    currency, of the day. A difference between types is claimed as everywhere: `verdict.clear_leader`.
    """
    rows = _of(package, bare(package["pay_by_years"], "amount"), selection)
    rows = money.converted(rows, package, selection).sort_values(["years_from", "_type"]).reset_index(drop=True)
    if rows.empty:
        where = words.place(package, selection.country)
        return Finding(rows, f"Too few people report pay in {where} to show it by years of work")
    notes = tuple(filter(None, (kept_by_type(package, selection.country),)))
    return Finding(rows, _leaders(package, selection, rows), notes=notes, sources=sources_of(rows))


@kept()
def kept_by_type(package: Package, country: str) -> str:
    """Return how many of each company type's reports have a level, and what the others earn; empty where not told."""
    rows = package["kept_share"]
    rows = rows[(rows["country"] == country) & rows["company_types"].isin(package.types.ids)].dropna(
        subset=["amount_kept_p50", "amount_left_out_p50"]
    )
    if rows.empty:
        return ""
    order = {key: place for place, key in enumerate(package.types.ids)}
    rows = rows.sort_values("company_types", key=lambda keys: keys.map(order))
    shares = words.values_by_type(package, ((words.percent(r.share_kept), r.company_types) for r in rows.itertuples()))
    told = f"Of the reports behind figures by level, one can be told for {shares}."
    lower = paid_less(rows)
    if not lower:
        return told
    return f"{told} The others report clearly less {words.at_company_types(package, JOINT.join(lower))}."


def half_year(interval: str) -> str:
    """Return an ISO interval of months as the half of a year that it is: second half of 2021."""
    year, month = interval.split("/")[0].split("-")
    return f"{HALVES[month]} half of {year}"


def years(row: pd.Series) -> str:
    """Return a row's band of years: 4–5 years, 21+ years."""
    return f"{row['years_from']}+ years" if pd.isna(row["years_to"]) else f"{row['years_from']}–{row['years_to']} years"


def component(package: Package, selection: Selection) -> str:
    """Return the part of pay that is told over time: the chosen one where it is, else the whole."""
    told = set(package["pay_over_time"]["component"]) | set(package["pay_by_years"]["component"])
    return selection.component if selection.component in told else package.components.of_kind("total")


def _of(package: Package, rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    order = {key: place for place, key in enumerate(package.types.ids)}
    rows = apart_or_together(package, rows[rows["component"] == component(package, selection)], selection)
    return rows.assign(_type=rows["company_types"].map(order))


def _priced(rows: pd.DataFrame, package: Package, periods: pd.Series, selection: Selection) -> pd.DataFrame:
    factors = money.factors(package, periods, selection)
    amounts = [name for name in (*money.AMOUNTS, *money.OF_EMPLOYERS) if name in rows]
    return rows.assign(**{name: rows[name] * factors for name in amounts})


def _changes(package: Package, selection: Selection, rows: pd.DataFrame) -> str:
    """Return at which company types the last half-year is clearly above or below the first."""
    changes: dict[str, list[str]] = {"clearly up": [], "clearly down": [], "no clear change": []}
    for key, cell in rows.sort_values(["_type", "half_year"]).groupby("company_types", sort=False):
        if len(cell) < 2:
            continue
        first, last = cell.iloc[0], cell.iloc[-1]
        up, down = clearly_above(last, first), clearly_above(first, last)
        changes["clearly up" if up else "clearly down" if down else "no clear change"].append(str(key))
    if not any(changes.values()):
        return f"No company type has {words.roles(package, selection.role)} in two half-years or more"
    said = [f"{what} {words.at_company_types(package, JOINT.join(keys))}" for what, keys in changes.items() if keys]
    name = package.components.label_of(component(package, selection))
    return f"{words.capital(name)} of {words.roles(package, selection.role)} by half-year: {', '.join(said)}"


def _leaders(package: Package, selection: Selection, rows: pd.DataFrame) -> str:
    """Return in which bands of years a company type clearly pays most."""
    name, ahead = package.components.label_of(component(package, selection)), dict[str, list[str]]()
    for _start, band in rows.groupby("years_from"):
        leader = clear_leader(band) if len(band) > 1 else None
        if leader is not None:
            ahead.setdefault(leader["company_types"], []).append(years(band.iloc[0]))
    if rows["company_types"].nunique() < 2:
        return f"{words.capital(name)} by years of work, of everybody who reports"
    if not ahead:
        return f"{words.capital(name)} by years of work: {verdict.unclear(rows['company_types'].nunique())}"
    said = [f"{words.company_types(package, key)} highest at {_span(bands)}" for key, bands in ahead.items()]
    return f"{words.capital(name)} by years of work, of everybody who reports: {'; '.join(said)}"


def _span(bands: list[str]) -> str:
    return words.listed([band.removesuffix(" years") for band in bands]) + " years"
