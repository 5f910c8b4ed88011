"""A table on a slide."""

from __future__ import annotations

import pandas as pd
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.table import Table, _Cell
from pptx.util import Emu, Length, Pt

from analysis import words
from analysis.charts.chart import Chart
from analysis.charts.theme import BLUE, PALETTES, mixed
from analysis.export.image.canvas import width
from analysis.export.office import parts
from analysis.export.office.native import DATE


def add_table(slide: Slide, table: pd.DataFrame, chart: Chart, body: parts.Body, *, shaded: bool) -> None:
    """Set a chart's table into the slide; `shaded` shades its numbers by their size, as a matrix is on the page."""
    left, top, wide, high = body
    rows = len(table) + 1
    frame = slide.shapes.add_table(rows, len(table.columns), left, top, wide, Emu(min(high, Pt(26) * rows)))
    parts.describe(frame, chart)
    drawn = frame.table
    numbers = table.select_dtypes("number")
    most = float(numbers.max().max()) if shaded else 0
    _widen(drawn, table, wide)
    for at, column in enumerate(table):
        right = column in numbers
        _cell(drawn.cell(0, at), str(column), PALETTES["light"].grid, right=right, bold=True)
        digits = int(right and not (table[column].dropna() % 1 == 0).all())
        for line, value in enumerate(table[column], 1):
            number = right and pd.notna(value)
            shade = mixed("#FFFFFF", BLUE, value / most * 0.7) if number and shaded else "#FFFFFF"
            text = f"{value:,.{digits}f}" if number else "" if pd.isna(value) else _dated(str(value))
            _cell(drawn.cell(line, at), text, shade, right=right)


def _widen(drawn: Table, table: pd.DataFrame, wide: Length) -> None:
    """Give columns the width that their texts need, as far as there is room for all of them."""
    needs = [max(width(str(text)) for text in (column, *table[column])) + 2 for column in table]
    for at, share in enumerate(needs):
        drawn.columns[at].width = Emu(round(wide * share / sum(needs)))


def _dated(text: str) -> str:
    """Return a month or a day as it is read, not as it is kept: Oct 2015; anything else as it is."""
    return words.period(text) if DATE.fullmatch(text) else text


def _cell(cell: _Cell, text: str, shade: str, *, right: bool = False, bold: bool = False) -> None:
    cell.text = words.printable(text)
    cell.fill.solid()
    cell.fill.fore_color.rgb = parts.rgb(shade)
    cell.margin_top = cell.margin_bottom = Pt(2)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        paragraph.font.name, paragraph.font.size, paragraph.font.bold = parts.TYPEFACE, parts.SMALL, bold
        paragraph.font.color.rgb = parts.rgb(PALETTES["light"].text)
