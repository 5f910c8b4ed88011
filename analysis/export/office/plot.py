"""Rows of marks and spans as a native chart: points on two axes, whose numbers can be edited."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pptx.chart.chart import Chart as SlideChart
from pptx.chart.series import XySeries
from pptx.enum.chart import XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.slide import Slide
from pptx.util import Emu, Pt

from analysis import words
from analysis.charts.chart import Chart
from analysis.charts.theme import PALETTES
from analysis.export.image.canvas import width
from analysis.export.office import parts, points
from analysis.export.office.drawn import Dots
from analysis.export.office.scale import number_format

LABELS, ENDS = "Names of rows", "Values"
"""Series that are written, not drawn."""

BRACKETS, FEW = "Intervals of the medians", ", few"
"""Names of series that the legend does not show."""

STROKE = 0.36
"""How far a bracket reaches above and below its row, in rows."""

TYPE = 11.0
LEAST_TYPE = 9.0
"""Points of the type of names and values: as large as rows allow."""

ROOM = 0.8
"""Share of the chart's height that rows have; axis and legend have the rest."""

MOST_ROWS = 28
"""Rows of a plot whose names can be read; more of them stand in two plots side by side."""

MOST_NAMES, LEAST_PLOT = 0.42, 0.4
"""Share of the width that names have at most, and the marks at least."""

SHADE = "40000"
"""How much of a thick span's colour is seen, in thousandths of a percent."""


