"""Pay in today's money, for the pages that hold a plan or an offer against it: of one source, each by its month."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.bands import bare, of_source
from analysis.package.memory import kept
from analysis.package.selection import first_selection
from analysis.package.tables import Package
from analysis.pay import money


def in_money(package: Package) -> str:
    """Return which money pay is held against: dollars of Aug 2026; dollars where no month of prices is known."""
    coins, month = words.coins(package.currencies.home), money.newest_month(package)
    return f"{coins} of {words.month(month)}" if month else coins


@kept(most=4)
def bands(package: Package) -> pd.DataFrame:
    """Return pay by the source that tells company types, in today's money: p10 to p90, low and high by cell."""
    return bare(of_source(package["compensation_real"], first_selection(package)), "amount")
