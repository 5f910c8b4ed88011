"""Quantile ranges: 10th to 90th percentile thin, middle half thick, the median a symbol. One layout for every width.

A group's name and value stand above its rows, not in a margin that a phone has not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.theme import PALETTES, Mode, SeriesStyle, heading, label, of_rows, safe, template, ticks
from analysis.words import Format

HEADING, CAPTION, ROW, GAP = 26, 18, 21, 12
"""Pixels: a group's heading, the caption below it, a row, and the room between groups."""

CAP = 5
"""Pixels from the middle of an interval's cap to its ends."""

PLOT_SHARE = 0.86
"""Share of the width that the axis takes where the rows' values stand to its right."""


@dataclass(frozen=True)
class Group:
    """Rows under one heading: `rows` has the columns series, p10, p25, p50, p75, p90, value and hover.

    `series` is a key of the chart's series, `value` the text to the right of the row, `hover` the text on
    touching the symbol. `remark` stands to the right of the heading, or below it where there is no row; `caption` in
    small below the heading. Rows may have low and high, the ends of the median's interval.
    """

    heading: str
    rows: pd.DataFrame
    remark: str = ""
    caption: str = ""

    @property
    def head(self) -> int:
        """Pixels that the heading takes with its caption."""
        return HEADING + CAPTION * bool(self.caption)


def placed(groups: Sequence[Group]) -> list[float]:
    """Return the height of each group's first row in pixels from the top; of its heading where it has no row."""
    tops = _tops(groups)
    return [
        top + group.head + ROW / 2 if len(group.rows) else top + HEADING / 2
        for group, top in zip(groups, tops[:-1], strict=True)
    ]


def ranges(
    groups: Sequence[Group], series: Mapping[str, SeriesStyle], tick: Format, mode: Mode, *, intervals: bool = False
) -> go.Figure:
    """Draw groups of quantile ranges from top to bottom; `tick` writes a value of the axis with its unit.

    `intervals` draws the median's interval as a bracket where a row has one. The y axis counts pixels.
    """
    *tops, height = _tops(groups)
    rows = pd.concat(
        [
            group.rows.assign(y=[top + group.head + ROW * (index + 0.5) for index in range(len(group.rows))])
            for group, top in zip(groups, tops, strict=True)
            if len(group.rows)
        ],
        ignore_index=True,
    )
    headings = [(group, top + HEADING / 2) for group, top in zip(groups, tops, strict=True)]
    figure = go.Figure(layout={"template": template(mode)})
    for name, style in series.items():
        figure.add_traces(_traces(rows[rows["series"] == name], style, mode))
    if intervals and "low" in rows:
        figure.add_trace(_brackets(rows.dropna(subset=["low", "high"]), mode))
    with_values = rows["value"].ne("").any()
    share = PLOT_SHARE if with_values else 1
    end = rows[["p50", "p90"]].max(axis=None)
    values = ticks(1.03 * end, most=6)
    figure.update_layout(
        height=round(height) + 44,
        xaxis={
            "range": [-0.02 * end, 1.03 * end],
            "tickvals": values,
            "ticktext": [tick(value) for value in values],
            "domain": [0, share],
        },
        yaxis={"range": [height, 0], "visible": False, "automargin": False},
        meta=of_rows(height, [y for _group, y in headings]),
        annotations=[*_headings(headings, mode), *_values(rows[rows["value"].ne("")], mode)],
    )
    return figure


def _tops(groups: Sequence[Group]) -> list[float]:
    """Return where each group begins, in pixels from the top, and where the last one ends."""
    tops = [0.0]
    for group in groups:
        lines = len(group.rows) or bool(group.remark)
        tops.append(tops[-1] + group.head + ROW * lines + GAP)
    return tops


def _traces(rows: pd.DataFrame, style: SeriesStyle, mode: Mode) -> list[go.Scatter]:
    """Return three traces a series: all thin segments, all thick ones, all symbols."""
    thin = _segments(rows, "p10", "p90", {"color": style.colour, "width": 2}, 0.65)
    thick = _segments(rows, "p25", "p75", {"color": style.colour, "width": 9}, 0.45)
    medians = go.Scatter(
        x=rows["p50"],
        y=rows["y"],
        mode="markers",
        name=style.label,
        marker={
            "color": style.colour,
            "size": 12,
            "symbol": style.symbol,
            "line": {"width": 1.5, "color": PALETTES[mode].page},
        },
        customdata=rows["hover"],
        hovertemplate="%{customdata}<extra></extra>",
    )
    return [thin, thick, medians]


def _segments(rows: pd.DataFrame, low: str, high: str, line: dict, opacity: float) -> go.Scatter:
    """Draw many segments as one trace, with gaps between them: a trace each would cost most of the figure."""
    x = [value for row in rows[[low, high]].itertuples(index=False) for value in (*row, None)]
    y = [value for y in rows["y"] for value in (y, y, None)]
    return go.Scatter(x=x, y=y, mode="lines", line=line, opacity=opacity, hoverinfo="skip")


def _brackets(rows: pd.DataFrame, mode: Mode) -> go.Scatter:
    """Draw the medians' intervals as one trace: a line with a cap at either end, over the bars."""
    x, y = [], []
    for row in rows.itertuples():
        x += [row.low, row.low, None, row.low, row.high, None, row.high, row.high, None]
        y += [row.y - CAP, row.y + CAP, None, row.y, row.y, None, row.y - CAP, row.y + CAP, None]
    return go.Scatter(x=x, y=y, mode="lines", line={"color": PALETTES[mode].text, "width": 1.5}, hoverinfo="skip")


def _headings(headings: list[tuple[Group, float]], mode: Mode) -> list[dict]:
    left = [heading(group.heading, 0, y, mode) for group, y in headings]
    muted = {"size": 13, "color": PALETTES[mode].muted}
    remarks = [
        label(safe(group.remark), 1, y, mode, xanchor="right", font=muted)
        if len(group.rows)
        else label(safe(group.remark), 0, y + ROW, mode, font=muted)
        for group, y in headings
        if group.remark
    ]
    small = {"size": 12, "color": PALETTES[mode].muted}
    captions = [label(safe(group.caption), 0, y + 19, mode, font=small) for group, y in headings if group.caption]
    return left + remarks + captions


def _values(rows: pd.DataFrame, mode: Mode) -> list[dict]:
    muted = {"size": 13, "color": PALETTES[mode].muted}
    return [label(safe(row.value), 1, row.y, mode, xanchor="right", font=muted) for row in rows.itertuples()]
