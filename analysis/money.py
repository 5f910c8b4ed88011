"""Money: dollars of the day or of the newest month, and other currencies, as a visitor has chosen."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.bands import POINTS
from analysis.dataset import Tables
from analysis.selection import HOME_CURRENCY, Chosen

AMOUNTS = [*POINTS, "low", "high"]


def newest_month(tables: Tables) -> str:
    """Return the month of today's dollars: the newest of the consumer price index, as an ISO month."""
    periods = tables["cpi"]["period"]
    return periods[periods.str.contains("-")].max()


def per_usd(tables: Tables, chosen: Chosen) -> float:
    """Return how many units of the chosen currency a dollar is worth."""
    return 1.0 if chosen.currency == HOME_CURRENCY else float(_rate(tables, chosen.currency)["per_usd"])


def in_usd(tables: Tables, currency: str) -> float:
    """Return how many dollars a unit of a currency is worth."""
    return 1 / float(_rate(tables, currency)["per_usd"])


def carried(tables: Tables, period: str, chosen: Chosen) -> float:
    """Return the factor from a dollar of an ISO month or year to the chosen money.

    With today's dollars it is the newest month's price index over that of the period.
    """
    rate = per_usd(tables, chosen)
    if chosen.dollars != "today":
        return rate
    points = tables["cpi"].set_index("period")["index_points"]
    return rate * float(points[newest_month(tables)] / points[period])


def factors(tables: Tables, periods: pd.Series, chosen: Chosen) -> pd.Series:
    """Return `carried` of each period."""
    return periods.map({period: carried(tables, period, chosen) for period in periods.unique()})


def converted(rows: pd.DataFrame, tables: Tables, chosen: Chosen) -> pd.DataFrame:
    """Return rows whose percentiles and interval, in dollars, are in the chosen currency.

    One rate multiplies all amounts, so that percentiles and intervals stay exact.
    """
    rate = per_usd(tables, chosen)
    present = [name for name in AMOUNTS if name in rows]
    return rows if rate == 1 else rows.assign(**{name: rows[name] * rate for name in present})


def text(chosen: Chosen) -> words.Format:
    """Return how amounts in the chosen currency are written."""
    return words.money(chosen.currency)


def said(tables: Tables, chosen: Chosen) -> str:
    """Return which money a chart is in: nominal dollars; dollars of Aug 2026; the rate and its date."""
    month = words.month(newest_month(tables)) if chosen.dollars == "today" else ""
    dollars = f"dollars of {month}, by consumer prices (CPI-U)" if month else "nominal dollars"
    if chosen.currency == HOME_CURRENCY:
        return dollars
    rate = _rate(tables, chosen.currency)
    day = f"{rate['date'].day} {words.date_month(rate['date'])}"
    return f"{dollars}, at {rate['per_usd']:.4g} {chosen.currency} a dollar (European Central Bank, {day})"


def _rate(tables: Tables, currency: str) -> pd.Series:
    return tables["exchange_rates"].set_index("currency").loc[currency]
