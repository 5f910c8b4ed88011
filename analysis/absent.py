"""What rows of percentiles do not tell: cells of too few people, of one employer above all, and who was left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from analysis import words
from analysis.bands import missing_cells
from analysis.package.selection import Selection, apart
from analysis.package.tables import Package
from analysis.package.vocabulary import JOINT


def sentence(names: Sequence[str], because: str) -> str:
    """Return the sentence that names cells which are not drawn; empty where none is missing.

    Names that list something themselves are set apart by semicolons.
    """
    lists = any(" and " in name or ", " in name for name in names)
    return f"{words.capital(because)}: {'; '.join(names) if lists else words.listed(names)}." if names else ""


def counted(package: Package, rows: pd.DataFrame) -> str:
    """Return what `n` counts in rows of one source: people, or what a source of pay counts instead."""
    source_id = rows["source_id"].iloc[0] if len(rows) else ""
    return package.pay_sources[source_id].counted if source_id in package.pay_sources else "people"


def too_few(package: Package, counted_as: str = "people") -> str:
    """Return why a cell is not shown: not shown (fewer than ten people)."""
    return f"not shown (fewer than {words.few(package)} {counted_as})"


def missing(package: Package, rows: pd.DataFrame, selection: Selection) -> str:
    """Name the cells of role and company type that are not drawn, and why."""
    where: dict[str, list[str]] = {}
    for key, roles in missing_cells(rows, package, selection).items():
        where.setdefault(words.listed([words.roles(package, role) for role in roles]), []).append(key)
    names = [
        f"{people} {words.at_company_types(package, JOINT.join(keys))}" if keys != [""] else people
        for people, keys in where.items()
    ]
    together = ""
    if len(rows) and not rows["company_types"].isin(apart(package, selection)).any():
        together = _why_together(package, rows["source_id"].iloc[0])
    return together + sentence(names, too_few(package, counted(package, rows)))


def dominated(package: Package, rows: pd.DataFrame) -> str:
    """Name the cells of role and company type in which one employer has over half of the people; empty for none."""

    def whose(row: Any) -> str:
        return f"{words.roles(package, row.role_id)} {words.at_company_types(package, row.company_types)}"

    return over_half(package, rows, "One employer has over half of the", whose)


def over_half(package: Package, rows: pd.DataFrame, lead: str, name: Callable[[Any], str]) -> str:
    """Name after `lead` the rows whose largest employer has over half of the people; empty for none, or not told.

    `name` says in words what a row (as `itertuples` gives it) is of.
    """
    if "share_largest" not in rows:
        return ""
    large = rows[rows["share_largest"] > package.rules["dominant_percent"]]
    named = [f"{name(row)} ({words.percent(row.share_largest)})" for row in large.itertuples()]
    together = "; ".join(named) if any(", " in one for one in named) else words.listed(named)
    return f"{lead} {together}." if named else ""


def paid_less(rows: pd.DataFrame) -> list[str]:
    """Return the company types of rows of `kept_share` whose people without a level clearly earn less than the others.

    Their median's interval lies below that of the others.
    """
    below = rows["amount_left_out_p50_high"] < rows["amount_kept_p50_low"]
    return rows.loc[below.fillna(value=False), "company_types"].tolist()


def left_out(package: Package, rows: pd.DataFrame, selection: Selection) -> str:
    """Return which share of the reports of each company type in `rows` has a level that no rule maps; empty for none.

    It is said of which types those left out clearly earn less (`paid_less`).
    `rows` has company_types and source_id; a source that nobody counted, or a country, is passed over.
    """
    counted_rows = package["kept_share"]
    counted_rows = counted_rows[
        (counted_rows["country"] == selection.country) & counted_rows["source_id"].isin(set(rows["source_id"]))
    ]
    known = counted_rows.set_index("company_types")
    keys = [key for key in package.types.pools() if key in known.index and key in set(rows["company_types"])]
    shares = 100 * known["left_out_level"] / known["n"]
    told = [(words.percent(shares[key]), key) for key in keys if round(shares[key])]
    if not told:
        return ""
    told_shares = f"Reports left out since no rule maps their level: {words.values_by_type(package, told)}"
    less_paid = set(paid_less(counted_rows))
    lower = [key for _share, key in told if key in less_paid]
    less = "" if not lower else "; they earn clearly less"
    where = f" {words.at_company_types(package, JOINT.join(lower))}" if less and len(told) > 1 else ""
    return f"{told_shares}{less}{where}."


def missing_types(package: Package, rows: pd.DataFrame, selection: Selection, people: str) -> str:
    """Name the chosen company types that have no row for one role."""
    names = [package.types[key].plural for key in apart(package, selection) if key not in set(rows["company_types"])]
    return sentence([f"{people} at {words.listed(names)}"] if names else [], too_few(package))


def _why_together(package: Package, source_id: str) -> str:
    """Return why company types are one series: their source does not tell them, or each has too few people.

    Nothing where there is one type alone.
    """
    if len(package.types.ids) == 1:
        return ""
    if source_id in package.pay_sources and not package.pay_sources[source_id].tells_company_types:
        return f"The source {package.pay_sources[source_id].name} does not tell company types. "
    return f"No company type alone has {words.few(package)} people in a role, so they are shown together. "
