"""What rows of percentiles do not tell: the cells that have too few people, and those of one employer above all."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis import words
from analysis.bands import missing_cells
from analysis.package.selection import Selection, apart
from analysis.package.tables import Package


def sentence(names: Sequence[str], because: str) -> str:
    """Return the sentence that names cells which are not drawn; empty where none is missing."""
    return f"{words.capital(because)}: {words.listed(list(names))}." if names else ""


def counted(package: Package, rows: pd.DataFrame) -> str:
    """Return what `n` counts in rows of one source: people, or what a source of pay counts instead."""
    source_id = rows["source_id"].iloc[0] if len(rows) else ""
    return package.pay_sources[source_id].counted if source_id in package.pay_sources else "people"


def too_few(package: Package, counted_as: str = "people") -> str:
    """Return why a cell is not shown: under ten people, so not shown."""
    return f"under {words.few(package)} {counted_as}, so not shown"


def missing(package: Package, rows: pd.DataFrame, selection: Selection) -> str:
    """Name the cells of role and company type that are not drawn, and why."""
    names = []
    for key, roles in missing_cells(rows, package, selection).items():
        people = words.listed([words.roles(package, role) for role in roles])
        names.append(f"{people} {words.at_company_types(package, key)}" if key else people)
    together = ""
    if len(rows) and not rows["company_types"].isin(apart(package, selection)).any():
        together = _why_together(package, rows["source_id"].iloc[0])
    return together + sentence(names, too_few(package, counted(package, rows)))


def dominated(package: Package, rows: pd.DataFrame) -> str:
    """Name the cells of role and company type in which one employer has over half of the people; empty for none."""
    if "share_largest" not in rows:
        return ""
    large = rows[rows["share_largest"] > package.rules["dominant_percent"]]
    named = [
        f"{words.roles(package, row.role_id)} {words.at_company_types(package, row.company_types)} "
        f"({words.percent(row.share_largest)})"
        for row in large.itertuples()
    ]
    return f"One employer has over half of the {words.listed(named)}." if named else ""


def missing_types(package: Package, rows: pd.DataFrame, selection: Selection, people: str) -> str:
    """Name the chosen company types that have no row for one role."""
    names = [package.types[key].plural for key in apart(package, selection) if key not in set(rows["company_types"])]
    return sentence([f"{people} at {words.listed(names)}"] if names else [], too_few(package))


def _why_together(package: Package, source_id: str) -> str:
    """Return why company types are one series: their source does not tell them, or each has too few people."""
    if source_id in package.pay_sources and not package.pay_sources[source_id].tells_company_types:
        return f"The source {package.pay_sources[source_id].name} does not tell company types. "
    return f"No company type alone has {words.few(package)} people in a role, so they are shown together. "
