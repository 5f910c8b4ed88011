"""Charts of the series around product management's own demand: one source a chart, one unit a panel."""

from __future__ import annotations

from itertools import cycle
from typing import Any

import pandas as pd

from analysis import neighbours, words
from analysis.charts.chart import Chart, Encoding, source_line
from analysis.charts.forms.panels import Panel, panels
from analysis.charts.theme import Mode, styled
from analysis.package.selection import Selection
from analysis.package.tables import Package

SLOTS = (1, 3, 4, 2)
"""Places of the panels' styles, from the top."""


def sector(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Openings, hires, quits and layoffs of the information sector. When: how does the sector around PMs move."""
    rows = neighbours.lines(package, neighbours.SECTOR)
    return _chart(
        package,
        rows,
        mode,
        name="neighbours-sector",
        title=neighbours.sector_finding(package),
        subtitle="A neighbour: every occupation of the sector. Rates are means of the last twelve months: they "
        f"have no seasons and turn late. United States, {_span(rows)}; each panel in its own unit and from nought.",
        slug="united-states",
    )


def threads(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Hiring posts on Hacker News, against job seekers, and those that name a PM. When: do startups hire."""
    rows = neighbours.lines(package, neighbours.THREADS)
    return _chart(
        package,
        rows,
        mode,
        name="neighbours-threads",
        title=neighbours.threads_finding(package),
        subtitle="A neighbour: posts in the monthly hiring threads, mostly of startups that seek engineers; heavy "
        f"line: trend, seasons taken out. Worldwide, {_span(rows)}; each panel in its own unit and from nought.",
        slug="worldwide",
    )


def layoffs(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Layoffs at technology companies by month. When: the other side of demand."""
    rows = neighbours.lines(package, neighbours.LAYOFFS)
    return _chart(
        package,
        rows,
        mode,
        name="neighbours-layoffs",
        title=neighbours.layoffs_finding(package),
        subtitle="A neighbour: every occupation. Monthly sums of what became public; months with fewer than ten events "
        f"have no sum of people. Worldwide, {_span(rows)}; each panel in its own unit and from nought.",
        bars=True,
        slug="worldwide",
    )


def _chart(package: Package, rows: pd.DataFrame, mode: Mode, *, title: str, bars: bool = False, **other: Any) -> Chart:
    parts = [
        Panel(styled(part["name"].iloc[0], slot), part["unit"].iloc[0], part, _digits(part), bars)
        for (_series, part), slot in zip(rows.groupby("series_id", sort=False), cycle(SLOTS), strict=False)
    ]
    return Chart(
        title=title,
        source=source_line(package, rows["source_id"]),
        alt=f"{words.capital(words.listed([part.style.label for part in parts]))} by month, one panel each. {title}.",
        table=_table(package, rows),
        figure=panels(parts, mode),
        note=package.caveat_of(rows["source_id"].iloc[0]),
        encoding=Encoding("panels", groups=("Series",), x="Month", value="Value", units="Unit"),
        **other,
    )


def _digits(rows: pd.DataFrame) -> int:
    """Return how many decimals a panel's texts have: none for what is counted, two for rates, ratios and shares."""
    return 0 if rows["kind"].iloc[0] == "volume" else 2


def _span(rows: pd.DataFrame) -> str:
    return f"{words.date_month(rows['date'].min())} to {words.date_month(rows['date'].max())}"


def _table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Series": rows["name"],
            "Month": rows["date"].dt.strftime("%Y-%m"),
            "Value": rows["value"],
            "Unit": rows["unit"],
            **({"Trend": rows["trend"]} if rows["trend"].notna().any() else {}),
            "Rests on": rows["n"],
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
