"""A table as one page of a document, whole, in the largest type in which it fits."""

from __future__ import annotations

import itertools
from dataclasses import replace

import plotly.graph_objects as go

from analysis.charts.theme import PALETTES
from analysis.export.grid import PADDING, Grid, broken, fitted
from analysis.export.image.canvas import LANDSCAPE, wrapped
from analysis.export.image.document import Document
from analysis.export.image.engine import engine
from analysis.export.image.render import Block, notes_of
from analysis.export.sheet import Sheet

SHEET = replace(LANDSCAPE, width=1587, height=1123)
"""A page of A3, of which a browser prints 96 pixels an inch."""

SIZES = (20, 18, 16, 15, 14, 13, 12, 11.5, 11, 10.5, 10, 9, 8, 7)


def pdf(sheet: Sheet) -> bytes:
    """Return a table as a document of one page; raises `ExportError` without a browser."""
    made = Document()
    made.add(engine().draw(figure(sheet), format="pdf", scale=1), sheet.title, sheet.told)
    return made.finished(sheet.title)


def figure(sheet: Sheet) -> go.Figure:
    """Return the page of a table as a figure: title, cells as texts, lines between rows, credit at the foot."""
    palette, room = PALETTES["light"], SHEET.room
    head = [
        Block(f"<b>{wrapped(sheet.title, SHEET.title, room, bold=True)}</b>", SHEET.title, palette.text),
        Block(wrapped(sheet.below, SHEET.small, room), SHEET.small, palette.muted),
    ]
    foot = Block(wrapped(sheet.credit, SHEET.small, room), SHEET.small, palette.muted)
    top = sum(block.height for block in head)
    inside = SHEET.height - 2 * SHEET.margin
    laid = fitted(sheet.table, room, inside - top - foot.height, SIZES)
    notes = notes_of(head, y=1, offset=0) + notes_of([foot], y=1, offset=inside - foot.height) + _cells(laid, top)
    drawn = go.Figure(layout={"width": SHEET.width, "height": SHEET.height, "template": "none"})
    drawn.update_layout(margin=dict.fromkeys("ltrb", SHEET.margin), annotations=notes, shapes=_lines(laid, top))
    drawn.update_xaxes(visible=False)
    drawn.update_yaxes(visible=False)
    return drawn


def _cells(laid: Grid, top: float) -> list[dict]:
    """Return every cell as a note at its place, `top` pixels below the sheet's margin."""
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "top", "align": "left"}
    font = {"size": laid.size, "color": PALETTES["light"].text}
    lefts = list(itertools.accumulate(laid.widths, initial=0.0))
    tops = list(itertools.accumulate(laid.heights, initial=top))
    notes = []
    for row, texts in enumerate(laid.cells):
        for column, text in enumerate(texts):
            heading = row == 0 or column == 0
            lines = broken(text, laid.widths[column], laid.size, bold=heading)
            shown = f"<b>{lines}</b>" if heading else lines
            shift = {"xshift": lefts[column], "yshift": -(tops[row] + PADDING * laid.size)}
            notes.append(place | shift | {"text": shown, "showarrow": False, "font": font, "borderpad": 0})
    return notes


def _lines(laid: Grid, top: float) -> list[dict]:
    """Return a line above each row but the first."""
    inside = SHEET.height - 2 * SHEET.margin
    edges = itertools.accumulate(laid.heights[:-1], initial=top)
    heights = [1 - edge / inside for edge in edges][1:]
    line = {"color": PALETTES["light"].grid, "width": 1}
    across = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "paper", "line": line}
    return [across | {"y0": height, "y1": height} for height in heights]
