"""Panels that stand below one another on a page, set two abreast on a sheet that is wider than high."""

from __future__ import annotations

import math
from typing import Any

import plotly.graph_objects as go

FEWEST, FEWEST_ON_SQUARE = 3, 4
"""Panels below which one column is as good, on a wide sheet and on a square one."""

COLUMNS = ((0.0, 0.46), (0.54, 1.0))
"""Shares of the plot's width; between them stand the labels of the right one's axes."""


def set_abreast(figure: go.Figure, fewest: int = FEWEST) -> None:
    """Set the panels of a figure two abreast, in reading order, in place; leave others and few of them as they are.

    Panels are what `of_panels` in the layout's `meta` counts: each has a y axis of its own, all have one x axis, and
    what stands beside a panel refers to its axis or to the sheet.
    """
    count = (figure.layout.meta or {}).get("panels", 1)
    if count < fewest or len(list(figure.select_xaxes())) > 1:
        return
    lines = math.ceil(count / len(COLUMNS))
    for trace in figure.data:
        trace.xaxis = _x(_number(trace.yaxis))
    for thing in (*figure.layout.annotations, *figure.layout.shapes):
        _move(thing, count, lines)
    across = figure.layout.xaxis.to_plotly_json()
    for column, domain in enumerate(COLUMNS):
        last = max(at for at in range(count) if at % len(COLUMNS) == column)
        figure.layout[_x(column).replace("x", "xaxis")] = across | {"domain": domain, "anchor": _y(last)}
    for at in range(count):
        axis = figure.layout[_y(at).replace("y", "yaxis")]
        axis.update(domain=[_lifted(end, at, count, lines) for end in axis.domain], anchor=_x(at))
    figure.update_layout(height=figure.layout.height * lines / count, meta={"panels": lines})


def _move(thing: Any, count: int, lines: int) -> None:
    """Move a note or a line of a panel with it."""
    heights = ("y",) if "y" in thing else ("y0", "y1")
    on_sheet = thing.yref == "paper"
    at = min(int((1 - thing[heights[0]]) * count), count - 1) if on_sheet else _number(thing.yref)
    if on_sheet:
        thing.update({name: _lifted(thing[name], at, count, lines) for name in heights})
    if thing.xref == "paper":
        thing.xref = "x domain"
    thing.xref = thing.xref.replace("x", _x(at), 1)


def _lifted(y: float, at: int, count: int, lines: int) -> float:
    """Return where on the sheet stands what stood at the height `y`, in the panel `at` of so many."""
    within = y - (1 - (at + 1) / count)
    return 1 - (at // len(COLUMNS) + 1) / lines + within * count / lines


def _number(axis: str | None) -> int:
    """Return the panel of a y axis (y, y2, y3), from 0."""
    return int((axis or "y")[1:] or 1) - 1


def _x(at: int) -> str:
    column = at % len(COLUMNS)
    return f"x{column + 1 if column else ''}"


def _y(at: int) -> str:
    return f"y{at + 1 if at else ''}"
