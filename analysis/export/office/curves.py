"""Curves in steps with their bands as native charts: points on two axes, whose numbers can be edited."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from pptx.chart.chart import Chart as SlideChart
from pptx.enum.chart import XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.slide import Slide
from pptx.util import Emu, Pt

from analysis import words
from analysis.charts.chart import Chart
from analysis.charts.theme import GREY, PALETTES, SeriesStyle
from analysis.export.office import parts, points
from analysis.export.office.scale import axis, number_format

HALF = 50
"""Percent at which a curve has its symbol."""

ABREAST = 2
"""Plots side by side where each curve has its own."""

LEFT, RIGHT = 0.07, 0.02
"""Shares of a plot's width beside its axes."""

TOGETHER, ALONE = (0.03, 0.29), (0.14, 0.42)
"""Shares of the height of a plot above its axis, and of all but the axis: of one with all curves, and of one's own."""

SHADE = "16000"
"""How much of a band's colour is seen, in thousandths of a percent."""

BAND = "band"


@dataclass(frozen=True)
class Curve:
    """A curve in steps: years, shares and the ends of its band, where it has one; and its symbol's place."""

    name: str
    style: SeriesStyle
    years: tuple[float, ...]
    shares: tuple[float, ...]
    band: tuple[tuple[float, float], ...]

    @property
    def steps(self) -> list[points.Point]:
        """The corners: each share holds until the next year."""
        corners: list[points.Point] = [(self.years[0], self.shares[0])]
        for year, before, share in zip(self.years[1:], self.shares, self.shares[1:], strict=False):
            corners += [(year, before), (year, share)]
        return corners

    @property
    def bars(self) -> list[points.Point]:
        """The band, a bar a year, each with a gap after it."""
        ends = zip(self.years, self.band, strict=False)
        return [one for year, (low, high) in ends for one in ((year + 0.5, low), (year + 0.5, high), points.NONE)]

    @property
    def mark(self) -> points.Point:
        """Where half have reached the level, or the end of a curve that stays below."""
        year = next((year for year, share in zip(self.years, self.shares, strict=True) if share >= HALF), None)
        return (self.years[-1], self.shares[-1]) if year is None else (year, HALF)


def curves(chart: Chart) -> list[Curve]:
    """Return the curves of a chart of steps in their order; none for other forms."""
    drawn, table = chart.encoding, chart.table
    if chart.figure is None or drawn is None or drawn.form != "steps":
        return []
    looks = {one.label.casefold(): one for one in chart.key}
    found = []
    for name in dict.fromkeys((*drawn.order, *table[drawn.series].astype(str))):
        own = table[table[drawn.series].astype(str) == name].sort_values(drawn.x)
        if own.empty:
            continue
        ends = own[[drawn.low, drawn.high]].iloc[:-1] if drawn.low else pd.DataFrame()
        band = tuple(ends.itertuples(index=False, name=None)) if ends.notna().all(axis=None) else ()
        style = looks.get(name.casefold(), SeriesStyle(name, GREY, "gray", "circle", "●"))
        found.append(Curve(name, style, tuple(own[drawn.x].tolist()), tuple(own[drawn.value].tolist()), band))
    return found


def add_curves(slide: Slide, found: Sequence[Curve], chart: Chart, body: parts.Body) -> None:
    """Set curves into the slide, in one plot or, where the chart has them apart, each in its own with its name."""
    apart = chart.encoding is not None and chart.encoding.apart and len(found) > 1
    if not apart:
        _plot(slide, found, chart, body, found)
        return
    left, top, wide, high = body
    lines = -(-len(found) // ABREAST)
    for at, curve in enumerate(found):
        place = (left + wide // ABREAST * (at % ABREAST), top + high // lines * (at // ABREAST))
        _plot(slide, [curve], chart, (Emu(place[0]), Emu(place[1]), Emu(wide // ABREAST), Emu(high // lines)), found)


def _plot(slide: Slide, own: Sequence[Curve], chart: Chart, body: parts.Body, every: Sequence[Curve]) -> None:
    """Draw some of the curves on the axes that hold every one."""
    series: list[tuple[str, list[points.Point]]] = [(f"{one.name}: {BAND}", one.bars) for one in own if one.band]
    series += [(f"{one.name}: line", one.steps) for one in own]
    series += [(words.capital(one.name), [one.mark]) for one in own]
    frame = points.add(slide, series, body)
    parts.describe(frame, chart)
    drawn, last = frame.chart, max(one.years[-1] for one in every)
    most = max(share for one in every for share in (*one.shares, *(high for _low, high in one.band)))
    lines = iter(drawn.plots[0].series)
    year = body[2] / Pt(1) * (1 - LEFT - RIGHT) / last
    for one in own:
        if one.band:
            points.as_line(next(lines), one.style.colour, year, shade=SHADE)
    for at, one in enumerate(own):
        alike = sum(other.style.colour == one.style.colour for other in own[:at])
        points.as_line(next(lines), one.style.colour, 2.25, dash=alike)
    for one in own:
        points.as_marks(next(lines), one.style.symbol, one.style.colour, 9)
    _axes(drawn, chart, last, most)
    _legend(drawn, own)
    top, around = TOGETHER if len(own) > 1 else ALONE
    points.lay_out(drawn, LEFT, top, 1 - LEFT - RIGHT, 1 - around)


def _axes(drawn: SlideChart, chart: Chart, last: float, most: float) -> None:
    across, upright = drawn.category_axis, drawn.value_axis
    _low, _last, step = axis(0, last)
    across.minimum_scale, across.maximum_scale, across.major_unit = 0, last, step
    across.has_major_gridlines, across.major_tick_mark = False, XL_TICK_MARK.OUTSIDE
    _low, upright.maximum_scale, upright.major_unit = axis(0, most)
    upright.minimum_scale = 0
    unit = chart.encoding.unit if chart.encoding else ""
    upright.tick_labels.number_format = number_format(unit, upright.major_unit)
    upright.tick_labels.number_format_is_linked = False
    upright.major_gridlines.format.line.color.rgb = parts.rgb(PALETTES["light"].grid)
    upright.format.line.fill.background()
    across.format.line.color.rgb = parts.rgb(PALETTES["light"].muted)
    parts.name_axis(across, chart.encoding.x if chart.encoding else "")


def _legend(drawn: SlideChart, own: Sequence[Curve]) -> None:
    """Name curves by their symbols: in the legend, or above a plot that has one alone."""
    drawn.has_title, drawn.has_legend = len(own) == 1, len(own) > 1
    if drawn.has_title:
        parts.write_title(drawn, words.capital(own[0].name))
        return
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    points.without_entries(drawn, range(sum(bool(one.band) for one in own) + len(own)))
