"""Sources of pay: what each can tell, and the same role side by side in all of them."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis import words
from analysis.bands import bare, cells
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection, first_selection, pooled
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE, PaySource
from analysis.pay import money
from analysis.verdict import UNCLEAR, clearly_above

SALARY = "salary"
"""The kind of the one part of pay that every source tells."""

NEVER_POOLED = (
    "Sources are never pooled: they differ in period, in whom they ask and in how a role is told. "
    "What to beware of in each comes with the figures."
)
RULE_OF_THUMB, MEAN = "rule_of_thumb", "mean_base"


@kept()
def table_of_pay(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the pay of every source in the chosen money: `compensation` with p10 to p90, low and high."""
    frame = package["compensation_real" if selection.dollars == "today" else "compensation"]
    return money.converted(bare(frame, "amount"), package, selection)


def lacks(package: Package, selection: Selection, component: str | None = None) -> str:
    """Return what the chosen source cannot tell of the choice, without full stop; empty where it can.

    `component` is the part of pay that is asked for, the chosen one unless it is named.
    """
    component = selection.component if component is None else component
    if selection.source not in package.pay_sources:
        return ""
    source = package.pay_sources[selection.source]
    if component and component not in source.parts:
        return f"The source {_tells(package, source)}, not {package.components.label_of(component)}"
    if pooled(package, selection) != EVERY_TYPE and not source.tells_company_types:
        types = words.company_types(package, selection)
        return f"The source {source.name} does not tell company types, so {types} cannot be shown"
    return ""


def with_a_part_told(package: Package, selection: Selection) -> tuple[Selection, str]:
    """Return the choice with a part of pay that its source tells, and a sentence on what was switched; empty where not.

    Whoever goes back to a source that tells the part chosen is shown that one again.
    """
    if selection.source not in package.pay_sources:
        return selection, ""
    source = package.pay_sources[selection.source]
    if not source.parts or selection.component in source.parts:
        return selection, ""
    told, asked = (package.components.label_of(part) for part in (source.parts[0], selection.component))
    switched = f"{words.capital(told)} is shown instead of {asked}: {_tells(package, source)}."
    return replace(selection, component=source.parts[0]), switched


def _tells(package: Package, source: PaySource) -> str:
    return f"{source.name} tells {words.listed([package.components.label_of(part) for part in source.parts])} alone"


def advice(package: Package, selection: Selection) -> str:
    """Return what to choose instead where the source lacks what is chosen; empty where it does not."""
    if not lacks(package, selection):
        return ""
    parts = package.pay_sources[selection.source].parts
    if selection.component not in parts:
        known = words.listed([package.components.label_of(part) for part in parts], "or")
        return f"Choose {known} as the part of pay, or another source under More."
    return "Choose no company type, or another source under More."


@kept()
def describe(package: Package, selection: Selection) -> str:
    """Return which source is shown and why, or what to beware of, in one sentence."""
    if selection.source not in package.pay_sources:
        return "No source of pay is described in this data."
    source = package.pay_sources[selection.source]
    if selection.source == package.pay_sources.first:
        return (
            f"Shown: {source.name}, since it alone tells company types and every part of pay. "
            "Other sources are under More, and side by side below."
        )
    roles = f" Roles are read from the {source.role_from}."
    return f"Shown: {source.name}. {package.caveat_of(selection.source)}{roles}"


@kept()
def side_by_side(package: Package, selection: Selection) -> Finding:
    """Return base salary of the chosen role in each source, never pooled, and how far apart their medians are.

    Rows, in the order of the sources: source_id, name, period, n, counted, p10 to p90, low and high (missing where a
    source has none), form (observed, neighbour, mean, rule_of_thumb) and in_short, amounts in the chosen money.
    """
    order = package["pay_sources"].sort_values("position")
    rows = cells(table_of_pay(package, selection), (EVERY_TYPE,), selection.country)
    rows = rows[(rows["role_id"] == selection.role) & (rows["component"] == package.components.of_kind(SALARY))].merge(
        order[["source_id", "position", "name", "counted", "in_short"]], on="source_id"
    )
    rows = rows.sort_values("position").assign(form="observed")
    parts = [rows, _neighbour(package, selection), _published(package, selection)]
    columns = ["source_id", "name", "period", "n", "counted", *money.AMOUNTS, "form", "in_short"]
    every = pd.concat([part for part in parts if len(part)] or [rows], ignore_index=True).reindex(columns=columns)
    return Finding(every, _apart(package, selection, every), notes=(NEVER_POOLED,), sources=sources_of(every))


