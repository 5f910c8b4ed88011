"""What a chart is in a presentation program: categories and series to edit, or cells. Read from its encoding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.charts.chart import Chart, Encoding

RANGE = ("p25", "p10", "p50", "p90", "p75")
"""Points of a range in the order of their series: a box joins the first and the last, a line all of them."""

Form = Literal["ranges", "shares", "lines", "bars"]
"""Shapes of a chart that presentation programs draw."""

ALONG: dict[str, Form] = {"lines": "lines", "steps": "lines"}
"""Forms whose values stand along an axis of time or years."""

BARS: dict[str, Form] = {"shares": "shares", "dumbbells": "bars"}
"""Forms whose values stand side by side for each group."""

MOST_RANGES = 40
"""Ranges that can be told apart on a slide."""

MOST_CELLS = 16
"""Rows of a table that a slide has room for."""


@dataclass(frozen=True)
class Native:
    """Series over categories. A category is a path: group and member, or a name alone. A missing value is None.

    `middle` is the name of the series of medians among ranges. `unit` is that of the values, as in an encoding.
    """

    form: Form
    categories: tuple[tuple[str, ...], ...]
    series: dict[str, list[float | None]]
    unit: str = ""
    middle: str = ""


def native(chart: Chart) -> Native | None:
    """Return the chart as series, None for those that presentation programs have no form for."""
    drawn, table = chart.encoding, chart.table
    if chart.figure is None or drawn is None:
        return None
    if drawn.form == "ranges":
        return _ranges(table, drawn)
    # Presentation programs draw these from nought.
    if drawn.form in ALONG and table[drawn.value].min() >= 0:
        return _spread(ALONG[drawn.form], table, drawn, drawn.x, sorted(table[drawn.x].unique()))
    if drawn.form in BARS:
        group = drawn.groups[0]
        return _spread(BARS[drawn.form], table, drawn, group, list(table[group].unique()))
    return None


def cells(chart: Chart) -> pd.DataFrame | None:
    """Return the chart as a table for a slide: shaded shares as they are drawn, else its own table; None if too long.

    Of its own table it has the figures and what tells rows apart. Shades without a unit are levels, whose names only
    the picture has.
    """
    drawn, table = chart.encoding, chart.table
    if drawn is not None and drawn.form == "matrix" and drawn.unit:
        name = drawn.groups[0]
        columns, rows = list(table[drawn.x].unique()), list(table[name].unique())
        return table.pivot(index=name, columns=drawn.x, values=drawn.value).loc[rows, columns].reset_index()
    if drawn is not None:
        table = table[[column for column in table if _is_number(table[column]) or column in drawn.columns]]
    return table if len(table) <= MOST_CELLS else None


def _ranges(table: pd.DataFrame, drawn: Encoding) -> Native | None:
    """Return ranges as one series a point; None where they have no ends or are too many."""
    points = dict(drawn.points)
    if len(table) > MOST_RANGES or not {RANGE[0], RANGE[-1]} <= set(points):
        return None
    series = {points[point]: _values(table[points[point]]) for point in RANGE if point in points}
    return Native("ranges", _paths(table, drawn.groups), series, drawn.unit, points.get("p50", ""))


def _spread(form: Form, table: pd.DataFrame, drawn: Encoding, by: str, categories: Sequence) -> Native:
    """Return long rows as one series a name over the categories."""
    known = dict(zip(zip(table[drawn.series], table[by], strict=True), _values(table[drawn.value]), strict=True))
    names = table[drawn.series].unique()
    series = {str(name): [known.get((name, category)) for category in categories] for name in names}
    return Native(form, tuple((str(category),) for category in categories), series, drawn.unit)


def _paths(table: pd.DataFrame, groups: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return what tells the rows apart: a name alone where one column does, else group and member."""
    group, *others = groups
    if not others or table[group].is_unique:
        return tuple((name,) for name in table[group])
    if table[group].nunique() == 1:
        return tuple((name,) for name in table[others[0]])
    return tuple(zip(table[group], table[others[0]], strict=True))


def _is_number(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column)


def _values(column: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else float(value) for value in column]
