"""A table as slides, every cell of it, in type that can be read."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from pptx.dml.color import RGBColor
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Inches, Pt

from analysis import words
from analysis.charts.theme import PALETTES
from analysis.export.grid import PADDING, Grid, fitted
from analysis.export.office.parts import TYPEFACE
from analysis.export.office.slides import POINTS, WIDE, begun, box, finished, number, titled, write
from analysis.export.sheet import Sheet

BODY = (0.3, 1.05, 12.73, 6.0)
"""Inches: where the table stands: left, top, width, height; wider than charts, for it is read close up."""

LINE = 1.18
"""Height of a line in a cell, in units of the type's size."""

SIZES, READABLE = (12, 11, 10, 9, 8, 7, 6, 5), 9
"""Points of the type, largest first, and the smallest of a slide that is shown rather than read alone."""

TIGHT = 0.97
"""Share of a cell's width that is counted on: an office program may set wider letters."""


def slides(sheet: Sheet) -> bytes:
    """Return a table as a presentation: as few slides, of as many of its rows each, as let it be read from a seat.

    Its rows stand as columns, and what its first column names in the header of each slide.
    """
    made, parts = begun(), parted(sheet.table)
    for at, (rows, laid) in enumerate(parts, 1):
        count = f" ({at} of {len(parts)})" if len(parts) > 1 else ""
        page = titled(made, f"{sheet.title}{count}")
        _slide(page, replace(sheet, table=rows), laid)
        number(page, at)
    return finished(made, sheet.title)


def parted(table: pd.DataFrame) -> list[tuple[pd.DataFrame, Grid]]:
    """Return a table in even parts with how each is laid out on a slide: one a row where even that is hard to read."""
    _left, _top, wide, high = BODY
    for most in range(max(1, len(table)), 0, -1):
        rows = [table.iloc[start : start + most] for start in range(0, len(table), most)]
        laid = [fitted(one, wide * POINTS, high * POINTS, SIZES, tight=TIGHT, line=LINE) for one in rows]
        if all(one.size >= READABLE for one in laid):
            break
    return list(zip(rows, laid, strict=True))


def _slide(page: Slide, sheet: Sheet, laid: Grid) -> None:
    left, top, wide, _high = BODY
    heading = page.shapes[0]
    heading.top, heading.height = Inches(0.2), Inches(0.45)
    write(box(page, 0.65, 0.35), sheet.below, (14, 12, 10, 8), PALETTES["light"].muted)
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
    foot = box(page, 7.1, 0.3)
    foot.width = Inches(WIDE - 1)  # the slide's number stands beside it
    write(foot, sheet.credit, (9, 8, 7, 6, 5), PALETTES["light"].muted)


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