def _apart(package: Package, selection: Selection, rows: pd.DataFrame) -> str:
    """Return how far apart the sources' medians are, in one sentence without full stop."""
    rows, people = rows[rows["form"] == "observed"], words.roles(package, selection.role)
    where, write = words.place(package, selection.country), money.text(selection)
    salary = package.components.label_of(package.components.of_kind(SALARY))
    if rows.empty:
        return f"Too few {people} in {where} report {salary} in any source"
    if len(rows) == 1:
        only = rows.iloc[0]
        return f"Of {people} in {where}, {only['name']} alone has enough: a median {salary} of {write(only['p50'])}"
    low, high = rows.loc[rows["p50"].idxmin()], rows.loc[rows["p50"].idxmax()]
    apart = "" if clearly_above(high, low) else f", {UNCLEAR}"
    said = f"Median {salary} of {people}: {write(low['p50'])} by {low['name']}, {write(high['p50'])} by {high['name']}"
    return words.fitting(f"{said}{apart}; the periods differ", f"{said}{apart}")


def salary_name(package: Package) -> str:
    """Return the label of the part of pay that every source tells."""
    return package.components.name_of(package.components.of_kind(SALARY))


def _neighbour(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the wages of the neighbour occupation, whatever the role, where the country is that of its source."""
    known, wages = package["pay_sources"], package["wages"]
    wages = bare(wages[(wages["kind"] == "nation") & (wages["name"] == selection.country)], "amount")
    rows = wages.merge(known[["source_id", "name", "counted", "in_short"]], on="source_id", suffixes=("_place", ""))
    return _priced(rows.assign(n=rows["employment"], form="neighbour"), package, selection)


def _published(package: Package, selection: Selection) -> pd.DataFrame:
    """Return published means and rules of thumb on base salary of the role; those without a place are of home."""
    frame = package["published_pay"]
    about_role = frame["role_ids"].map(lambda roles: selection.role in roles.split(";")).astype(bool)
    at_home = selection.country == first_selection(package).country
    here = (frame["place"] == selection.country) | ((frame["place"] == "") & at_home)
    rows = frame[about_role & here & frame["statistic"].isin([MEAN, RULE_OF_THUMB]) & (frame["topic"] == "pay")]
    if rows.empty:
        return rows
    rule = rows["statistic"] == RULE_OF_THUMB
    rates = rows["unit"].map(lambda unit: money.at_home(package, unit))
    low, high = rows["value_low"] * rates, rows["value_high"] * rates
    ranged = {"p10": low, "p25": low, "p75": high, "p90": high}
    rows = rows.assign(
        **{name: end.where(rule) for name, end in ranged.items()},
        p50=low.mask(rule),
        form=rows["statistic"].map({MEAN: "mean", RULE_OF_THUMB: "rule_of_thumb"}),
        name=rows["source_id"].map(lambda source: package.publisher_of(source)),
        in_short=rows.apply(_in_short, axis=1),
    )
    return _priced(rows, package, selection)


def _in_short(row: pd.Series) -> str:
    what = "rule of thumb" if row["statistic"] == RULE_OF_THUMB else f"mean of {row['population']}"
    return f"{what}, evidence grade {row['quality']}"


def _priced(rows: pd.DataFrame, package: Package, selection: Selection) -> pd.DataFrame:
    """Carry amounts in dollars of each row's own period to the chosen money."""
    factors = money.factors(package, rows["period"], selection)
    return rows.assign(**{name: rows[name] * factors for name in money.AMOUNTS if name in rows})
