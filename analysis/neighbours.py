"""Series around product management's own demand, each in its own unit: JOLTS, Hacker News, layoffs."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.package.memory import kept
from analysis.package.tables import Package

OPENINGS = "jolts_openings_per_unemployed"
SECTOR = (OPENINGS, "jolts_hires", "jolts_quits", "jolts_layoffs")
POSTS, PER_SEEKER, MENTIONS = "hn_hiring_posts", "hn_posts_per_seeker", "hn_pm_share"
THREADS = (POSTS, PER_SEEKER, MENTIONS)
EVENTS, PEOPLE = "layoffs_events", "layoffs_people"
LAYOFFS = (PEOPLE, EVENTS)


def lines(package: Package, series: tuple[str, ...]) -> pd.DataFrame:
    """Return the series in the order given, by month: series_id, name, kind, unit, place, date, value, n, trend.

    Also source_id. `trend` is empty where the series has none.
    """
    named = package["demand_series"][["series_id", "name", "kind"]]
    rows = package["demand"][package["demand"]["series_id"].isin(series)].merge(named, on="series_id")
    trend = package["demand_trend"][["series_id", "date", "value"]].rename(columns={"value": "trend"})
    rows = rows.merge(trend, on=["series_id", "date"], how="left")
    order = {name: place for place, name in enumerate(series)}
    return rows.sort_values(["series_id", "date"], key=lambda one: one.map(order) if one.name == "series_id" else one)


@kept()
def sector_finding(package: Package) -> str:
    """Return how many openings there are for each unemployed person of the information sector, and were at the peak."""
    last, peak = _last_and_peak(package, OPENINGS)
    return (
        f"{words.number(last['value'], 2)} openings for each unemployed person of the US information sector in "
        f"{words.date_month(last['date'])}, {words.number(peak['value'], 2)} at the peak in "
        f"{words.date_month(peak['date'])}"
    )


@kept()
def threads_finding(package: Package) -> str:
    """Return how many posts seek people on Hacker News, and how many for each post of someone who seeks work."""
    last, peak = _last_and_peak(package, POSTS)
    against, _peak = _last_and_peak(package, PER_SEEKER)
    return (
        f"{words.number(last['value'], 0)} hiring posts on Hacker News in {words.date_month(last['date'])}, "
        f"{words.number(peak['value'], 0)} at the peak in {words.date_month(peak['date'])}; for each post of a job "
        f"seeker there were {words.number(against['value'], 2)} in {words.date_month(against['date'])}"
    )


@kept()
def layoffs_finding(package: Package) -> str:
    """Return how many people the layoffs of the last twelve months and of the twelve before add up to."""
    people = lines(package, (PEOPLE,)).set_index("date")["value"]
    end = people.index[-1]
    cut = end - pd.DateOffset(years=1)
    last, before = people[people.index > cut].sum(), people[(people.index > cut - pd.DateOffset(years=1))].sum()
    return (
        f"{last:,.0f} people laid off at technology companies in the year to {words.date_month(end)}, "
        f"{before - last:,.0f} in the year before"
    )


def _last_and_peak(package: Package, series: str) -> tuple[pd.Series, pd.Series]:
    rows = lines(package, (series,))
    return rows.iloc[-1], rows.loc[rows["value"].idxmax()]
