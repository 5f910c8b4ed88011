"""Pay in today's money, for the pages that hold a plan or an offer against it: of one source, each by its month."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.bands import bare, of_source
from analysis.package.memory import kept
from analysis.package.selection import first_selection
from analysis.package.tables import Package
from analysis.pay import money


def in_money(package: Package, currency: str = "") -> str:
    """Return which money pay is held against: dollars of Aug 2026; dollars where no month of prices is known.

    In another `currency` than the home one also at which rate.
    """
    home = package.currencies.home
    coins, month = words.coins(home), money.newest_month(package)
    said = f"{coins} of {words.month(month)}" if month else coins
    if currency in ("", home):
        return said
    factor = package.currencies.factor(home, currency)
    return f"{words.coins(currency)}, from {said} at {factor:.4g} {currency} a {words.coins(home, 1)}"


@kept(most=8)
def bands(package: Package, currency: str = "") -> pd.DataFrame:
    """Return pay by the source that tells company types, in today's money: p10 to p90, low and high by cell.

    In the home currency unless another one is named.
    """
    home = package.currencies.home
    rows = bare(of_source(package["compensation_real"], first_selection(package)), "amount")
    return money.times(rows, package.currencies.factor(home, currency or home)).assign(currency=currency or home)
