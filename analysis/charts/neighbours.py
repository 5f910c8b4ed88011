"""Charts of the series around the package's own demand: one source a chart, one unit a panel."""

from __future__ import annotations

from itertools import cycle

import pandas as pd

from analysis import neighbours, words
from analysis.charts.chart import Chart, Encoding, hyphenated, source_line
from analysis.charts.forms.panels import Panel, panels
from analysis.charts.theme import Mode, styled
from analysis.finding import Finding
from analysis.package.selection import Selection
from analysis.package.tables import Package

SLOTS = (1, 3, 4, 2)
"""Places of the panels' styles, from the top."""


def sector(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Openings, hires, quits and layoffs of a sector. When: how does the sector around me move."""
    return _chart(package, neighbours.sector(package, selection), "sector", mode)


def threads(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Posts in hiring threads, against job seekers, and those that name a role. When: do startups hire."""
    return _chart(package, neighbours.threads(package, selection), "threads", mode)


def layoffs(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Layoffs by month. When: the other side of demand."""
    return _chart(package, neighbours.layoffs(package, selection), "layoffs", mode, bars=True)


def _chart(package: Package, found: Finding, chart: str, mode: Mode, bars: bool = False) -> Chart:
    rows = found.rows
    parts = [
        Panel(styled(part["name"].iloc[0], slot), part["unit"].iloc[0], part, neighbours.digits(part), bars)
        for (_series, part), slot in zip(rows.groupby("series_id", sort=False), cycle(SLOTS), strict=False)
    ]
    drawn = words.capital(words.listed([part.style.label for part in parts]))
    place = rows["place"].iloc[0] if parts else ""
    about = f"{place}, {_span(rows)}; each panel in its own unit and from zero." if parts else ""
    return Chart(
        name=f"neighbours-{chart}",
        title=found.sentence,
        subtitle=" ".join(filter(None, (neighbours.chart_text(package, chart, "measure"), about))),
        source=source_line(package, found.sources),
        alt=f"{drawn} by month, one panel each. {found.sentence}." if parts else f"{found.sentence}.",
        table=_table(package, rows),
        figure=panels(parts, mode) if parts else None,
        note=" ".join(package.caveat_of(source) for source in found.sources),
        slug=hyphenated(place or "none"),
        encoding=Encoding("panels", groups=("Series",), x="Month", value="Value", units="Unit") if parts else None,
    )


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
