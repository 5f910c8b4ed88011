"""Who pays most: company types with a clear lead, and what bands of pay show, in words."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis import verdict, words
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.pay import money, pay_sources
from analysis.verdict import clear_leader


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


def in_words(package: Package, selection: Selection, rows: pd.DataFrame) -> str:
    """Return what the bands show, in one sentence without its full stop; a difference only where it is clear."""
    if lacking := pay_sources.lacks(package, selection):
        return lacking
    name = package.components.label_of(selection.component)
    if rows.empty:
        return f"Too few people report {name} in {words.place(package, selection.country)} to show bands"
    found = leaders(rows)
    unclear = found.pop("", [])
    if not found and not unclear:
        return _span(package, rows, name, money.text(selection))
    if not found:
        return f"{_no_leader(_types(package, rows), name)} at any level"
    shown = rows.groupby("role_id").size()
    none = verdict.unclear(shown[unclear].max()) if unclear else ""
    rest = f"; elsewhere {none}" if unclear else ""
    among = int(shown[[role for roles in found.values() for role in roles]].min())
    people = {key: [package.ladder[role] for role in reversed(roles)] for key, roles in found.items()}
    full = {key: words.listed(role.plural for role in roles) for key, roles in people.items()}
    brief = {key: words.listed(role.short_plural for role in roles) for key, roles in people.items()}
    whose = ", ".join(f"{package.types[key].plural} for {people}" for key, people in brief.items())
    return words.fitting(
        _lead(package, full, name, among) + rest,
        _lead(package, brief, name, among) + rest,
        f"{words.capital(verdict.ahead(among))} median {name}: {whose}{rest}",
    )


def _lead(package: Package, whose: Mapping[str, str], name: str, among: int) -> str:
    """Return which company types pay the highest median, by type for whom; the least that one leads are `among`."""
    claims = (
        f"{package.types[key].plural} {'pay' if package.types[key].is_plural else 'pays'} the "
        f"{verdict.ahead(among)} median {name} for {people}"
        for key, people in whose.items()
    )
    return words.capital("; ".join(claims))


def _no_leader(types: list[str], name: str) -> str:
    """Say that no type is clearly ahead; with two of them that is no clear difference, with more it need not be."""
    if len(types) == 2:
        return f"No clear difference in {name} between {words.listed(types)}"
    return f"No one of {words.listed(types)} clearly pays the highest {name}"


def _types(package: Package, rows: pd.DataFrame) -> list[str]:
    return [kind.plural for kind in package.types if kind.company_type in set(rows["company_types"])]


def _span(package: Package, rows: pd.DataFrame, name: str, write: words.Format) -> str:
    """Say how the median runs from the lowest to the highest rung shown, where there is nothing to compare.

    One company type that is left is named: its medians are not those of all.
    """
    top, bottom = rows.iloc[0], rows.iloc[-1]
    types = rows["company_types"].unique()
    is_one = len(types) == 1 and types[0] in package.types.ids
    alone = f" {words.at_company_types(package, types[0])}" if is_one else ""
    if len(rows) == 1:
        return f"Half of {words.roles(package, top['role_id'])}{alone} have a {name} above {write(top['p50'])}"
    return (
        f"Median {name}{alone} runs from {write(bottom['p50'])} for {words.roles(package, bottom['role_id'])} "
        f"to {write(top['p50'])} for {words.roles(package, top['role_id'])}"
    )
