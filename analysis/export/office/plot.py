"""Rows of marks and spans as a native chart: points on two axes, whose numbers can be edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from lxml import etree
from pptx.chart.chart import Chart as SlideChart
from pptx.chart.data import ChartData, XyChartData
from pptx.chart.series import XySeries
from pptx.chart.xlsx import XyWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Pt

from analysis import words
from analysis.charts.chart import Chart
from analysis.charts.theme import PALETTES
from analysis.export.image.canvas import width
from analysis.export.office import parts
from analysis.export.office.dots import Dots, Spans

LABELS, ENDS = "Names of rows", "Values"
"""Series that are written, not drawn."""

TYPE = 11.0
LEAST_TYPE = 9.0
"""Points of the type of names and values: as large as rows allow."""

Point = tuple[float | None, int | None]

NONE: Point = (None, None)
"""A point that is left empty, so that a line has a gap."""

ROOM = 0.8
"""Share of the chart's height that rows have; axis and legend have the rest."""


class _InertWriter(parts.Inert, XyWorkbookWriter):
    """Writes a chart's own workbook with texts as texts."""


class _InertData(XyChartData):
    @property
    def _workbook_writer(self) -> _InertWriter:
        return _InertWriter(self)


def add_dots(slide: Slide, rows: Dots, chart: Chart, body: parts.Body) -> None:
    """Set rows of marks and spans into the slide, from top to bottom, their names at the left, values at their ends."""
    frame = cast(
        "GraphicFrame", slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *body, cast("ChartData", _data(rows)))
    )
    parts.describe(frame, chart)
    drawn, high = frame.chart, body[3] / Pt(1) * ROOM
    step = 0.85 * high / len(rows.names)
    size = max(LEAST_TYPE, min(TYPE, step))
    drawn.font.size, drawn.font.color.rgb = Pt(TYPE), parts.rgb(PALETTES["light"].text)
    drawn.has_title = False
    series = iter(drawn.plots[0].series)
    for spans in rows.spans:
        _as_spans(next(series), spans, min(9.0, 0.5 * high / len(rows.names)))
    for marks in rows.marks:
        _as_marks(next(series), marks.style.symbol, marks.style.colour, step)
    _as_texts(next(series), rows.names, XL_LABEL_POSITION.LEFT, size)
    if rows.ends:
        _as_texts(next(series), [text for _at, _value, text in rows.ends], XL_LABEL_POSITION.RIGHT, size)
    _axes(drawn, rows)
    _legend(drawn, rows)
    _layout(drawn, max(width(name) for name in rows.names) * size / (body[2] / Pt(1)), rows)


def _data(rows: Dots) -> XyChartData:
    """Return every series: spans as their ends with a gap after each, marks, and where texts stand."""
    count = len(rows.names)
    series: list[tuple[str, list[Point]]] = []
    for spans in rows.spans:
        ends = ((start, end, count - at) for at, start, end in spans.lines)
        series.append((spans.name, [point for start, end, y in ends for point in ((start, y), (end, y), NONE)]))
    for marks in rows.marks:
        points: list[Point] = [(value, count - at) for at, value in marks.points]
        series.append((words.capital(marks.style.label) or "Value", points))
    series.append((LABELS, [(rows.low, count - at) for at in range(count)]))
    if rows.ends:
        series.append((ENDS, [(value, count - at) for at, value, _text in rows.ends]))
    data, longest = _InertData(), max(len(points) for _name, points in series)
    for name, points in series:
        filled = data.add_series(words.printable(name))
        # Of equal length: LibreOffice loses the series before one that is longer.
        for x, y in [*points, *[NONE] * (longest - len(points))]:
            filled.add_data_point(x, y)
    return data


