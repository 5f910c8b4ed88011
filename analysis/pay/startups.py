"""Pay at startups, where few report: roles pooled, and what others published on pay and equity."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd

from analysis import words
from analysis.bands import bare, by_role, cells, of_source
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.pay import money, pay_sources

PRIVATE = "private"
"""The ownership of the companies that this is about."""

MIXED = "Pooled roles mix ranks: read them as the middle of all who report. People of single roles are among them."
GRADED = "Claims of investors and guides without a sample, graded by us from A to C."


def companies(package: Package) -> str:
    """Return the private companies in a sentence: startups."""
    key = package.types.key_of(PRIVATE)
    return words.company_types(package, key) if key else "private companies"


def one_company(package: Package) -> str:
    """Return one of the private companies in a sentence: a startup."""
    names = [kind.singular for kind in package.types if kind.is_private]
    return words.listed(names, "or") or "a private company"


@kept()
def pay(package: Package, selection: Selection) -> Finding:
    """Return what is known of pay at startups: pooled groups of roles, roles with ten people, published means.

    Rows: name, form (pooled, role, mean), n, p10 to p90, low, high in the chosen money, note, source_id, period. The
    source is the one that tells company types, whatever source is chosen.
    """
    parts = [_pooled(package, selection), _roles(package, selection), _published(package, selection)]
    columns = ["name", "form", "n", *money.AMOUNTS, "note", "source_id", "period"]
    rows = pd.concat([part.reindex(columns=columns) for part in parts if len(part)] or [parts[0]], ignore_index=True)
    pooled, name = rows[rows["form"] == "pooled"], package.components.label_of(selection.component)
    if pooled.empty:
        where = words.place(package, selection.country)
        lacking = f"Too few people at {companies(package)} in {where} report {name}, even with roles pooled"
        return Finding(rows, lacking, notes=("The rules of thumb on equity below hold for no country in particular.",))
    medians = [
        f"{money.text(selection)(row.p50)} for {row.name[0].lower() + row.name[1:].removesuffix(', pooled')}"
        for row in pooled.itertuples(index=False)
    ]
    sentence = f"Median {name} at {companies(package)}: {words.listed(medians)}"
    return Finding(rows, sentence, notes=(MIXED,), sources=sources_of(rows))


@kept()
def equity(package: Package, selection: Selection) -> Finding:
    """Return rules of thumb on equity at startups, percent of the shares, and their span by rank.

    Rows of `published_pay`, the highest share first, all of the basis that most of them have: shares of unlike basis
    cannot be compared, and `notes` name those left out. The choice does not matter.
    """
    every = package["published_pay"].query("topic == 'equity'")
    every = every.sort_values(["value_high", "value_low"], ascending=False)
    alike = every["basis"].isin(every["basis"].mode().head(1))
    rows = every[alike].reset_index(drop=True)
    left_out = [
        f"Not drawn, of another basis ({row.basis}): {row.population}, {share(row.value_low, row.value_high)}."
        for row in every[~alike].itertuples()
    ]
    return Finding(rows, _spans(package, rows), notes=(GRADED, *left_out), sources=sources_of(rows))


def _spans(package: Package, rows: pd.DataFrame) -> str:
    """Return the span of the rules of thumb by rank, in one sentence without full stop."""
    rows = rows[rows["role_ids"] != ""]
    if rows.empty:
        return f"Too few figures on equity at {companies(package)} are published"
    parts = [
        f"{who.partition(',')[0]} {share(cell['value_low'].min(), cell['value_high'].max())}"
        for who, cell in rows.groupby("population", sort=False)
    ]
    return f"Rules of thumb for new hires: {', '.join(parts)} of {one_company(package)}"


def share(low: float, high: float) -> str:
    """Return a range of shares in percent: 0.4 to 1.25%; 1.5% where both ends are the same."""
    first, last = words.number(low, 2), words.number(high, 2)
    return f"{last}%" if first == last else f"{first} to {last}%"


def _pooled(package: Package, selection: Selection) -> pd.DataFrame:
    month = money.newest_month(package) if selection.dollars == "today" else ""
    frame = bare(package["startup_pay"], "amount")
    wanted = (frame["component"] == selection.component) & (frame["country"] == selection.country)
    rows = frame[wanted & (frame["price_month"] == month)]
    return money.converted(rows, package, selection).assign(
        name=[f"{package.group_of('startup_pay', group)}, pooled" for group in rows["role_group"]],
        form="pooled",
        note="roles pooled",
    )


def _roles(package: Package, selection: Selection) -> pd.DataFrame:
    frame = of_source(
        pay_sources.table_of_pay(package, selection), replace(selection, source=package.pay_sources.first)
    )
    rows = by_role(
        cells(frame[frame["component"] == selection.component], (package.types.key_of(PRIVATE),), selection.country),
        package,
    )
    return rows.assign(name=rows["role_id"].map(lambda role: words.role(package, role)), form="role", note="role alone")


def _published(package: Package, selection: Selection) -> pd.DataFrame:
    """Return published means of base salary in the country of populations that name a kind of private company."""
    frame = package["published_pay"]
    named = "|".join(re.escape(kind.plural) for kind in package.types if kind.is_private)
    if not named or selection.component != package.components.of_kind(pay_sources.SALARY):
        return frame.iloc[:0]
    means = (frame["statistic"] == "mean_base") & (frame["place"] == selection.country)
    rows = frame[means & frame["population"].str.contains(named)]
    units = rows["unit"].map(lambda unit: money.at_home(package, unit)).astype(float)
    factors = money.factors(package, rows["period"], selection) * units
    return rows.assign(
        name=[f"{package.publisher_of(row.source_id)}: {row.population}" for row in rows.itertuples()],
        form="mean",
        p50=rows["value_low"] * factors,
        note="mean, evidence grade " + rows["quality"],
    )
