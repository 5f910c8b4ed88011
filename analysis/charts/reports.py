"""Chart of reports: how many people report to a product manager."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from analysis import reports as measures
from analysis import words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import Mode, styled
from analysis.package.selection import Selection
from analysis.package.tables import Package

WHO, ASKED, NOBODY = "Who", "People asked", "With nobody who reports to them (%)"
SERIES = {"asked": styled("people who report to one", 1)}


def reports(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """How many people report to a product manager. When: will I lead people in this trade."""
    found = measures.reports(package)
    rows, title = found.rows, found.sentence
    where = ", ".join(words.place(package, country) for country in dict.fromkeys(rows["country"]))
    encoding = replace(of_bands.encoded(package, rows, "people", groups=[WHO]), count=ASKED)
    return Chart(
        name="reports",
        title=title,
        subtitle=of_bands.subtitle(
            rows, f"People who report to one: {of_bands.how_to_read(package, selection)}", where
        ),
        source=of_bands.source(package, rows),
        alt=f"Ranges of the number of people who report to one. {title}.",
        table=_table(package, rows),
        figure=_draw(package, selection, rows, mode) if len(rows) else None,
        key=tuple(SERIES.values()) if len(rows) else (),
        note=" ".join(found.notes),
        slug="people",
        encoding=encoding if len(rows) else None,
    )


def _draw(package: Package, selection: Selection, rows: pd.DataFrame, mode: Mode) -> go.Figure:
    groups = [
        Group(row["post"].iloc[0], of_bands.marks(package, row, "asked", _people))
        for _at, row in rows.groupby(rows.index)
    ]
    return ranges(groups, SERIES, words.number, mode, intervals=of_bands.with_intervals(selection))


def _people(count: float) -> str:
    return f"{words.number(count)} {'person' if count == 1 else 'people'}"


def _table(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    frame = pd.DataFrame({WHO: rows["post"], ASKED: rows["n"], NOBODY: rows["share_none"]})
    frame = frame.assign(**of_bands.amounts(package, rows, "people"))
    return frame.assign(Source=rows["source_id"].map(package.publisher_of))
