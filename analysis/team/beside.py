"""The market's bands that stand in grey beside a visitor's own, where the visitor has asked for them."""

from __future__ import annotations

import pandas as pd

from analysis.own.own import BESIDE
from analysis.package.selection import Selection
from analysis.package.tables import Package

PAY, YEARS = "market", "market_years"
"""Tables of the market: of pay a year and of years of work."""


def rows(package: Package, selection: Selection, own: pd.DataFrame, table: str) -> pd.DataFrame:
    """Return the market's rows of the cells that `own` draws, in its order; none where the visitor does not want them.

    `own` has role_id and company_types, of the chosen country, and of the chosen part of pay where `table` is `PAY`.
    """
    market = package.get(table, pd.DataFrame())
    if not package.descriptor.get(BESIDE) or market.empty or own.empty:
        return market.iloc[:0]
    market = market[market["country"] == selection.country]
    if table == PAY:
        market = market[market["component"] == selection.component]
    return own[["role_id", "company_types"]].merge(market, on=["role_id", "company_types"])
