"""Compensation: what each rung pays, in parts and as a whole."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis import absent, sources, words
from analysis.bands import apart_or_together, by_role, cells, of_source
from analysis.finding import Finding, KeyFigure, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection
from analysis.package.selection import pooled as pooled_key
from analysis.package.tables import Package
from analysis.package.vocabulary import Role
from analysis.pay import leaders, money, pay_sources, real, standardised


@kept()
def opening(package: Package, selection: Selection) -> Finding:
    """Return the middle of pay by role, for whom, in one or two sentences, and the figures of up to four roles.

    `rows` are those of `pooled`. `notes` say what the amounts cannot tell, by source and money.
    """
    rows = pooled(package, selection)
    cannot = package.caveat_of(selection.source) if selection.source else ""
    notes = (cannot, sources.kept_share(package, selection.source), *_of_money(package, selection))
    told = _told(package, selection, rows.set_index("role_id"))
    figures = _figures(package, selection, rows.set_index("role_id"))
    return Finding(rows, told, figures, tuple(filter(None, notes)), sources_of(rows))


@kept()
def bands(package: Package, selection: Selection) -> Finding:
    """Return the pay of each role at each chosen company type, or at all of them together, and who pays most.

    A difference is claimed only where it is clear. Rows, highest role first: role_id, company_types, n, p10 to p90,
    low and high (a year, in the chosen money), source_id, period. At equal company mix they are those of
    `standardised.at_equal_mix`. `notes` name the cells that are absent, those of one employer above all and who was
    left out, or what to choose instead where the source lacks what is chosen.
    """
    if selection.mix == "equal":
        return standardised.at_equal_mix(package, selection)
    rows = by_role(apart_or_together(package, _pay(package, selection), selection), package)
    told = (
        absent.missing(package, rows, selection),
        absent.dominated(package, rows),
        absent.left_out(package, rows, selection),
    )
    notes = tuple(filter(None, told if len(rows) else (pay_sources.advice(package, selection),)))
    return Finding(rows, leaders.in_words(package, selection, rows), notes=notes, sources=sources_of(rows))


@kept()
def by_country(package: Package, selection: Selection) -> Finding:
    """Return the pay of the chosen role by country, at the chosen company types taken together, highest first."""
    frame = _pay(package, selection)
    rows = frame[(frame["company_types"] == pooled_key(package, selection)) & (frame["role_id"] == selection.role)]
    rows = rows.sort_values("p50", ascending=False).reset_index(drop=True)
    few = f"Countries with under {words.few(package)} people in the role are not shown."
    note = pay_sources.advice(package, selection) or few
    return Finding(rows, _between_countries(package, selection, rows), notes=(note,), sources=sources_of(rows))


@kept()
def pay_mix(package: Package, selection: Selection) -> Finding:
    """Return the mean shares of the parts of pay by role for the chosen types together, and that of equity.

    Rows, highest role first: role_id, component, n, share_mean (percent; the parts add up to 100), source_id, period.
    """
    equity = package.components.of_kind("equity")
    shares = of_source(package["pay_mix"], selection)
    rows = by_role(cells(shares, (pooled_key(package, selection),), selection.country), package)
    if lacking := pay_sources.lacks(package, selection, equity):
        name = package.components.name_of(equity)
        advice = f"{name} is part of the mix: choose another source under More."
        return Finding(rows, lacking, notes=(advice,), sources=sources_of(rows))
    note = "Only people who report the parts of their pay. Means of shares, not shares of medians."
    notes = tuple(filter(None, (note, absent.dominated(package, rows.drop_duplicates("role_id")))))
    return Finding(rows, _share_of(package, rows, equity), notes=notes, sources=sources_of(rows))


@kept()
def pooled(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the pay of each role at the chosen company types taken together, lowest role first."""
    if selection.mix == "equal":
        return standardised.rows(package, selection).iloc[::-1].reset_index(drop=True)
    return by_role(
        cells(_pay(package, selection), (pooled_key(package, selection),), selection.country), package, top_first=False
    )


