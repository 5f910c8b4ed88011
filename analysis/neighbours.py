"""Series around the package's own demand, each in its own unit: a sector, hiring threads, layoffs."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection
from analysis.package.tables import Package

NOTHING = "No series of this kind in this data"


@kept()
def sector(package: Package, selection: Selection) -> Finding:
    """Return the series of the sector, and where the first one stands and stood at its peak.

    Rows are those of `lines`. The choice does not matter.
    """
    return _against_peak(package, "sector")


@kept()
def threads(package: Package, selection: Selection) -> Finding:
    """Return the series of hiring threads, where the first one stands and stood at its peak, and the others told of.

    Rows are those of `lines`. The choice does not matter.
    """
    return _against_peak(package, "threads")


@kept()
def layoffs(package: Package, selection: Selection) -> Finding:
    """Return the series of layoffs, and what the first one adds up to in its last year and in the one before.

    Rows are those of `lines`. The choice does not matter.
    """
    rows = lines(package, "layoffs")
    if rows.empty:
        return Finding(rows, NOTHING)
    first = next(part for _series, part in rows.groupby("series_id", sort=False))
    months, end = first.set_index("date")["value"], first["date"].iloc[-1]
    cut, start = (end - pd.DateOffset(years=years) for years in (1, 2))
    last, before = months[months.index > cut], months[(months.index > start) & (months.index <= cut)]
    earlier = f", {before.sum():,.0f} in the year before" if len(before) else ""
    sentence = f"{_told(first.iloc[-1], f'{last.sum():,.0f}')} in the year to {words.date_month(end)}{earlier}"
    return Finding(rows, sentence, sources=sources_of(rows))


@kept()
def lines(package: Package, chart: str) -> pd.DataFrame:
    """Return the series that `demand_series` puts into a chart, in their order, by month.

    Columns: series_id, name, kind, unit, definition, in_sentence, role_id, place, date, value, n, trend (empty where
    the series has none), source_id.
    """
    series = package["demand_series"]
    columns = ["series_id", "name", "kind", "definition", "in_sentence", "role_id", "position"]
    rows = package["demand"].merge(series.loc[series["chart"] == chart, columns], on="series_id")
    trend = package["demand_trend"][["series_id", "place", "date", "value"]].rename(columns={"value": "trend"})
    rows = rows.merge(trend, on=["series_id", "place", "date"], how="left")
    return rows.sort_values(["position", "series_id", "date"], kind="stable").reset_index(drop=True)


def chart_text(package: Package, chart: str, column: str) -> str:
    """Return a cell of `demand_charts` about a chart (measure, counted, note, base, opening); empty for none."""
    charts = package["demand_charts"]
    return next(iter(charts.loc[charts["chart"] == chart, column]), "")


def digits(rows: pd.DataFrame) -> int:
    """Return how many decimals a series' texts have: none for what is counted, two for rates, ratios and shares."""
    return 0 if rows["kind"].iloc[0] == "volume" else 2


def _against_peak(package: Package, chart: str) -> Finding:
    rows = lines(package, chart)
    if rows.empty:
        return Finding(rows, NOTHING)
    first, *others = (part for _series, part in rows.groupby("series_id", sort=False))
    peak = first.loc[first["value"].idxmax()]
    then = f"peak {words.number(peak['value'], digits(first))} in {words.date_month(peak['date'])}"
    told = f"{_last(first)}, {then}"
    others_told = [_last(part) for part in others if part["in_sentence"].iloc[0]]
    return Finding(rows, words.fitting("; ".join([told, *others_told]), told), sources=sources_of(rows))


def _last(rows: pd.DataFrame) -> str:
    """Return the last value of a series in a sentence, with its month."""
    row = rows.iloc[-1]
    return f"{_told(row, words.number(row['value'], digits(rows)))} in {words.date_month(row['date'])}"


def _told(row: pd.Series, value: str) -> str:
    """Return a value as its series says it in a sentence; its name and the value where it says nothing."""
    said = row["in_sentence"]
    return said.replace("{}", value) if "{}" in said else f"{row['name']}: {value}"
