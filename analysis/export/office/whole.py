"""A table as one slide, whole, in the largest type in which it fits."""

from __future__ import annotations

from pptx.dml.color import RGBColor
from pptx.table import _Cell
from pptx.util import Inches, Pt

from analysis import words
from analysis.charts.theme import PALETTES
from analysis.export.grid import PADDING, fitted
from analysis.export.office.slides import POINTS, TYPEFACE, begun, box, finished, titled, write
from analysis.export.sheet import Sheet

BODY = (0.3, 1.05, 12.73, 6.0)
"""Inches: where the table stands: left, top, width, height; wider than charts, for it is read close up."""

LINE = 1.18
"""Height of a line in a cell, in units of the type's size."""

SIZES = (12, 11, 10, 9, 8, 7.5, 7, 6.5, 6, 5.75, 5.5, 5)
TIGHT = 0.97
"""Share of a cell's width that is counted on: an office program may set wider letters."""


def slide(sheet: Sheet) -> bytes:
    """Return a table as a presentation of one slide; what its first column names stands in the header."""
    made = begun()
    page = titled(made, sheet.title)
    left, top, wide, high = BODY
    heading = page.shapes[0]
    heading.top, heading.height = Inches(0.2), Inches(0.45)
    write(box(page, 0.65, 0.35), sheet.below, (14, 12, 10, 8), PALETTES["light"].muted)
    laid = fitted(sheet.table, wide * POINTS, high * POINTS, SIZES, tight=TIGHT, line=LINE)
    room = (Inches(left), Inches(top), Inches(wide), Pt(sum(laid.heights)))
    frame = page.shapes.add_table(len(laid.cells), len(laid.widths), *room)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", words.printable(sheet.told))
    frame.table.first_col = True
    for place, width in enumerate(laid.widths):
        frame.table.columns[place].width = Pt(width)
    for at, height in enumerate(laid.heights):
        frame.table.rows[at].height = Pt(height)
        for place, text in enumerate(laid.cells[at]):
            _fill(frame.table.cell(at, place), text, laid.size, heading=at == 0 or place == 0)
    write(box(page, 7.1, 0.3), sheet.credit, (9, 8, 7, 6, 5), PALETTES["light"].muted)
    return finished(made, sheet.title)


def _fill(cell: _Cell, text: str, size: float, *, heading: bool) -> None:
    cell.text = words.printable(text)
    cell.margin_top = cell.margin_bottom = cell.margin_left = cell.margin_right = Pt(PADDING * size)
    cell.fill.solid()
    cell.fill.fore_color.rgb = _rgb(PALETTES["light"].grid if heading else PALETTES["light"].page)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.name, paragraph.font.size, paragraph.font.bold = TYPEFACE, Pt(size), heading
        paragraph.font.color.rgb = _rgb(PALETTES["light"].text)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:])
