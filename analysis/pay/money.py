"""Money: that of the day or of the newest month's prices, and other currencies, as a visitor has chosen."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.bands import OVER_PEOPLE, POINTS, REST
from analysis.package.memory import kept
from analysis.package.selection import Selection
from analysis.package.tables import Package

AMOUNTS = [*POINTS, "low", "high"]
OF_EMPLOYERS = [*OVER_PEOPLE, *REST]
"""What a cell of pay may have beside its percentiles and its interval."""


@kept()
def newest_month(package: Package) -> str:
    """Return the month of today's money: the newest of the consumer price index, as an ISO month; empty for none."""
    periods = package["cpi"]["period"]
    return max(periods[periods.str.contains("-")], default="")


def rate(package: Package, selection: Selection) -> float:
    """Return how many units of the chosen currency a unit of the home currency is worth."""
    return package.currencies.factor(package.currencies.home, selection.currency)


def at_home(package: Package, currency: str) -> float:
    """Return how many units of the home currency a unit of a currency is worth."""
    return package.currencies.factor(currency, package.currencies.home)


def carried(package: Package, period: str, selection: Selection) -> float:
    """Return the factor from a unit of the home currency of an ISO month, year or interval to the chosen money.

    In today's money it is the newest month's price index over that of the period, for an interval the mean of its
    months.
    """
    month = newest_month(package)
    if selection.dollars != "today" or not month:
        return rate(package, selection)
    points = package["cpi"].set_index("period")["index_points"]
    first, joint, last = period.partition("/")
    months = points[points.index.str.contains("-") & (points.index >= first) & (points.index <= last)]
    return rate(package, selection) * float(points[month] / (months.mean() if joint else points[period]))


def factors(package: Package, periods: pd.Series, selection: Selection) -> pd.Series:
    """Return `carried` of each period."""
    return periods.map({period: carried(package, period, selection) for period in periods.unique()}).astype(float)


def converted(rows: pd.DataFrame, package: Package, selection: Selection) -> pd.DataFrame:
    """Return rows whose percentiles and interval, in the home currency, are in the chosen one.

    One rate multiplies all amounts, so that percentiles and intervals stay exact.
    """
    return times(rows, rate(package, selection))


def times(rows: pd.DataFrame, factor: float) -> pd.DataFrame:
    """Return rows whose percentiles and interval are multiplied by a factor."""
    present = [name for name in (*AMOUNTS, *OF_EMPLOYERS) if name in rows]
    return rows if factor == 1 else rows.assign(**{name: rows[name] * factor for name in present})


def text(selection: Selection) -> words.Format:
    """Return how amounts in the chosen currency are written."""
    return words.money(selection.currency)


def describe(package: Package, selection: Selection) -> str:
    """Return which money a chart is in: nominal dollars; dollars of Aug 2026; the rate and its date."""
    home, month = package.currencies.home, newest_month(package)
    coins = words.coins(home)
    if selection.dollars == "today" and month:
        money = f"{coins} of {words.month(month)}, by consumer prices{prices_in_brackets(package)}"
    else:
        money = f"nominal {coins}"
    if selection.currency == home:
        return money
    one = package.currencies[selection.currency]
    publisher, day = package.publisher_of(one.source_id), f"{one.date.day} {words.date_month(one.date)}"
    return f"{money}, at {rate(package, selection):.4g} {one.code} a {words.coins(home, 1)} ({publisher}, {day})"


def a_year(selection: Selection) -> str:
    """Return in which money a year's pay is: in USD a year; a year where no currency is known."""
    return f"in {selection.currency} a year" if selection.currency else "a year"


def prices_in_brackets(package: Package) -> str:
    """Return the short name of the index of prices in brackets, after a space; empty where it has none."""
    short = next(filter(None, map(package.short_title_of, package["cpi"]["source_id"].unique())), "")
    return f" ({short})" if short else ""
