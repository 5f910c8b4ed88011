"""The native pieces of a slide: charts whose numbers can be edited, and tables."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import contextmanager
from datetime import date
from typing import cast

from lxml import etree
from pptx.chart.axis import DateAxis, _BaseAxis
from pptx.chart.chart import Chart as SlideChart
from pptx.chart.data import ChartData
from pptx.chart.series import LineSeries
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Length, Pt
from xlsxwriter import Workbook

from analysis import words
from analysis.charts.chart import Chart
from analysis.charts.theme import BLUE, GREEN, GREY, ORANGE, PALETTES, VIOLET, legible, mixed
from analysis.export.office.native import Native
from analysis.export.office.scale import axis, number_format

Body = tuple[Length, Length, Length, Length]
"""Left, top, width and height of what stands in the middle of a slide."""

FORMS = {
    "shares": XL_CHART_TYPE.BAR_STACKED_100,
    "lines": XL_CHART_TYPE.LINE,
}
HUES = (BLUE, ORANGE, GREEN, VIOLET, mixed(GREY, "#000000", 0.45), GREY, mixed(GREY, "#FFFFFF", 0.45))
"""Colours of series without a key: greys that differ in their depth come after the four hues."""

TYPEFACE = "Arial"
"""What texts are measured in: any other may need more lines than there is room for."""

SMALL = Pt(11)
MOST_TICKS = 12
"""Names that an axis of dates has room for."""

MOST_MARKED = 32
"""Points of a line that are marked."""

LEAST_LABELLED = 4
"""Percent that a bar's part needs to hold its figure."""

DASHES = (MSO_LINE.SOLID, MSO_LINE.DASH, MSO_LINE.ROUND_DOT, MSO_LINE.DASH_DOT, MSO_LINE.LONG_DASH)
"""Strokes of lines of one colour."""

SYMBOLS = {
    "circle": XL_MARKER_STYLE.CIRCLE,
    "diamond": XL_MARKER_STYLE.DIAMOND,
    "square": XL_MARKER_STYLE.SQUARE,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE,
    "line-ns-open": XL_MARKER_STYLE.PLUS,
    "circle-open": XL_MARKER_STYLE.X,
    "triangle-down": XL_MARKER_STYLE.STAR,
    "pentagon": XL_MARKER_STYLE.DASH,
    "square-open": XL_MARKER_STYLE.DOT,
}
"""Symbols of a chart as presentation programs have them."""

UNKEYED = ("circle", "square", "diamond", "triangle-up", "line-ns-open", "circle-open", "triangle-down")
"""Symbols of lines that no key gives one."""

GAP = 60
"""Room between bars and between boxes, in percent of their width."""


class Inert:
    """Writes a chart's own workbook with texts as texts: a label such as =1+1 is no formula."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: object):
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(xlsx_file, options) as workbook:
            yield workbook, workbook.add_worksheet()


class _InertWriter(Inert, CategoryWorkbookWriter):
    pass


class _InertData(ChartData):
    @property
    def _workbook_writer(self) -> _InertWriter:
        return _InertWriter(self)


def add_chart(slide: Slide, series: Native, chart: Chart, body: Body) -> None:
    """Set a native chart into the slide; its numbers are those of the chart's table."""
    frame = cast("GraphicFrame", slide.shapes.add_chart(FORMS[series.form], *body, _data(series)))
    describe(frame, chart)
    drawn = frame.chart
    plain_type(drawn)
    drawn.has_title, drawn.has_legend = False, len(series.series) > 1
    if drawn.has_legend:
        drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    _axes(drawn, series)
    _colour(drawn, series, chart)


def plain_type(drawn: SlideChart) -> None:
    """Have all words of a chart in the face and the size of a slide's small type."""
    drawn.font.name, drawn.font.size, drawn.font.color.rgb = TYPEFACE, SMALL, rgb(PALETTES["light"].text)


def write_title(drawn: SlideChart, text: str) -> None:
    """Write the name of a plot above it, where a slide has several."""
    frame = drawn.chart_title.text_frame
    frame.text = words.printable(text)
    font = frame.paragraphs[0].runs[0].font
    font.name, font.size, font.bold, font.color.rgb = TYPEFACE, SMALL, True, rgb(PALETTES["light"].text)


def name_axis(axis_: _BaseAxis, text: str) -> None:
    """Write what an axis counts below it."""
    axis_.has_title = bool(text)
    if not text:
        return
    frame = axis_.axis_title.text_frame
    frame.text = words.printable(text)
    font = frame.paragraphs[0].runs[0].font
    font.name, font.size, font.bold, font.color.rgb = TYPEFACE, SMALL, False, rgb(PALETTES["light"].muted)


def describe(frame: GraphicFrame, chart: Chart) -> None:
    """Give a chart or a table its name and its text for those who cannot see it."""
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("descr", words.printable(chart.alt))
    properties.set("title", words.printable(chart.title))


def _data(series: Native) -> ChartData:
    data = _InertData()
    for category in series.categories:
        data.add_category(category if isinstance(category, date) else words.printable(category))
    for name, values in series.series.items():
        data.add_series(words.printable(name), values)
    return data


