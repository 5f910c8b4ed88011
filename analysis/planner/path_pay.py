"""Pay along a path: the median of each rung, in today's dollars."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.bands import cells
from analysis.package.memory import kept
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE
from analysis.pay import real as real_pay
from analysis.planner.paths import Path
from analysis.planner.plan import Plan, horizon


@dataclass(frozen=True, eq=False)
class Pay:
    """Pay by rung, USD a year today, at one company type: median and its interval, NaN where nobody says.

    `stand_in` holds the roles for which the pay of all company types stands in.
    """

    p50: np.ndarray
    low: np.ndarray
    high: np.ndarray
    stand_in: tuple[str, ...]


@kept(most=256)
def by_rung(package: Package, country: str, component: str, company_type: str, path: Path) -> Pay:
    """Return the median pay of the role that a path holds on each rung, at one company type."""
    frame = real_pay.bands(package)
    frame = frame[frame["component"] == component]
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


def along(package: Package, plan: Plan, path: Path, column: str = "p50") -> np.ndarray:
    """Return pay by year from now and rung: an array of `horizon` + 1 rows."""
    pay = [
        by_rung(package, plan.country, plan.component, path.type_in(year), path) for year in range(horizon(package) + 1)
    ]
    return np.array([getattr(one, column) for one in pay])