def _told(package: Package, selection: Selection, rows: pd.DataFrame) -> str:
    """Return the middle of pay by rung, for whom, in one or two sentences; `rows` are indexed by role."""
    finding = bands(package, selection).sentence
    if rows.empty and (selection.mix == "equal" or pay_sources.lacks(package, selection)):
        return f"{finding}. {pay_sources.advice(package, selection)}".rstrip()
    if rows.empty:
        where = f"in {words.place(package, selection.country)} {words.at_company_types(package, selection)}"
        return f"Fewer than {words.few(package)} people in any role report pay {where}."
    name = package.components.label_of(selection.component)
    shown = [role for role in _ids(package.ladder.in_openings) if role in rows.index]
    shown = shown or [rows.index[0]]
    mix = "at equal company mix" if selection.mix == "equal" else words.at_company_types(package, selection)
    write, whose = money.text(selection), f"{mix} in {words.place(package, selection.country)}"
    parts = [f"**{write(rows.at[role, 'p50'])}** for {words.roles(package, role)}" for role in shown]
    when = words.period(rows["period"].iloc[0]) + _adjusted(package, selection)
    return f"Median {name} {whose} was {words.listed(parts)} ({when}). {finding}."


def _figures(package: Package, selection: Selection, rows: pd.DataFrame) -> tuple[KeyFigure, ...]:
    """Return the key figures of up to four roles; `rows` are indexed by role."""
    mix = "equal company mix" if selection.mix == "equal" else words.company_types(package, selection)
    whose = f"median {package.components.label_of(selection.component)}, {mix}{_adjusted(package, selection)}"
    shown = [role for role in _ids(package.ladder.in_figures) if role in rows.index]
    write = money.text(selection)
    return tuple(
        KeyFigure(words.role(package, role), write(rows.at[role, "p50"]), f"{whose}, n = {rows.at[role, 'n']:,}")
        for role in shown
    )


def _of_money(package: Package, selection: Selection) -> list[str]:
    """Return what the page's amounts cannot tell, by the money chosen; nothing where no money is known."""
    home = package.currencies.home
    if not home:
        return []
    coins = words.coins(home)
    if selection.dollars == "today":
        dollars = (
            f"Today's {coins} carry each report from its own month by consumer prices; pay itself may have moved on."
        )
    else:
        dollars = f"{words.capital(coins)} are those of the day: none is adjusted for inflation."
    rate = "One day's rate converts all amounts: it does not say what money buys elsewhere."
    return [dollars] if selection.currency == home else [dollars, rate]


def _pay(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the rows of the chosen source and component in the chosen money."""
    frame = of_source(pay_sources.table_of_pay(package, selection), selection)
    return frame[frame["component"] == selection.component]


def _adjusted(package: Package, selection: Selection) -> str:
    """Return what a figure's words add where source or dollars are not those at first; empty where they are."""
    dollars = f", in {real.in_money(package)}" if selection.dollars == "today" else ""
    first = selection.source == package.pay_sources.first
    source = "" if first else f", {package.pay_sources[selection.source].name}"
    return dollars + source


def _between_countries(package: Package, selection: Selection, rows: pd.DataFrame) -> str:
    """Return the medians at either end of the countries, or why there are none."""
    name, people = package.components.label_of(selection.component), words.roles(package, selection.role)
    if lacking := pay_sources.lacks(package, selection):
        return lacking
    if rows.empty:
        return f"Too few {people} report {name} {words.at_company_types(package, selection)} in any country"
    write, first, last = money.text(selection), rows.iloc[0], rows.iloc[-1]
    if len(rows) == 1:
        where = words.place(package, first["country"])
        return f"Only in {where} do {words.few(package)} or more {people} report {name}"
    return (
        f"Median {name} of {people}: {write(first['p50'])} in {words.place(package, first['country'])}, "
        f"{write(last['p50'])} in {words.place(package, last['country'])}"
    )


def _share_of(package: Package, rows: pd.DataFrame, equity: str) -> str:
    """Return the share of equity in pay at either end of the ladder."""
    if rows.empty:
        return "Too few people report the parts of their pay to show its mix"
    if equity not in set(rows["component"]):
        return "No part of pay in this data is a grant of shares"
    # As they are drawn: the parts of a role's pay add up to a hundred.
    rows = rows.assign(whole=rows.groupby("role_id", sort=False)["share_mean"].transform(words.hundred))
    shares, name = rows[rows["component"] == equity], package.components.name_of(equity)
    top, bottom = shares.iloc[0], shares.iloc[-1]
    low = f"{name} is {words.percent(bottom['whole'])} of the pay of {words.roles(package, bottom['role_id'])}"
    if len(shares) == 1:
        return f"{low}, on average"
    high = f"{words.percent(top['whole'])} of that of {words.roles(package, top['role_id'])}"
    return f"{low} and {high}, on average"


def _ids(roles: Iterable[Role]) -> list[str]:
    return [role.role_id for role in roles]
