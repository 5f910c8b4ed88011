"""The native pieces of a slide: charts whose numbers can be edited, and tables."""

from __future__ import annotations

from contextlib import contextmanager
from typing import cast

import pandas as pd
from babel.numbers import is_currency
from lxml import etree
from pptx.chart.chart import Chart as SlideChart
from pptx.chart.data import Category, ChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Emu, Length, Pt
from xlsxwriter import Workbook

from analysis import words
from analysis.charts.chart import Chart
from analysis.charts.theme import BLUE, GREEN, GREY, ORANGE, PALETTES, VIOLET, mixed
from analysis.export.office.native import Native

Body = tuple[Length, Length, Length, Length]
"""Left, top, width and height of what stands in the middle of a slide."""

FORMS = {
    "ranges": XL_CHART_TYPE.LINE_MARKERS,
    "shares": XL_CHART_TYPE.BAR_STACKED_100,
    "lines": XL_CHART_TYPE.LINE,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
}
HUES = (BLUE, ORANGE, GREEN, VIOLET)
SMALL = Pt(11)
MOST_TICKS = 12
"""Names that an axis of dates has room for."""

GAP = 60
"""Room between bars and between boxes, in percent of their width."""


class _InertWriter(CategoryWorkbookWriter):
    """Writes a chart's own workbook with texts as texts: a label such as =1+1 is no formula."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: object):
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(xlsx_file, options) as workbook:
            yield workbook, workbook.add_worksheet()


class _InertData(ChartData):
    @property
    def _workbook_writer(self) -> _InertWriter:
        return _InertWriter(self)


def add_chart(slide: Slide, series: Native, chart: Chart, body: Body) -> None:
    """Set a native chart into the slide; its numbers are those of the chart's table."""
    frame = cast("GraphicFrame", slide.shapes.add_chart(FORMS[series.form], *body, _data(series)))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", words.printable(chart.alt))
    drawn = frame.chart
    drawn.font.size, drawn.font.color.rgb = SMALL, _rgb(PALETTES["light"].text)
    drawn.has_title, drawn.has_legend = False, len(series.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _axes(drawn, series)
    _colour(drawn, series, chart)
    if series.form == "ranges":
        _as_ranges(drawn, series)


def add_table(slide: Slide, table: pd.DataFrame, body: Body, *, shaded: bool) -> None:
    """Set a table into the slide; `shaded` shades its numbers by their size, as a matrix is on the page."""
    left, top, wide, high = body
    rows = len(table) + 1
    drawn = slide.shapes.add_table(rows, len(table.columns), left, top, wide, Emu(min(high, Pt(26) * rows))).table
    numbers = table.select_dtypes("number")
    most = float(numbers.max().max()) if shaded else 0
    for at, column in enumerate(table):
        _cell(drawn.cell(0, at), str(column), PALETTES["light"].grid)
        for line, value in enumerate(table[column], 1):
            number = column in numbers and pd.notna(value)
            shade = mixed("#FFFFFF", BLUE, value / most * 0.7) if number and shaded else "#FFFFFF"
            text = words.number(value) if number else "" if pd.isna(value) else str(value)
            _cell(drawn.cell(line, at), text, shade)


def _data(series: Native) -> ChartData:
    data = _InertData()
    groups: dict[str, Category] = {}
    for path in series.categories:
        *group, name = map(words.printable, path)
        if not group:
            data.add_category(name)
        else:
            if group[0] not in groups:
                groups[group[0]] = data.add_category(group[0])
            groups[group[0]].add_sub_category(name)
    for name, values in series.series.items():
        data.add_series(words.printable(name), values)
    return data


def _axes(drawn: SlideChart, series: Native) -> None:
    value, category = drawn.value_axis, drawn.category_axis
    value.major_gridlines.format.line.color.rgb = _rgb(PALETTES["light"].grid)
    value.format.line.fill.background()
    # The axis of bars that add up to a whole runs from 0 to 1, whatever the figures' own unit.
    value.tick_labels.number_format = "0%" if series.form == "shares" else _number_format(series.unit)
    value.tick_labels.number_format_is_linked = False
    value.minimum_scale = 0
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    category.format.line.color.rgb = _rgb(PALETTES["light"].grid)
    if series.form == "lines":
        skip = etree.Element(qn("c:tickLblSkip"))
        skip.set("val", str(-(-len(series.categories) // MOST_TICKS)))
        category._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    if series.form in ("shares", "bars"):
        # Bars are drawn from the bottom up; the first row of the table is the top one on the page.
        category.reverse_order, value.tick_label_position = True, XL_TICK_LABEL_POSITION.HIGH
        drawn.plots[0].gap_width = GAP


def _number_format(unit: str) -> str:
    """Return how an office program writes figures of a unit: a currency's code, years, %, or a bare number."""
    if is_currency(unit):
        return f'"{words.symbol(unit)}"#,##0'
    return {"%": '0"%"', "years": '#,##0" y"'}.get(unit, "#,##0")


def _colour(drawn: SlideChart, series: Native, chart: Chart) -> None:
    own = {one.label.casefold(): one.colour for one in chart.key}
    taken = {own.get(name.casefold()) for name in series.series}
    rest = iter(hue for hue in HUES if hue not in taken)
    for line, name in zip(drawn.plots[0].series, series.series, strict=True):
        colour = _rgb(own.get(name.casefold()) or next(rest, GREY))
        if series.form == "lines":
            line.format.line.color.rgb, line.format.line.width, line.smooth = colour, Pt(2.25), False
        else:
            line.format.fill.solid()
            line.format.fill.fore_color.rgb = colour


def _as_ranges(drawn: SlideChart, series: Native) -> None:
    """Make a box of the middle half, a line from the lowest to the highest series and a mark of the median."""
    for line, name in zip(drawn.plots[0].series, series.series, strict=True):
        line.smooth = False
        line.format.line.fill.background()
        median = name == series.middle
        # Programs that draw no boxes, LibreOffice among them, show the dashes of the other percentiles instead.
        line.marker.style = XL_MARKER_STYLE.DIAMOND if median else XL_MARKER_STYLE.DASH
        line.marker.size = 9 if median else 7
        line.marker.format.fill.solid()
        line.marker.format.fill.fore_color.rgb = _rgb(PALETTES["light"].text if median else BLUE)
        line.marker.format.line.fill.background()
    plot = drawn.plots[0]._element
    marker = plot.find(qn("c:marker"))
    for piece in (_lines_of("c:hiLowLines", PALETTES["light"].muted), _boxes()):
        marker.addprevious(piece)


def _boxes() -> etree._Element:
    boxes = etree.Element(qn("c:upDownBars"))
    etree.SubElement(boxes, qn("c:gapWidth")).set("val", str(GAP))
    for side in ("c:upBars", "c:downBars"):
        shape = etree.SubElement(etree.SubElement(boxes, qn(side)), qn("c:spPr"))
        fill = etree.SubElement(shape, qn("a:solidFill"))
        etree.SubElement(fill, qn("a:srgbClr")).set("val", mixed("#FFFFFF", BLUE, 0.45)[1:])
    return boxes


def _lines_of(name: str, colour: str) -> etree._Element:
    lines = etree.Element(qn(name))
    line = etree.SubElement(etree.SubElement(lines, qn("c:spPr")), qn("a:ln"))
    line.set("w", str(Pt(1.5)))
    fill = etree.SubElement(line, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr")).set("val", colour[1:])
    return lines


def _cell(cell: _Cell, text: str, shade: str) -> None:
    cell.text = words.printable(text)
    cell.fill.solid()
    cell.fill.fore_color.rgb = _rgb(shade)
    cell.margin_top = cell.margin_bottom = Pt(2)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.color.rgb = SMALL, _rgb(PALETTES["light"].text)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour[1:])
