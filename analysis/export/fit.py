"""A plot fitted into the room that an image leaves it: its type scaled, its rows set in columns where they are many."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import plotly.graph_objects as go

from analysis.export.canvas import AVERAGE_GLYPH, BOLD, Canvas, shortened, width

AXIS = 40
"""Pixels below a plot for its ticks, before scaling."""

NARROWEST = 330
"""Pixels that a column needs before scaling: charts are drawn to fit a phone."""

ABOVE_HEADING = 14
"""Pixels from the top of a group of rows to the middle of its heading."""

MOST_COLUMNS, GUTTER = 3, 44
LOOSEST = 1.3
"""How much farther apart rows may stand than on a page, to fill the sheet."""


@dataclass(frozen=True)
class Fit:
    """How a plot fills its room: the rows of each column (pixels of the page), the type's factor, and the height.

    `columns` is empty for a plot whose height is free.
    """

    columns: tuple[tuple[float, float], ...]
    factor: float
    height: float

    @property
    def longest(self) -> float:
        """The rows of the longest column, in pixels of the page."""
        return max(end - start for start, end in self.columns)


def best_fit(figure: go.Figure, canvas: Canvas, height: float) -> Fit:
    """Return the fewest columns in which a plot's type is large enough in `height`, else those where it is largest."""
    span = figure.layout.yaxis.range
    if span is None or span[0] < span[1]:
        factor = (canvas.least + canvas.most) / 2
        return Fit((), factor, height - AXIS * factor)
    fits = [_fit(columns, canvas, height) for columns in _splits(figure, float(span[0]))]
    return next((fit for fit in fits if fit.factor >= canvas.least), max(fits, key=lambda fit: fit.factor))


def fitted(figure: go.Figure, fit: Fit, canvas: Canvas) -> None:
    """Scale and arrange a figure as `fit` says, in place."""
    _magnify(figure, fit.factor)
    if fit.columns:
        _arrange(figure, fit, canvas)
    _shorten(figure, canvas, max(len(fit.columns), 1))


def _fit(columns: tuple[tuple[float, float], ...], canvas: Canvas, height: float) -> Fit:
    longest = Fit(columns, 1, 0).longest
    factor = min(canvas.most, height / (longest + AXIS))
    if len(columns) > 1:
        factor = min(factor, _column_width(canvas, len(columns)) / NARROWEST)
    return Fit(columns, factor, min(height - AXIS * factor, longest * factor * LOOSEST))


def _splits(figure: go.Figure, end: float) -> list[tuple[tuple[float, float], ...]]:
    """Return the rows in one column, in two and in three, broken between groups so that columns are short."""
    headings = {note.y for note in figure.layout.annotations if note.x == 0 and note.text.startswith("<b>")}
    tops = [top for top in sorted(y - ABOVE_HEADING for y in headings) if top > 1]
    splits = [((0.0, end),)]
    if any(trace.type == "heatmap" for trace in figure.data):
        return splits
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
        note.xshift = (note.xshift or 0) * factor
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
    wide = _column_width(canvas, len(fit.columns)) / canvas.room
    step, traces = wide + GUTTER / canvas.room, list(figure.data)
    inner, horizontal, upright = (
        figure.layout.xaxis.domain or (0, 1),
        figure.layout.xaxis.to_plotly_json(),
        figure.layout.yaxis.to_plotly_json(),
    )
    for index, (start, _end) in enumerate(fit.columns):
        at, number = index * step, str(index + 1) if index else ""
        domain = [min(at + wide * edge, 1) for edge in inner]
        rows = [start + fit.longest, start]
        figure.layout[f"xaxis{number}"] = {**horizontal, "domain": domain, "anchor": f"y{number}"}
        figure.layout[f"yaxis{number}"] = {**upright, "range": rows, "anchor": f"x{number}"}
        if index:
            figure.add_traces([go.Figure(trace).data[0].update(xaxis=f"x{number}", yaxis=f"y{number}") for trace in traces])
    for note in figure.layout.annotations:
        index = next(i for i, (_start, end) in enumerate(fit.columns) if note.y < end or i == len(fit.columns) - 1)
        number = str(index + 1) if index else ""
        note.yref = f"y{number}"
        if note.xref == "paper":
            note.x = index * step + wide * note.x
        else:
            note.xref = f"x{number}"


def _shorten(figure: go.Figure, canvas: Canvas, count: int) -> None:
    """Cut labels off with an ellipsis where they would leave their column; the table has them whole."""
    column = _column_width(canvas, count)
    right = {(note.yref, note.y): note for note in figure.layout.annotations if note.xanchor == "right"}
    for note in figure.layout.annotations:
        if note.xref != "paper":
            continue
        beside = right.get((note.yref, note.y)) if note.xanchor == "left" else None
        taken = _wide(beside) + 12 if beside else 0
        _cut(note, _room(note, canvas, column) - taken)


def _room(note: go.layout.Annotation, canvas: Canvas, column: float) -> float:
    """Return the pixels from a label's anchor to the edge of its column."""
    at = (note.x * canvas.room) % (column + GUTTER)
    return max(column - at if note.xanchor == "left" else at or column, 0)


def _wide(note: go.layout.Annotation) -> float:
    bold = BOLD if "<b>" in note.text else 1
    return max(width(line) for line in _plain(note.text).split("\n")) * note.font.size * AVERAGE_GLYPH * bold


def _cut(note: go.layout.Annotation, room: float) -> None:
    if _wide(note) <= room:
        return
    bold = note.text.startswith("<b>")
    most = room / (note.font.size * AVERAGE_GLYPH * (BOLD if bold else 1))
    text = html.escape(shortened(_plain(note.text), most), quote=False)
    note.text = f"<b>{text}</b>" if bold else text


def _plain(text: str) -> str:
    """Return a label's text without Plotly's marks."""
    return html.unescape(re.sub(r"<[^>]*>", "", text.replace("<br>", "\n")))