def _as_spans(series: XySeries, spans: Spans, thick: float) -> None:
    """Draw lines from start to end, with the gaps between them that empty points leave."""
    series.marker.style = XL_MARKER_STYLE.NONE
    line = series.format.line
    line.color.rgb, line.width = parts.rgb(spans.colour), Pt(thick if spans.thick else 1.5)
    line._ln.set("cap", "flat")
    if spans.thick:
        # Not mixed with white: programs differ in whether marks or bars lie on top, and either must be seen.
        etree.SubElement(line._ln.find(f".//{qn('a:srgbClr')}"), qn("a:alpha")).set("val", "40000")


def _as_marks(series: XySeries, symbol: str, colour: str, size: float) -> None:
    series.format.line.fill.background()
    series.marker.style, series.marker.size = (
        parts.SYMBOLS.get(symbol, XL_MARKER_STYLE.STAR),
        round(min(9, max(5, size))),
    )
    ink = parts.rgb(colour)
    if symbol.endswith("-open"):
        series.marker.format.line.color.rgb, series.marker.format.line.width = ink, Pt(2)
        return
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = ink
    series.marker.format.line.color.rgb = parts.rgb("#FFFFFF")


def _as_texts(series: XySeries, texts: Sequence[str], place: XL_LABEL_POSITION, size: float) -> None:
    """Write a text at each point, which itself is not drawn."""
    _bare(series)
    for at, text in enumerate(texts):
        label = series.points[at].data_label
        apart = "\u2002" if place == XL_LABEL_POSITION.RIGHT else ""
        label.text_frame.text, label.position = f"{apart}{words.printable(text)}", place
        label.text_frame.word_wrap = False
        font = label.text_frame.paragraphs[0].runs[0].font
        font.size, font.color.rgb = Pt(size), parts.rgb(PALETTES["light"].text)


def _bare(series: XySeries) -> None:
    series.format.line.fill.background()
    series.marker.style = XL_MARKER_STYLE.NONE


def _axes(drawn: SlideChart, rows: Dots) -> None:
    across, upright = drawn.category_axis, drawn.value_axis
    across.minimum_scale, across.maximum_scale, across.major_unit = rows.low, rows.high, rows.step
    across.has_major_gridlines = True
    across.major_gridlines.format.line.color.rgb = parts.rgb(PALETTES["light"].grid)
    across.format.line.color.rgb = parts.rgb(PALETTES["light"].muted)
    across.tick_labels.number_format = parts.number_format(rows.unit, rows.step)
    across.tick_labels.number_format_is_linked = False
    upright.minimum_scale, upright.maximum_scale = 0.4, len(rows.names) + 0.6
    upright.has_major_gridlines, upright.visible = False, False


def _legend(drawn: SlideChart, rows: Dots) -> None:
    """Name the series of marks where there are several; spans and texts have no entry."""
    drawn.has_legend = len(rows.marks) > 1
    if not drawn.has_legend:
        return
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    legend = drawn.legend._element
    first = len(rows.spans) + len(rows.marks)
    for at in (*range(len(rows.spans)), *range(first, first + 1 + bool(rows.ends))):
        entry = etree.Element(qn("c:legendEntry"))
        etree.SubElement(entry, qn("c:idx")).set("val", str(at))
        etree.SubElement(entry, qn("c:delete")).set("val", "1")
        (legend.findall(qn("c:legendEntry")) or [legend.find(qn("c:legendPos"))])[-1].addnext(entry)


def _layout(drawn: SlideChart, names: float, rows: Dots) -> None:
    """Leave room for the names at the left, whose part of the width they are, and for the values at the right."""
    left = min(0.42, names + 0.03)
    right = 0.08 if rows.ends else 0.02
    area = drawn._chartSpace.find(f".//{qn('c:plotArea')}")
    layout = area.find(qn("c:layout"))
    if layout is None:
        layout = etree.Element(qn("c:layout"))
        area.insert(0, layout)
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    bottom = 0.18 if len(rows.marks) > 1 else 0.1
    values = (("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge"))
    for name, value in (*values, ("x", left), ("y", 0.01), ("w", 1 - left - right), ("h", 0.99 - bottom)):
        etree.SubElement(manual, qn(f"c:{name}")).set("val", str(value))
