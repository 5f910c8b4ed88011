"""What a chart is in a presentation program: categories and series to edit, or cells. Read from the chart's table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.charts.chart import Chart

RANGE = ("25th percentile", "10th percentile", "Median", "90th percentile", "75th percentile")
CLAIM = ("From", "Middle", "To")
"""Columns of a range chart, by their names without the unit. A box joins the first and the last, a line all of them."""

TIMES = ("Month", "Quarter", "Years of experience", "Year", "Date")
COUNTS = ("People", "Postings", "People in the band")
WORDS = ("Source", "Definition", "Statement", "Basis", "Scale", "Unit")
"""Columns that say something about a row and neither tell rows apart nor are drawn."""

Form = Literal["ranges", "shares", "lines", "bars"]
"""Shapes of a chart that presentation programs draw."""

MOST_RANGES = 40
"""Ranges that can be told apart on a slide."""

MOST_CELLS = 16
"""Rows of a table that a slide has room for."""


@dataclass(frozen=True)
class Native:
    """Series over categories. A category is a path: group and member, or a name alone. A missing value is None."""

    form: Form
    categories: tuple[tuple[str, ...], ...]
    series: dict[str, list[float | None]]


def native(chart: Chart) -> Native | None:
    """Return the chart as series, None for those that presentation programs have no form for."""
    if chart.figure is None:
        return None
    table, kinds = chart.table, {trace.type for trace in chart.figure.data}
    bare = {column.split(" (")[0]: column for column in table}
    for points in (RANGE, CLAIM):
        if {points[0], points[-1]} <= set(bare) and len(table) <= MOST_RANGES:
            drawn = [bare[point] for point in points if point in bare]
            return Native("ranges", _paths(table), {column: _values(table[column]) for column in drawn})
    time = next((column for column in table if column in TIMES), None)
    value = next((column for column in _numbers(table) if column != time), None)
    keys = [column for column in _keys(table) if column != time]
    if kinds == {"scatter"} and time and value and len(keys) == 1 and _on_one_axis(table, value):
        return _spread("lines", table, time, keys[0], value, sorted(table[time].unique()))
    if len(keys) == 2 and value and not time and ("bar" in kinds or value == "Score"):
        return _spread(
            "shares" if "bar" in kinds else "bars", table, keys[0], keys[1], value, list(table[keys[0]].unique())
        )
    return None


def cells(chart: Chart) -> pd.DataFrame | None:
    """Return the chart as a table for a slide: shaded cells as they are drawn, else its own table; None if too long."""
    table = chart.table
    time = next((column for column in table if column in TIMES), None)
    if time and chart.figure is not None and any(trace.type == "heatmap" for trace in chart.figure.data):
        name = next(column for column in _keys(table) if column != time)
        columns, rows = list(table[time].unique()), list(table[name].unique())
        return table.pivot(index=name, columns=time, values=_numbers(table)[0]).loc[rows, columns].reset_index()
    short = table.drop(columns=[column for column in table if column in WORDS and column != "Unit"])
    return short if len(short) <= MOST_CELLS else None


def _on_one_axis(table: pd.DataFrame, value: str) -> bool:
    """Return whether all series share a unit and an axis from nought; panels of several units have none in common."""
    return bool(table[value].min() >= 0) and ("Unit" not in table or table["Unit"].nunique() == 1)


def _spread(form: Form, table: pd.DataFrame, by: str, name: str, value: str, categories: Sequence) -> Native:
    """Return long rows as one series a name over the categories."""
    known = dict(zip(zip(table[name], table[by], strict=True), _values(table[value]), strict=True))
    series = {str(one): [known.get((one, category)) for category in categories] for one in table[name].unique()}
    return Native(form, tuple((str(category),) for category in categories), series)


def _paths(table: pd.DataFrame) -> tuple[tuple[str, ...], ...]:
    """Return what tells the rows apart: a name alone where one column does, else group and member."""
    group, *others = _keys(table)
    if table[group].is_unique or not others:
        return tuple((name,) for name in table[group])
    member = others[0]
    if table[group].nunique() == 1:
        return tuple((name,) for name in table[member])
    return tuple(zip(table[group], table[member], strict=True))


def _keys(table: pd.DataFrame) -> list[str]:
    return [column for column in table if not pd.api.types.is_numeric_dtype(table[column]) and column not in WORDS]


def _numbers(table: pd.DataFrame) -> list[str]:
    return [column for column in table if pd.api.types.is_numeric_dtype(table[column]) and column not in COUNTS]


def _values(column: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else float(value) for value in column]