def _axes(drawn: SlideChart, series: Native) -> None:
    value, category = drawn.value_axis, drawn.category_axis
    value.major_gridlines.format.line.color.rgb = rgb(PALETTES["light"].grid)
    value.format.line.fill.background()
    value.minimum_scale, step = 0, 1.0
    most = max((one for values in series.series.values() for one in values if one is not None), default=0)
    if series.form == "lines":
        _low, value.maximum_scale, step = axis(0, most)
        value.major_unit = step
    # The axis of bars that add up to a whole runs from 0 to 1, whatever the figures' own unit.
    value.tick_labels.number_format = "0%" if series.form == "shares" else number_format(series.unit, step)
    value.tick_labels.number_format_is_linked = False
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    category.format.line.color.rgb = rgb(PALETTES["light"].grid)
    if isinstance(category, DateAxis):
        _years(category, series)
    elif series.form == "lines":
        name_axis(category, series.axis)
        skip = etree.Element(qn("c:tickLblSkip"))
        skip.set("val", str(-(-len(series.categories) // MOST_TICKS)))
        category._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    if series.form == "shares":
        # Bars are drawn from the bottom up; the first row of the table is the top one on the page.
        category.reverse_order, value.tick_label_position = True, XL_TICK_LABEL_POSITION.HIGH
        drawn.plots[0].gap_width = GAP


def _colour(drawn: SlideChart, series: Native, chart: Chart) -> None:
    keyed = {one.label.casefold(): one for one in chart.key}
    inks = _inks(series, chart)
    for at, (line, name, ink) in enumerate(zip(drawn.plots[0].series, series.series, inks, strict=True)):
        if series.form == "lines":
            line.format.line.color.rgb, line.format.line.width, line.smooth = rgb(ink), Pt(2.25), False
            line.format.line.dash_style = DASHES[inks[:at].count(ink) % len(DASHES)]
            symbol = keyed[name.casefold()].symbol if name.casefold() in keyed else UNKEYED[at % len(UNKEYED)]
            turns = [at for at, category in enumerate(series.categories) if (name, category) in series.turns]
            _symbols(line, symbol, rgb(ink), sum(value is not None for value in series.series[name]), turns)
        else:
            line.format.fill.solid()
            line.format.fill.fore_color.rgb = rgb(ink)
    if series.form == "shares":
        _whole(drawn, series, inks)


def _inks(series: Native, chart: Chart) -> list[str]:
    """Return the colour of each series: its own in the chart, else the next one that none has."""
    own = {one.label.casefold(): one.colour for one in chart.key}
    if chart.encoding is not None:
        own |= dict(zip(map(str.casefold, chart.encoding.order), chart.encoding.colours, strict=False))
    taken = {own.get(name.casefold()) for name in series.series}
    rest = iter(hue for hue in HUES if hue not in taken)
    return [own.get(name.casefold()) or next(rest, GREY) for name in series.series]


def _symbols(line: LineSeries, symbol: str, colour: RGBColor, points: int, turns: Sequence[int]) -> None:
    """Mark the points of a line in the symbol of its series: its turns alone where they are so many as to hide it."""
    marked = [line.marker]
    if points > MOST_MARKED:
        line.marker.style, marked = XL_MARKER_STYLE.NONE, [line.points[at].marker for at in turns]
    for marker in marked:
        marker.style, marker.size = SYMBOLS.get(symbol, XL_MARKER_STYLE.CIRCLE), 7
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = colour
        marker.format.line.color.rgb = colour


def _whole(drawn: SlideChart, series: Native, inks: Sequence[str]) -> None:
    """Write each share into its bar, rounded so that those of a bar add up to a hundred."""
    names = list(series.series)
    for at, shares in enumerate(zip(*series.series.values(), strict=True)):
        texts = words.hundred([share or 0 for share in shares])
        for name, share, text in zip(names, shares, texts, strict=True):
            if share is None or share < LEAST_LABELLED:
                continue
            label = drawn.plots[0].series[names.index(name)].points[at].data_label
            label.text_frame.text = f"{text}%"
            font = label.text_frame.paragraphs[0].runs[0].font
            font.name, font.size, font.bold = TYPEFACE, SMALL, True
            font.color.rgb = rgb(legible(inks[names.index(name)]))


def _years(category: DateAxis, series: Native) -> None:
    """Have an axis of dates name its years, or its months where it is short."""
    dates = [one for one in series.categories if isinstance(one, date)]
    long = (max(dates) - min(dates)).days > 2 * 365
    category.tick_labels.number_format = "yyyy" if long else "mmm yyyy"
    category.tick_labels.number_format_is_linked = False
    for name, value in (("majorUnit", "1" if long else "3"), ("majorTimeUnit", "years" if long else "months")):
        for old in category._element.findall(qn(f"c:{name}")):
            category._element.remove(old)
        etree.SubElement(category._element, qn(f"c:{name}")).set("val", value)


def rgb(colour: str) -> RGBColor:
    """Return a colour (#RRGGBB) as the library takes it."""
    return RGBColor.from_string(colour[1:])
