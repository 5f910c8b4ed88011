"""Compensation: what each rung pays, in parts and as a whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from analysis import words
from analysis.bands import apart_or_together, by_role, cells, clear_leader, of_source
from analysis.package.memory import kept
from analysis.package.selection import Selection
from analysis.package.selection import pooled as pooled_key
from analysis.package.tables import Package
from analysis.package.vocabulary import Role
from analysis.pay import money, pay_sources, real, standardised

NO_CLAIM = "No claim on the salary of a role in this data"


@kept()
def bands(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the pay of each role at each chosen company type, or at all of them together, highest role first.

    Columns: role_id, company_types, n, p10 to p90, low and high (a year, in the chosen money), source_id, period.
    """
    return by_role(apart_or_together(package, _pay(package, selection), selection), package)


@kept()
def pooled(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the pay of each role at the chosen company types taken together, lowest role first."""
    if selection.mix == "equal":
        return standardised.rows(package, selection).iloc[::-1].reset_index(drop=True)
    return by_role(
        cells(_pay(package, selection), (pooled_key(package, selection),), selection.country), package, top_first=False
    )


@kept()
def by_country(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the pay of the chosen role by country, at the chosen company types taken together, highest first."""
    frame = _pay(package, selection)
    rows = frame[(frame["company_types"] == pooled_key(package, selection)) & (frame["role_id"] == selection.role)]
    return rows.sort_values("p50", ascending=False).reset_index(drop=True)


@kept()
def pay_mix(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the mean shares of base, bonus and equity by role for the chosen types together, highest role first.

    Columns: role_id, component, n, share_mean (percent; the three add up to 100), source_id, period.
    """
    return by_role(
        cells(of_source(package["pay_mix"], selection), (pooled_key(package, selection),), selection.country), package
    )


def leaders(rows: pd.DataFrame) -> dict[str, list[str]]:
    """Return, by company type, the roles in which it clearly pays most; "" holds roles with no clear leader.

    Only roles with two or more company types count.
    """
    found: dict[str, list[str]] = {}
    for role_id, cell in rows.groupby("role_id", sort=False):
        if len(cell) > 1:
            leader = clear_leader(cell)
            found.setdefault("" if leader is None else leader["company_types"], []).append(role_id)
    return found


@kept()
def finding(package: Package, selection: Selection) -> str:
    """Return what the bands show, in one sentence without its full stop; a difference only where it is clear."""
    if selection.mix == "equal":
        return standardised.finding(package, selection)
    if lacking := pay_sources.lacks(package, selection, selection.component):
        return lacking
    rows, name = bands(package, selection), package.components.label_of(selection.component)
    if rows.empty:
        return f"Too few people report {name} in {words.place(package, selection.country)} to show bands"
    found = leaders(rows)
    unclear = found.pop("", [])
    if not found and not unclear:
        return _span(package, rows, name, money.text(selection))
    claims = [
        f"{package.types[key].plural} {'pay' if package.types[key].is_plural else 'pays'} the highest median "
        f"{name} for {words.listed([words.roles(package, role) for role in reversed(roles)])}"
        for key, roles in found.items()
    ]
    if not claims:
        return f"{_no_leader(_types(package, rows), name)} at any rung"
    rest = "; elsewhere none is clearly highest" if unclear else ""
    return words.capital("; ".join(claims)) + rest


@kept()
def answer(package: Package, selection: Selection) -> str:
    """Return the page's opening: the middle of pay by rung, for whom, in one or two sentences."""
    rows = pooled(package, selection).set_index("role_id")
    if rows.empty and (selection.mix == "equal" or pay_sources.lacks(package, selection, selection.component)):
        return f"{finding(package, selection)}. {pay_sources.advice(package, selection, selection.component)}".rstrip()
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
    return f"Median {name} {whose} was {words.listed(parts)} ({when}). {finding(package, selection)}."


@kept()
def headline(package: Package, selection: Selection) -> list[tuple[str, str, str]]:
    """Return the key figures: label, value and whose it is, for up to four roles."""
    rows = pooled(package, selection).set_index("role_id")
    mix = "equal company mix" if selection.mix == "equal" else words.company_types(package, selection)
    whose = f"median {package.components.label_of(selection.component)}, {mix}{_adjusted(package, selection)}"
    shown = [role for role in _ids(package.ladder.in_figures) if role in rows.index]
    return [
        (words.role(package, role), money.text(selection)(rows.at[role, "p50"]), f"{whose}, n = {rows.at[role, 'n']:,}")
        for role in shown
    ]


@kept()
def director_claim(package: Package, selection: Selection) -> pd.Series | None:
    """Return the first claim of a range of a role's base pay (a row of `claims`), in the chosen money; None for none.

    In today's money it is carried from `priced_in`, the year that it is of, else that of its source.
    """
    rows, home = package["claims"], package.currencies.home
    told = rows[["value_low", "value_high"]].notna().all(axis=1) & (rows["role_id"] != "") & (rows["unit"] == home)
    rows = rows[told & (rows["topic"] == "compensation")]
    if rows.empty:
        return None
    claim, ends = rows.iloc[0].copy(), ["value_low", "value_high"]
    claim["priced_in"] = (claim["stated_for"] or package.date_of(claim["source_id"]))[:4]
    claim[ends] = claim[ends] * money.carried(package, claim["priced_in"], selection)
    return claim


@kept()
def director_base(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the base pay that people in the claim's role report at each chosen company type."""
    claim, salary = director_claim(package, selection), package.components.of_kind(pay_sources.SALARY)
    rows = bands(package, replace(selection, component=salary, mix="reported"))
    return rows[rows["role_id"] == ("" if claim is None else claim["role_id"])].reset_index(drop=True)


@kept()
def director_finding(package: Package, selection: Selection) -> str:
    """Return how the middle half of a role's base pay stands to the claimed range, in one sentence."""
    claim, rows, write = director_claim(package, selection), director_base(package, selection), money.text(selection)
    if claim is None:
        return NO_CLAIM
    low, high = write(claim["value_low"]), write(claim["value_high"])
    if lacking := pay_sources.lacks(package, selection, package.components.of_kind(pay_sources.SALARY)):
        return lacking
    role = package.ladder[claim["role_id"]]
    people, one = role.short_plural, role.short_in_sentence
    if rows.empty:
        return f"Too few {people} report base pay to hold the claim of {low} to {high} against it"
    above = [
        words.company_types(package, row.company_types) for row in rows.itertuples() if row.low > claim["value_high"]
    ]
    if above:
        return (
            f"An article has {people} start at {low} to {high} base; "
            f"the median {one} at {words.listed(above)} reports more than that"
        )
    return f"The median base pay of {people} is not clearly above the {low} to {high} that an article states"


def caveats(package: Package, selection: Selection) -> list[str]:
    """Return what the page's amounts cannot tell, by the money chosen."""
    home = package.currencies.home
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


def _ids(roles: Iterable[Role]) -> list[str]:
    return [role.role_id for role in roles]


def _no_leader(types: list[str], name: str) -> str:
    """Say that no type is clearly ahead; with two of them that is no clear difference, with more it need not be."""
    if len(types) == 2:
        return f"No clear difference in {name} between {words.listed(types)}"
    return f"No one of {words.listed(types)} clearly pays the highest {name}"


def _types(package: Package, rows: pd.DataFrame) -> list[str]:
    return [kind.plural for kind in package.types if kind.company_type in set(rows["company_types"])]


def _span(package: Package, rows: pd.DataFrame, name: str, write: words.Format) -> str:
    """Say how the median runs from the lowest to the highest rung shown, where there is nothing to compare."""
    top, bottom = rows.iloc[0], rows.iloc[-1]
    if len(rows) == 1:
        return f"Half of {words.roles(package, top['role_id'])} have a {name} above {write(top['p50'])}"
    return (
        f"Median {name} runs from {write(bottom['p50'])} for {words.roles(package, bottom['role_id'])} "
        f"to {write(top['p50'])} for {words.roles(package, top['role_id'])}"
    )
