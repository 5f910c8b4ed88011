"""What a chart is in a presentation program: categories and series to edit, or cells. Read from its encoding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from analysis.charts.chart import Chart, Encoding

Form = Literal["shares", "lines"]
"""Shapes of a chart that presentation programs draw."""

ALONG: dict[str, Form] = {"lines": "lines"}
"""Forms whose values stand along an axis of time or years."""

BARS: dict[str, Form] = {"shares": "shares"}
"""Forms whose values stand side by side for each group."""

QUARTER = re.compile(r"(\d{4}) Q([1-4])")
DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")

MOST_CELLS = 16
"""Rows of a table that a slide has room for."""


@dataclass(frozen=True)
class Native:
    """Series over categories, which are names or dates. A missing value is None; `unit` as in an encoding.

    `axis` is what the categories count, where they are bare numbers; `turns` are series and category of the points
    that have a symbol even where not all have one.
    """

    form: Form
    categories: tuple[str | date, ...]
    series: dict[str, list[float | None]]
    unit: str = ""
    axis: str = ""
    turns: frozenset[tuple[str, str | date]] = frozenset()


def native(chart: Chart) -> Native | None:
    """Return the chart as series, None for those that presentation programs have no form for."""
    drawn, table = chart.encoding, chart.table
    if chart.figure is None or drawn is None:
        return None
    # Presentation programs draw these from nought.
    if drawn.form in ALONG and table[drawn.value].min() >= 0:
        return _spread(ALONG[drawn.form], table, drawn, drawn.x, _along(table[drawn.x]))
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
        columns, there = list(table[drawn.x].unique()), list(table[name].unique())
        rows = [row for row in drawn.order if row in there] or there
        return table.pivot(index=name, columns=drawn.x, values=drawn.value).loc[rows, columns].reset_index()
    if drawn is not None:
        table = table[[column for column in table if _is_number(table[column]) or column in drawn.columns]]
    return table if len(table) <= MOST_CELLS else None


def _spread(form: Form, table: pd.DataFrame, drawn: Encoding, by: str, categories: Sequence) -> Native:
    """Return long rows as one series a name over the categories, in the encoding's order where it has one."""
    known = dict(zip(zip(table[drawn.series], table[by], strict=True), _values(table[drawn.value]), strict=True))
    present = list(table[drawn.series].unique())
    named = [name for name in drawn.order if name in present]
    names = [*named, *(name for name in present if name not in named)]
    series = {str(name): [known.get((name, category)) for category in categories] for name in names}
    axis = drawn.x if all(_is_number(pd.Series([category])) for category in categories) else ""
    turns = frozenset((name, _category(place)) for name, place in drawn.turns)
    return Native(form, tuple(map(_category, categories)), series, drawn.unit, axis, turns)


def _along(column: pd.Series) -> list:
    """Return what stands along an axis, in order; of quarters each one in between as well, so that distances hold."""
    there = sorted(column.unique())
    quarters = [QUARTER.fullmatch(str(one)) for one in there]
    if not there or not all(quarters):
        return there
    first, last = (4 * int(one[1]) + int(one[2]) - 1 for one in (quarters[0], quarters[-1]) if one)
    return [f"{at // 4} Q{at % 4 + 1}" for at in range(first, last + 1)]


def _category(text: object) -> str | date:
    """Return a month or a day as a date, so that an axis of them keeps distances; anything else as its text."""
    found = DATE.fullmatch(str(text))
    return date(int(found[1]), int(found[2]), int(found[3] or 1)) if found else str(text)


def _is_number(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column)


def _values(column: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else float(value) for value in column]
