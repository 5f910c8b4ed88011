"""Quantile ranges: 10th to 90th percentile thin, middle half thick, the median a symbol, hollow where people are few.

A group's name stands above its rows, not in a margin that a phone has not; value and n stand to their right. A sheet
sets the names at the left (`analysis.export.image.beside`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.axes import MOST_TICKS, measured
from analysis.charts.forms.range_marks import marks, single
from analysis.charts.theme import (
    CAPTION,
    COUNT,
    PALETTES,
    REMARK,
    VALUE,
    Head,
    Mode,
    SeriesStyle,
    heading,
    label,
    of_rows,
    safe,
    template,
)
from analysis.words import Format

HEADING, BELOW, ROW, GAP = 24, 18, 21, 8
"""Pixels: a group's heading, the caption below it, a row, and the room between groups."""

PHONE = 312
"""Pixels of a phone's plot with what stands to its right."""

EDGE = 4
"""Pixels to the right of all."""

GLYPH, BESIDE, WIDEST = 7.2, 10, 92
"""Pixels: a character of a row's value and n, the room before either, and the most that a value gets of its own."""


@dataclass(frozen=True)
class Group:
    """Rows under one heading: `rows` has the columns series, p10, p25, p50, p75, p90, value and hover.

    `series` is a key of the chart's series, `value` the text to the right of the row, `hover` the text on
    touching the symbol. `remark` stands to the right of the heading, or below it where there is no row; `caption` in
    small below the heading. Rows may have low and high, the ends of the median's interval, n, which is written beside
    the value, thin, which makes the symbol hollow, and open, whose range ends in an arrow. `dots` are single values of
    a row with their texts on touch, drawn over its range; the chart says how they look.
    """

    heading: str
    rows: pd.DataFrame
    remark: str = ""
    caption: str = ""

    @property
    def head(self) -> int:
        """Pixels that the heading takes with its caption."""
        return HEADING + BELOW * bool(self.caption)

    def at(self, top: float) -> Head:
        """Return the group's name above its rows, for `of_rows`; beside its row a caption needs some of the room."""
        return Head(top, self.head, self.head + ROW / 2, self.head + (-GAP if self.caption else GAP / 2))


def placed(groups: Sequence[Group]) -> list[float]:
    """Return the height of each group's first row in pixels from the top; of its heading where it has no row."""
    tops = _tops(groups)
    return [
        top + group.head + ROW / 2 if len(group.rows) else top + HEADING / 2
        for group, top in zip(groups, tops[:-1], strict=True)
    ]


def ranges(
    groups: Sequence[Group],
    series: Mapping[str, SeriesStyle],
    tick: Format,
    mode: Mode,
    *,
    intervals: bool = False,
    dots: SeriesStyle | None = None,
) -> go.Figure:
    """Draw groups of quantile ranges from top to bottom; `tick` writes a value of the axis with its unit.

    `intervals` draws the median's interval as a bracket where a row has one, `dots` is how single values look. The y
    axis counts pixels.
    """
    *tops, height = _tops(groups)
    rows = _placed(groups, tops)
    headings = [(group, top + HEADING / 2) for group, top in zip(groups, tops, strict=True)]
    figure = go.Figure(layout={"template": template(mode)})
    figure.add_traces(marks(rows, series, mode, intervals=intervals))
    end = float(rows[["p50", "p90"]].max(axis=None))
    if dots is not None:
        figure.add_trace(single(rows, dots, mode))
        end = max(end, *(value for row in rows["dots"] for value, _hover in row))
    value, count = _room(rows["value"]), _room(rows["count"])
    figure.update_layout(
        height=round(height) + 44,
        margin={"r": max(20, value + count + EDGE)},
        xaxis=measured(end, tick, mode, _most(tick(end), PHONE - value - count)),
        yaxis={"range": [height, 0], "visible": False, "automargin": False},
        meta=of_rows(height, [group.at(y - HEADING / 2) for group, y in headings]),
        annotations=[
            *_headings(headings, value + count, mode),
            *_beside(rows["value"], rows["y"], value, VALUE, mode),
            *_counts(rows, headings, value + count, mode),
        ],
    )
    return figure


def _placed(groups: Sequence[Group], tops: Sequence[float]) -> pd.DataFrame:
    """Return the rows of all groups with the height and the number of people of each."""
    placed = [
        group.rows.assign(y=[top + group.head + ROW * (index + 0.5) for index in range(len(group.rows))])
        for group, top in zip(groups, tops, strict=True)
        if len(group.rows)
    ]
    rows = pd.concat(placed, ignore_index=True)
    known = rows["n"] if "n" in rows else pd.Series(float("nan"), index=rows.index)
    return rows.assign(count=["" if pd.isna(n) else f"{int(n):,}" for n in known])


def _counts(rows: pd.DataFrame, headings: Sequence[tuple[Group, float]], right: int, mode: Mode) -> list[dict]:
    """Write how many stand behind each row, and above the first number what it is; before it where there is no room."""
    known = rows[rows["count"].ne("")]
    if known.empty:
        return []
    group, y = max((one for one in headings if one[1] < known["y"].iloc[0]), key=lambda one: one[1])
    counts = known["count"].tolist()
    if group.remark:
        return _beside([f"n = {counts[0]}", *counts[1:]], known["y"], right, COUNT, mode)
    return _beside(["n", *counts], [y, *known["y"]], right, COUNT, mode)


def _most(label: str, plot: float) -> int:
    """Return how many ticks with such labels have room beside one another on a phone."""
    return min(MOST_TICKS, max(3, int(1 + plot / (GLYPH * max(len(label), 3) + BESIDE))))


def _room(texts: Iterable[str]) -> int:
    """Return the pixels that a column of texts to the right of the plot takes."""
    longest = max(map(len, texts), default=0)
    return min(WIDEST, round(GLYPH * longest) + BESIDE) if longest else 0


def _tops(groups: Sequence[Group]) -> list[float]:
    """Return where each group begins, in pixels from the top, and where the last one ends."""
    tops = [0.0]
    for group in groups:
        lines = len(group.rows) or bool(group.remark)
        tops.append(tops[-1] + group.head + ROW * lines + GAP)
    return tops


def _headings(headings: list[tuple[Group, float]], right: int, mode: Mode) -> list[dict]:
    """Name each group, with its remark at the right edge (`right` pixels beyond the plot) and its caption below."""
    muted, small = ({"size": size, "color": PALETTES[mode].muted} for size in (13, 12))
    left = [heading(group.heading, 0, y, mode) for group, y in headings]
    remarks = [
        label(safe(group.remark), 1, y, mode, xanchor="right", xshift=right, font=muted, name=REMARK)
        if len(group.rows)
        else label(safe(group.remark), 0, y + ROW, mode, font=muted)
        for group, y in headings
        if group.remark
    ]
    captions = [
        label(safe(group.caption), 0, y + 19, mode, font=small, name=CAPTION) for group, y in headings if group.caption
    ]
    return left + remarks + captions


def _beside(texts: Iterable[str], heights: Iterable[float], right: int, name: str, mode: Mode) -> list[dict]:
    """Write texts at the heights of their rows, ending `right` pixels beyond the plot."""
    muted = {"size": 13, "color": PALETTES[mode].muted}
    return [
        label(safe(text), 1, y, mode, xanchor="right", xshift=right, font=muted, name=name)
        for text, y in zip(texts, heights, strict=True)
        if text
    ]
