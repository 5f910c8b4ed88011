"""A plot fitted into the room that an image leaves it: its type scaled, its rows set in columns where they are many.

What may be set apart is said by the form that drew the plot, in its layout's `meta`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
import plotly.graph_objects as go

from analysis.charts.theme import BOLD
from analysis.export.image.canvas import Canvas, shortened, width

AXIS, TICK_LINE = 40, 18
"""Pixels below a plot for its ticks, and for each further line of them, before scaling."""

NARROWEST = 380
"""Pixels that a column needs before scaling: charts are drawn to fit a phone."""

ABOVE_HEADING = 14
"""Pixels from the top of a group of rows to the middle of its heading."""

MOST_COLUMNS, GUTTER = 3, 44
TIGHTEST, LOOSEST = 0.8, 2.0
"""How much nearer and farther apart rows may stand than on a page, for larger type or a fuller sheet."""

ARRAYS = ("x", "y", "customdata", "text")
"""What a trace holds by point."""


@dataclass(frozen=True)
class Fit:
    """How a plot fills its room: the rows of each column (pixels of the page), the type's factor, and the height.

    `columns` is empty for a plot whose height is free.
    """

    columns: tuple[tuple[float, float], ...]
    factor: float
    height: int

    @property
    def longest(self) -> float:
        """The rows of the longest column, in pixels of the page."""
        return max(end - start for start, end in self.columns)


def best_fit(figure: go.Figure, canvas: Canvas, height: float) -> Fit:
    """Return the fewest columns in which a plot's type is large enough in `height`, else those where it is largest."""
    rows, axis = figure.layout.meta or {}, _axis(figure)
    if "end" not in rows:
        # Panels hold headings of set heights, which would meet the lines above them if type did not shrink with them.
        panels = rows.get("panels", 1) > 1
        factor = min(canvas.good, height / figure.layout.height) if panels else canvas.good
        return Fit((), factor, round(height - axis * factor))
    splits = _splits(float(rows["end"]), rows["headings"])
    fits = [_fit(columns, canvas, height, axis) for columns in splits]
    return next((fit for fit in fits if fit.factor >= canvas.good), max(fits, key=lambda fit: fit.factor))


def fitted(figure: go.Figure, fit: Fit, canvas: Canvas) -> None:
    """Scale and arrange a figure as `fit` says, in place; names below a plot, upright on a phone, lie level."""
    figure.update_xaxes(tickangle=0, selector={"tickangle": -90})
    _magnify(figure, fit.factor)
    if fit.columns:
        _arrange(figure, fit, canvas)
    else:
        for note in figure.layout.annotations:
            _shorten(note, (), canvas.room)


def _axis(figure: go.Figure) -> int:
    """Return the pixels that a figure needs below its plot."""
    return AXIS + TICK_LINE * max((str(text).count("<br>") for text in figure.layout.xaxis.ticktext or ()), default=0)


def _fit(columns: tuple[tuple[float, float], ...], canvas: Canvas, height: float, axis: int) -> Fit:
    longest = Fit(columns, 1, 0).longest
    tight = min(canvas.good, height / (TIGHTEST * longest + axis))
    factor = min(canvas.most, max(tight, height / (longest + axis)))
    if len(columns) > 1:
        factor = min(factor, _column_width(canvas, len(columns)) / NARROWEST)
    return Fit(columns, factor, round(min(height - axis * factor, longest * factor * LOOSEST)))


def _splits(end: float, headings: Sequence[float]) -> list[tuple[tuple[float, float], ...]]:
    """Return the rows in one column, in two and in three, broken between groups so that columns are short."""
    tops = [heading - ABOVE_HEADING for heading in headings[1:]]
    splits: list[tuple[tuple[float, float], ...]] = [((0.0, end),)]
    for count in range(2, MOST_COLUMNS + 1):
        ways = [tuple(pairwise((0.0, *breaks, end))) for breaks in combinations(tops, count - 1)]
        splits += [min(ways, key=lambda way: max(low - high for high, low in way))] if ways else []
    return splits


