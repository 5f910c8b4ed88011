"""A table on a slide."""

from __future__ import annotations

import pandas as pd
from pptx.slide import Slide
from pptx.table import Table, _Cell
from pptx.util import Emu, Length, Pt

from analysis import words
from analysis.charts.chart import Chart
from analysis.charts.theme import BLUE, PALETTES, mixed
from analysis.export.image.canvas import width
from analysis.export.office import parts


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
        _cell(drawn.cell(0, at), str(column), PALETTES["light"].grid)
        digits = int(column in numbers and not (table[column].dropna() % 1 == 0).all())
        for line, value in enumerate(table[column], 1):
            number = column in numbers and pd.notna(value)
            shade = mixed("#FFFFFF", BLUE, value / most * 0.7) if number and shaded else "#FFFFFF"
            text = f"{value:,.{digits}f}" if number else "" if pd.isna(value) else str(value)
            _cell(drawn.cell(line, at), text, shade)


def _widen(drawn: Table, table: pd.DataFrame, wide: Length) -> None:
    """Give columns the width that their texts need, as far as there is room for all of them."""
    needs = [max(width(str(text)) for text in (column, *table[column])) + 2 for column in table]
    for at, share in enumerate(needs):
        drawn.columns[at].width = Emu(round(wide * share / sum(needs)))


def _cell(cell: _Cell, text: str, shade: str) -> None:
    cell.text = words.printable(text)
    cell.fill.solid()
    cell.fill.fore_color.rgb = parts.rgb(shade)
    cell.margin_top = cell.margin_bottom = Pt(2)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.color.rgb = parts.SMALL, parts.rgb(PALETTES["light"].text)