def add_dots(slide: Slide, rows: Dots, chart: Chart, body: parts.Body) -> None:
    """Set rows of marks and spans into the slide, from top to bottom, their names at the left, values at their ends.

    What is too long to be read in one plot stands in two, parted where a group begins, on the same axis.
    """
    count = len(rows.names)
    if count <= MOST_ROWS:
        _plot(slide, rows, chart, body)
        return
    middle = min(rows.heads or (count // 2,), key=lambda head: abs(head - count / 2))
    left, top, wide, high = body
    for at, (start, end) in enumerate(itertools.pairwise((0, middle, count))):
        _plot(slide, rows.rows(start, end), chart, (Emu(left + at * (wide // 2)), top, Emu(wide // 2), high))


def _plot(slide: Slide, rows: Dots, chart: Chart, body: parts.Body) -> None:
    frame = points.add(slide, _series(rows), body)
    parts.describe(frame, chart)
    drawn, high = frame.chart, body[3] / Pt(1) * ROOM
    step = 0.85 * high / len(rows.names)
    size = max(LEAST_TYPE, min(TYPE, step))
    drawn.has_title = False
    series = iter(drawn.plots[0].series)
    for spans in rows.spans:
        thick = min(9.0, 0.5 * high / len(rows.names)) if spans.thick else 1.5
        points.as_line(next(series), spans.colour, thick, shade=SHADE if spans.thick else "")
    for marks in rows.marks:
        points.as_marks(next(series), marks.style.symbol, marks.style.colour, step, hollow=marks.hollow)
    if rows.brackets:
        points.as_line(next(series), PALETTES["light"].text, 1.5)
    _as_texts(next(series), rows.names, XL_LABEL_POSITION.LEFT, size)
    if rows.ends:
        _as_texts(next(series), [text for _at, _value, text in rows.ends], XL_LABEL_POSITION.RIGHT, size)
    _axes(drawn, rows)
    _legend(drawn, rows)
    _layout(drawn, rows, size / (body[2] / Pt(1)))


def _series(rows: Dots) -> list[tuple[str, list[points.Point]]]:
    """Return every series: spans as their ends with a gap after each, marks, and where texts stand."""
    count = len(rows.names)
    series: list[tuple[str, list[points.Point]]] = []
    for spans in rows.spans:
        ends = ((start, end, count - at) for at, start, end in spans.lines)
        series.append((spans.name, [one for start, end, y in ends for one in ((start, y), (end, y), points.NONE)]))
    filled = _filled(rows)
    for marks in rows.marks:
        drawn: list[points.Point] = [(value, count - at) for at, value in marks.points]
        few = FEW * (marks.hollow and marks.style.label in filled)
        series.append((f"{words.capital(marks.style.label) or 'Value'}{few}", drawn))
    if rows.brackets:
        places = [(value, count - at) for at, *both in rows.brackets for value in both]
        strokes = [one for x, y in places for one in ((x, y - STROKE), (x, y + STROKE), points.NONE)]
        series.append((BRACKETS, strokes))
    series.append((LABELS, [(rows.low, count - at) for at in range(count)]))
    if rows.ends:
        series.append((ENDS, [(value, count - at) for at, value, _text in rows.ends]))
    return series


def _as_texts(series: XySeries, texts: Sequence[str], place: XL_LABEL_POSITION, size: float) -> None:
    """Write a text at each point, which itself is not drawn; a space keeps it off the mark there."""
    points.bare(series)
    for at, text in enumerate(texts):
        label, clean = series.points[at].data_label, words.printable(text)
        label.text_frame.text = f"\u2002{clean}" if place == XL_LABEL_POSITION.RIGHT else f"{clean}\u2002"
        label.position = place
        label.text_frame.word_wrap = False
        font = label.text_frame.paragraphs[0].runs[0].font
        font.name, font.size, font.color.rgb = parts.TYPEFACE, Pt(size), parts.rgb(PALETTES["light"].text)


def _axes(drawn: SlideChart, rows: Dots) -> None:
    across, upright = drawn.category_axis, drawn.value_axis
    across.minimum_scale, across.maximum_scale, across.major_unit = rows.low, rows.high, rows.step
    across.has_major_gridlines = True
    across.major_gridlines.format.line.color.rgb = parts.rgb(PALETTES["light"].grid)
    across.format.line.color.rgb = parts.rgb(PALETTES["light"].muted)
    across.tick_labels.number_format = number_format(rows.unit, rows.step)
    across.tick_labels.number_format_is_linked = False
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    upright.minimum_scale, upright.maximum_scale = 0.4, len(rows.names) + 0.6
    # It stands at zero, wherever that is, and has no word: the rows have their names.
    upright.has_major_gridlines, upright.visible = False, True
    upright.major_tick_mark, upright.tick_label_position = XL_TICK_MARK.NONE, XL_TICK_LABEL_POSITION.NONE
    upright.format.line.color.rgb = parts.rgb(PALETTES["light"].muted)


def _legend(drawn: SlideChart, rows: Dots) -> None:
    """Name the series of marks where there are several; spans and texts have no entry."""
    drawn.has_legend = _labels(rows) > 1
    if not drawn.has_legend:
        return
    drawn.legend.position, drawn.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    filled = _filled(rows)
    twice = [at for at, one in enumerate(rows.marks, len(rows.spans)) if one.hollow and one.style.label in filled]
    first = len(rows.spans) + len(rows.marks)
    written = range(first, first + bool(rows.brackets) + 1 + bool(rows.ends))
    unnamed = [at for at, one in enumerate(rows.spans) if not one.named]
    points.without_entries(drawn, (*unnamed, *twice, *written))


def _filled(rows: Dots) -> set[str]:
    return {one.style.label for one in rows.marks if not one.hollow}


def _labels(rows: Dots) -> int:
    """Return how many entries the legend would have."""
    return len({one.style.label for one in rows.marks}) + sum(one.named for one in rows.spans)


def _layout(drawn: SlideChart, rows: Dots, em: float) -> None:
    """Leave room for the names at the left and the texts at the right; `em` is the type's share of the width.

    Texts stand at their marks: what reaches beyond the axis's end is what needs room.
    """
    left = min(MOST_NAMES, max(width(name) for name in rows.names) * em + 0.03)
    reach, right = rows.high - rows.low, 0.02
    for _at, value, text in rows.ends:
        # So much of the width lies beyond the axis that the text ends with the slide's body.
        share, long = (value - rows.low) / reach, (width(text) + 1.5) * em
        right = max(right, (long - (1 - left) * (1 - share)) / share if share else 0)
    wide = max(LEAST_PLOT, 1 - left - right)
    points.lay_out(drawn, left, 0.01, wide, 0.99 - (0.18 if _labels(rows) > 1 else 0.1))
