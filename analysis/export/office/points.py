"""Series of points on two axes as native charts: lines with gaps, symbols, and where the axes stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import cast

from lxml import etree
from pptx.chart.chart import Chart as SlideChart
from pptx.chart.data import ChartData, XyChartData
from pptx.chart.series import XySeries
from pptx.chart.xlsx import XyWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Pt

from analysis import words
from analysis.charts.theme import PALETTES
from analysis.export.office import parts

Point = tuple[float | None, float | None]

NONE: Point = (None, None)
"""A point that is left empty, so that a line has a gap."""


class _InertWriter(parts.Inert, XyWorkbookWriter):
    """Writes a chart's own workbook with texts as texts."""


class _InertData(XyChartData):
    @property
    def _workbook_writer(self) -> _InertWriter:
        return _InertWriter(self)


def add(slide: Slide, series: Sequence[tuple[str, Sequence[Point]]], body: parts.Body) -> GraphicFrame:
    """Set series of points, each with its name, into the slide; returns the frame of the chart."""
    data, longest = _InertData(), max(len(points) for _name, points in series)
    for name, points in series:
        filled = data.add_series(words.printable(name))
        # Of equal length: LibreOffice loses the series before one that is longer.
        for x, y in [*points, *[NONE] * (longest - len(points))]:
            filled.add_data_point(x, y)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.XY_SCATTER, *body, cast("ChartData", data))
    parts.plain_type(cast("GraphicFrame", frame).chart)
    return cast("GraphicFrame", frame)


def as_line(series: XySeries, colour: str, wide: float, *, shade: str = "", dash: int = 0) -> None:
    """Draw a line without symbols, in points; `shade` is how much of it is seen, `dash` its place in `DASHES`."""
    series.marker.style = XL_MARKER_STYLE.NONE
    line = series.format.line
    line.color.rgb, line.width = parts.rgb(colour), Pt(wide)
    line.dash_style = parts.DASHES[dash % len(parts.DASHES)]
    line._ln.set("cap", "flat")
    if shade:
        # Not mixed with white: programs differ in whether marks or bars lie on top, and either must be seen.
        etree.SubElement(line._ln.find(f".//{qn('a:srgbClr')}"), qn("a:alpha")).set("val", shade)


def as_marks(series: XySeries, symbol: str, colour: str, size: float, *, hollow: bool = False) -> None:
    """Draw symbols without a line, filled or `hollow`."""
    series.format.line.fill.background()
    series.marker.style = parts.SYMBOLS.get(symbol, XL_MARKER_STYLE.STAR)
    series.marker.size = round(min(9, max(5, size)))
    ink, border = parts.rgb(colour), series.marker.format.line
    if hollow or symbol.endswith("-open"):
        # Without any filling, since LibreOffice draws no borders: it fills the symbol in the border's colour.
        series.marker.format.fill.background()
        border.color.rgb, border.width = ink, Pt(1.5 if hollow else 2)
        return
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = ink
    border.color.rgb = parts.rgb(PALETTES["light"].page)


def bare(series: XySeries) -> None:
    """Draw nothing of a series: its texts alone are seen."""
    series.format.line.fill.background()
    series.marker.style = XL_MARKER_STYLE.NONE


def without_entries(drawn: SlideChart, unnamed: Collection[int]) -> None:
    """Take series, by their place, out of the legend."""
    legend = drawn.legend._element
    for at in unnamed:
        entry = etree.Element(qn("c:legendEntry"))
        etree.SubElement(entry, qn("c:idx")).set("val", str(at))
        etree.SubElement(entry, qn("c:delete")).set("val", "1")
        (legend.findall(qn("c:legendEntry")) or [legend.find(qn("c:legendPos"))])[-1].addnext(entry)


def lay_out(drawn: SlideChart, left: float, top: float, wide: float, high: float) -> None:
    """Have the axes stand at a place and in a size, in shares of the chart's; ticks and names are around them."""
    area = drawn._chartSpace.find(f".//{qn('c:plotArea')}")
    layout = area.find(qn("c:layout"))
    if layout is None:
        layout = etree.Element(qn("c:layout"))
        area.insert(0, layout)
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    values = (("layoutTarget", "inner"), ("xMode", "edge"), ("yMode", "edge"))
    for name, value in (*values, ("x", left), ("y", top), ("w", wide), ("h", high)):
        etree.SubElement(manual, qn(f"c:{name}")).set("val", str(value))
