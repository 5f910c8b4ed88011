"""Series around product management's own demand: JOLTS, Hacker News and layoffs, each month in its own unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.build.sources.indeed import COLUMNS, COUNTRIES

JOLTS = "labor_market/monthly_components.csv"
HOSTED, AGAINST_SEEKERS, MENTIONS = (
    f"hn/{name}.csv" for name in ("volume_2011_2026", "hire_vs_seek", "pm_mentions_2013_2018")
)
LAYOFFS = "layoffs/monthly.csv"
US, WORLD = COUNTRIES["US"], "Worldwide"
FEWEST = 10
"""What a month must rest on: fewer layoffs would show single employers, fewer posts are a thread that was not read."""


@dataclass(frozen=True)
class Column:
    """Where a series stands: the file, the column of months, of values and, for sums and shares, of their n.

    `only` picks rows by the values of other columns.
    """

    file: str
    value: str
    unit: str
    source_id: str
    place: str = WORLD
    month: str = "month"
    n: str | None = None
    only: Mapping[str, str] | None = None


def _rate(component: str, unit: str = "percent of employment a month") -> Column:
    only = {"slice": "information", "component": component}
    return Column(JOLTS, "value", unit, "bls_jolts", US, only=only)


SERIES = {
    "jolts_openings_per_unemployed": _rate("openingsRatio", "openings per unemployed person"),
    "jolts_hires": _rate("hiresRate"),
    "jolts_quits": _rate("quitRate"),
    "jolts_layoffs": _rate("layoffsRate"),
    "hn_hiring_posts": Column(HOSTED, "hiring_posts", "posts", "hacker_news", n="hiring_posts"),
    "hn_posts_per_seeker": Column(
        AGAINST_SEEKERS, "ratio", "posts per job seeker's post", "hacker_news", n="hiring_posts"
    ),
    "hn_pm_share": Column(MENTIONS, "share_any", "percent", "hacker_news", n="posts"),
    "layoffs_events": Column(LAYOFFS, "events", "events", "layoffs_fyi", month="date"),
    "layoffs_people": Column(LAYOFFS, "laid_off", "people", "layoffs_fyi", month="date", n="events"),
}


def observations(raw: Path) -> pd.DataFrame:
    """Return every series of `SERIES` below one another, by month as they come: no series is adjusted or blended.

    Columns: `series_id`, `place`, `date` (first day of the month, ISO), `value` (two decimals), `unit`, `n` (posts
    on Hacker News, events behind a sum of people; empty for a rate of JOLTS and for the events) and `source_id`.
    A month without a value is left out, and so is one whose `n` is less than `FEWEST`.
    Raises `ValueError` if a file lacks a series or holds a month twice.
    """
    files = {column.file: pd.read_csv(raw / column.file) for column in SERIES.values()}
    table = pd.concat([_series(files[column.file], name, column) for name, column in SERIES.items()])
    return table[COLUMNS].sort_values(["series_id", "place", "date"], ignore_index=True)


def _series(rows: pd.DataFrame, name: str, column: Column) -> pd.DataFrame:
    for key, value in (column.only or {}).items():
        rows = rows[rows[key] == value]
    rows = rows.dropna(subset=column.value)
    if rows.empty:
        raise ValueError(f"{Path(column.file).name} holds no values of {name}.")
    twice = rows.loc[rows[column.month].duplicated(), column.month]
    if not twice.empty:
        raise ValueError(f"{Path(column.file).name} holds {twice.iloc[0]} of {name} twice.")
    counts = rows[column.n] if column.n else pd.Series(pd.NA, index=rows.index)
    table = pd.DataFrame(
        {
            "series_id": name,
            "place": column.place,
            "date": rows[column.month] + "-01",
            "value": rows[column.value].astype(float).round(2),
            "unit": column.unit,
            "n": counts.astype("Int64"),
            "source_id": column.source_id,
        }
    )
    return table[~(table["n"] < FEWEST).fillna(False).astype(bool)]