def _column_width(canvas: Canvas, count: int) -> float:
    return (canvas.room - GUTTER * (count - 1)) / count


def _magnify(figure: go.Figure, factor: float) -> None:
    """Scale type, symbols, lines and the distances between them."""
    base = figure.layout.template.layout
    figure.update_layout(font={"size": base.font.size * factor})
    for note in figure.layout.annotations:
        note.font.size = (note.font.size or base.font.size) * factor
        note.xshift, note.yshift = (note.xshift or 0) * factor, (note.yshift or 0) * factor
    ticks = {"tickfont": {"size": base.xaxis.tickfont.size * factor}}
    figure.update_layout(xaxis=ticks, yaxis=ticks)
    for trace in figure.data:
        if trace.type == "scatter":
            trace.marker.size = None if trace.marker.size is None else trace.marker.size * factor
            trace.line.width = None if trace.line.width is None else trace.line.width * factor
        elif trace.type == "bar" and trace.textfont.size:
            trace.textfont.size *= factor


def _arrange(figure: go.Figure, fit: Fit, canvas: Canvas) -> None:
    """Give each column its own pair of axes; all share the scale, and start at the same height."""
    column = _column_width(canvas, len(fit.columns))
    wide, step = column / canvas.room, (column + GUTTER) / canvas.room
    layout, traces, notes = figure.layout, figure.data, figure.layout.annotations
    across, upright = layout.xaxis.to_plotly_json(), layout.yaxis.to_plotly_json()
    inner, figure.data = across.get("domain", (0, 1)), ()
    for index, (start, end) in enumerate(fit.columns):
        x, y = (f"{axis}{index + 1 if index else ''}" for axis in "xy")
        domain = [min(index * step + wide * edge, 1) for edge in inner]
        layout[x.replace("x", "xaxis")] = {**across, "domain": domain, "anchor": y}
        layout[y.replace("y", "yaxis")] = {**upright, "range": [start + fit.longest, start], "anchor": x}
        figure.add_traces([_between(trace, start, end).update(xaxis=x, yaxis=y) for trace in traces])
        for note in (note for note in notes if start <= note.y < end):
            _shorten(note, notes, column)
            note.update(yref=y, **({"x": index * step + wide * note.x} if note.xref == "paper" else {"xref": x}))


def _between(trace: go.Scatter | go.Bar, start: float, end: float) -> go.Scatter | go.Bar:
    """Return a copy of a trace with the points whose y is from `start` to before `end`, and the gaps between them."""
    kept = [index for index, y in enumerate(trace.y) if y is None or start <= y < end]
    arrays = {name: trace[name] for name in ARRAYS if isinstance(trace[name], tuple | np.ndarray)}
    cut = {name: [array[at] for at in kept] for name, array in arrays.items() if len(array) == len(trace.y)}
    return type(trace)(trace.to_plotly_json() | cut)


def _shorten(note: go.layout.Annotation, notes: Sequence[go.layout.Annotation], column: float) -> None:
    """Cut a label off with an ellipsis where it would leave its column or meet another; the table has it whole."""
    if note.xref != "paper":
        return
    room = column * (1 - note.x if note.xanchor == "left" else note.x)
    if note.xanchor == "left":
        beside = [_wide(one) + 12 for one in notes if one.y == note.y and one.xanchor == "right"]
        room = max(room - max(beside, default=0), room / 2)
    else:
        room = max(room, column / 2)
    _cut(note, room)


def _wide(note: go.layout.Annotation) -> float:
    return max(width(line, bold=note.name == BOLD) for line in _plain(note.text).split("\n")) * note.font.size


def _cut(note: go.layout.Annotation, room: float) -> None:
    if _wide(note) <= room:
        return
    bold = note.name == BOLD
    text = shortened(_plain(note.text), room / note.font.size, bold=bold)
    text = html.escape(text, quote=False)
    note.text = f"<b>{text}</b>" if bold else text


def _plain(text: str) -> str:
    """Return a label's text without Plotly's marks."""
    return html.unescape(re.sub(r"<[^>]*>", "", text.replace("<br>", "\n")))
