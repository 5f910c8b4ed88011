"""A plot fitted into the room that an image leaves it: its type scaled, names of rows at their left.

What stands in rows is said by the form that drew the plot, in its layout's `meta`.
"""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.export.image.beside import Rows, cut, set_beside
from analysis.export.image.canvas import Canvas
from analysis.export.image.ticks import set_apart

AXIS, TICK_LINE = 40, 18
"""Pixels below a plot for its ticks, and for each further line of them, before scaling."""

TIGHTEST, LOOSEST = 0.66, 2.0
"""How much nearer and farther apart rows may stand than on a page, where names stand between them."""


@dataclass(frozen=True)
class Fit:
    """How a plot fills its room: the pixels of its rows on a page, the type's factor, and the plot's height.

    `rows` is 0 for a plot whose height is free.
    """

    rows: float
    factor: float
    height: int


def best_fit(figure: go.Figure, canvas: Canvas, height: float) -> Fit:
    """Return how a plot fills `height`: its type as large as the room allows, its rows in one column."""
    meta, axis = figure.layout.meta or {}, _axis(figure)
    if "end" not in meta:
        # Panels hold headings of set heights, which would meet the lines above them if type did not shrink with them.
        panels = meta.get("panels", 1) > 1
        factor = min(canvas.good, height / figure.layout.height) if panels else canvas.good
        return Fit(0, factor, round(height - axis * factor))
    rows = Rows.of(meta).height
    tight = min(canvas.good, height / (TIGHTEST * rows + axis))
    factor = min(canvas.most, max(tight, height / (rows + axis)))
    return Fit(rows, factor, round(min(height - axis * factor, rows * factor * LOOSEST)))


def fitted(figure: go.Figure, fit: Fit, canvas: Canvas) -> None:
    """Scale and arrange a figure as `fit` says, in place; names below a plot lie level, spans in one line."""
    figure.update_xaxes(tickangle=0, selector={"tickangle": -90})
    for axis in figure.select_xaxes():
        axis.ticktext = axis.ticktext and [text.replace("–<br>", "–") for text in axis.ticktext]
    _magnify(figure, fit.factor)
    if fit.rows:
        set_beside(figure, canvas.room, fit.factor, fit.height / fit.rows)
    else:
        _keep_in_sheet(figure, fit, canvas)
        for note in figure.layout.annotations:
            if note.xref == "paper":
                cut(note, canvas.room * (1 - note.x if note.xanchor == "left" else max(note.x, 0.5)))
    set_apart(figure, canvas.room)


def _axis(figure: go.Figure) -> int:
    """Return the pixels that a figure needs below its plot."""
    return AXIS + TICK_LINE * max((str(text).count("<br>") for text in figure.layout.xaxis.ticktext or ()), default=0)


def _magnify(figure: go.Figure, factor: float) -> None:
    """Scale type, symbols, lines and the distances between them."""
    base = figure.layout.template.layout
    figure.update_layout(font={"size": base.font.size * factor})
    for note in figure.layout.annotations:
        note.font.size = (note.font.size or base.font.size) * factor
        note.xshift, note.yshift = (note.xshift or 0) * factor, (note.yshift or 0) * factor
    figure.update_xaxes(tickfont_size=base.xaxis.tickfont.size * factor)
    figure.update_yaxes(tickfont_size=base.xaxis.tickfont.size * factor)
    for trace in figure.data:
        if trace.type == "scatter":
            trace.marker.size = None if trace.marker.size is None else trace.marker.size * factor
            trace.line.width = None if trace.line.width is None else trace.line.width * factor
        elif trace.type == "bar" and trace.textfont.size:
            trace.textfont.size *= factor


def _keep_in_sheet(figure: go.Figure, fit: Fit, canvas: Canvas) -> None:
    """Give what stands in a page's margins room within the plot."""
    margin = figure.layout.margin
    low, high = (0 if one is None else one * fit.factor / canvas.room for one in (margin.l, margin.r))
    for axis in figure.select_xaxes():
        first, last = axis.domain or (0, 1)
        axis.domain = [low + first * (1 - high - low), low + last * (1 - high - low)]
    for note in figure.layout.annotations:
        note.ax = None if note.ax is None else note.ax * fit.factor
        note.ay = note.ay if note.ay is None or note.ayref != "pixel" else note.ay * fit.factor
        if note.x == 0 and (note.xshift or 0) < 0:
            # What begins in a page's left margin begins at the sheet's, or where a panel's own begins.
            note.xshift = 0 if note.xref == "paper" else -(margin.l or 0) * fit.factor
