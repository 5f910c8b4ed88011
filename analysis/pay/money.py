"""Money: dollars of the day or of the newest month, and other currencies, as a visitor has chosen."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.bands import OVER_PEOPLE, POINTS, REST
from analysis.package.selection import HOME_CURRENCY, Selection
from analysis.package.tables import Package

AMOUNTS = [*POINTS, "low", "high"]
OF_EMPLOYERS = [*OVER_PEOPLE, *REST]
"""What a cell of pay may have beside its percentiles and its interval."""


def newest_month(package: Package) -> str:
    """Return the month of today's dollars: the newest of the consumer price index, as an ISO month."""
    periods = package["cpi"]["period"]
    return periods[periods.str.contains("-")].max()


def per_usd(package: Package, selection: Selection) -> float:
    """Return how many units of the chosen currency a dollar is worth."""
    return 1.0 if selection.currency == HOME_CURRENCY else float(_rate(package, selection.currency)["rate"])


def in_usd(package: Package, currency: str) -> float:
    """Return how many dollars a unit of a currency is worth."""
    return 1 / float(_rate(package, currency)["rate"])


def carried(package: Package, period: str, selection: Selection) -> float:
    """Return the factor from a dollar of an ISO month or year to the chosen money.

    With today's dollars it is the newest month's price index over that of the period.
    """
    rate = per_usd(package, selection)
    if selection.dollars != "today":
        return rate
    points = package["cpi"].set_index("period")["index_points"]
    return rate * float(points[newest_month(package)] / points[period])


def factors(package: Package, periods: pd.Series, selection: Selection) -> pd.Series:
    """Return `carried` of each period."""
    return periods.map({period: carried(package, period, selection) for period in periods.unique()}).astype(float)


def converted(rows: pd.DataFrame, package: Package, selection: Selection) -> pd.DataFrame:
    """Return rows whose percentiles and interval, in dollars, are in the chosen currency.

    One rate multiplies all amounts, so that percentiles and intervals stay exact.
    """
    rate = per_usd(package, selection)
    present = [name for name in (*AMOUNTS, *OF_EMPLOYERS) if name in rows]
    return rows if rate == 1 else rows.assign(**{name: rows[name] * rate for name in present})


def text(selection: Selection) -> words.Format:
    """Return how amounts in the chosen currency are written."""
    return words.money(selection.currency)


def said(package: Package, selection: Selection) -> str:
    """Return which money a chart is in: nominal dollars; dollars of Aug 2026; the rate and its date."""
    month = words.month(newest_month(package)) if selection.dollars == "today" else ""
    dollars = f"dollars of {month}, by consumer prices (CPI-U)" if month else "nominal dollars"
    if selection.currency == HOME_CURRENCY:
        return dollars
    rate = _rate(package, selection.currency)
    day = f"{rate['date'].day} {words.date_month(rate['date'])}"
    return f"{dollars}, at {rate['rate']:.4g} {selection.currency} a dollar (European Central Bank, {day})"


def _rate(package: Package, currency: str) -> pd.Series:
    return package["exchange_rates"].set_index("currency").loc[currency]
