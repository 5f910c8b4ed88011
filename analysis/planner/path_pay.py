"""Pay along a path: the median of each rung, in the plan's money."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from analysis.bands import cells, of_source
from analysis.package.memory import kept
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE
from analysis.pay import pay_sources
from analysis.planner.paths import Path
from analysis.planner.plan import Plan, chosen_money, horizon


@dataclass(frozen=True, eq=False)
class Pay:
    """Pay by rung, a year in the plan's money, at one company type: median and its interval, NaN where nobody says.

    `stand_in` holds the roles for which the pay of all company types stands in.
    """

    p50: np.ndarray
    low: np.ndarray
    high: np.ndarray
    stand_in: tuple[str, ...]


@kept(most=256)
def by_rung(package: Package, country: str, selection: Selection, company_type: str, path: Path) -> Pay:
    """Return the median pay of the role that a path holds on each rung, at one company type, as `selection`."""
    frame = of_source(pay_sources.table_of_pay(package, selection), selection)
    frame = frame[frame["component"] == selection.component]
    own = cells(frame, (company_type,), country).set_index("role_id")
    every = cells(frame, (EVERY_TYPE,), country).set_index("role_id")
    top = int(package["roles"]["rung"].max())
    amounts, stand_in = np.full((3, top + 1), np.nan), []
    for rung in range(1, top + 1):
        role = path.role_on(package, rung)
        rows = own if role in own.index else every
        if role in rows.index:
            amounts[:, rung] = rows.loc[role, ["p50", "low", "high"]].to_numpy(float)
        if role in every.index and role not in own.index:
            stand_in.append(role)
    middle, low, high = amounts
    return Pay(middle, low, high, tuple(dict.fromkeys(stand_in)))


def at_type(package: Package, plan: Plan, company_type: str, path: Path) -> Pay:
    """Return the pay of a path in the money, country and part of pay of a plan, at one company type."""
    selection = replace(chosen_money(package, plan), component=plan.component)
    return by_rung(package, plan.country, selection, company_type, path)


def along(package: Package, plan: Plan, path: Path, column: str = "p50") -> np.ndarray:
    """Return pay by year from now and rung: an array of `horizon` + 1 rows."""
    types = [path.type_in(year) for year in range(horizon(package) + 1)]
    pay = {one: getattr(at_type(package, plan, one, path), column) for one in dict.fromkeys(types)}
    return np.array([pay[one] for one in types])
