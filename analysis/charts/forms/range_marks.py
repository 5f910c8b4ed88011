"""What is drawn of a row of quantiles: ranges and symbols by series, single values, open ends, and intervals."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.theme import PALETTES, Mode, SeriesStyle

CAP = 5
"""Pixels from the middle of an interval's cap to its ends."""

SCATTER = (0, -5, 5)
"""Pixels by which single values of a row are moved by turns."""


def marks(rows: pd.DataFrame, series: Mapping[str, SeriesStyle], mode: Mode, *, intervals: bool) -> list[go.Scatter]:
    """Return the traces of all rows: ranges and symbols by series, arrows at open ends, and brackets if wanted."""
    traces = [one for name, style in series.items() for one in _traces(rows[rows["series"] == name], style, mode)]
    if "open" in rows and rows["open"].fillna(False).any():
        traces.append(_arrows(rows[rows["open"].fillna(False).astype(bool)], series))
    if intervals and "low" in rows:
        traces.append(_brackets(rows.dropna(subset=["low", "high"]), mode))
    return traces


def _traces(rows: pd.DataFrame, style: SeriesStyle, mode: Mode) -> list[go.Scatter]:
    """Return three traces a series: all thin segments, all thick ones, all symbols."""
    thin = _segments(rows, "p10", "p90", {"color": style.colour, "width": 2}, 0.65)
    thick = _segments(rows, "p25", "p75", {"color": style.colour, "width": 9}, 0.45)
    page, hollow = PALETTES[mode].page, rows["thin"].fillna(False) if "thin" in rows else [False] * len(rows)
    medians = go.Scatter(
        x=rows["p50"],
        y=rows["y"],
        mode="markers",
        name=style.label,
        marker={
            "color": [page if thin else style.colour for thin in hollow],
            "size": 12,
            "symbol": style.symbol,
            "line": {"width": 1.5, "color": [style.colour if thin else page for thin in hollow]},
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


def single(rows: pd.DataFrame, style: SeriesStyle, mode: Mode) -> go.Scatter:
    """Draw the single values of all rows as one trace, by turns above and below the row, so that fewer meet."""
    points = [
        (value, row.y + SCATTER[at % len(SCATTER)], text)
        for row in rows.itertuples()
        for at, (value, text) in enumerate(row.dots)
    ]
    marker = {"color": style.colour, "size": 9, "symbol": style.symbol, "opacity": 0.85}
    return go.Scatter(
        x=[x for x, _y, _text in points],
        y=[y for _x, y, _text in points],
        mode="markers",
        name=style.label,
        marker=marker | {"line": {"width": 1, "color": PALETTES[mode].page}},
        customdata=[text for _x, _y, text in points],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _arrows(rows: pd.DataFrame, series: Mapping[str, SeriesStyle]) -> go.Scatter:
    """Draw heads of arrows at the ends of ranges that go on beyond what is known."""
    colours = [series[name].colour for name in rows["series"]]
    marker = {"symbol": "triangle-right", "size": 11, "color": colours}
    return go.Scatter(x=rows["p90"], y=rows["y"], mode="markers", marker=marker, cliponaxis=False, hoverinfo="skip")


def _brackets(rows: pd.DataFrame, mode: Mode) -> go.Scatter:
    """Draw the medians' intervals as one trace: a line with a cap at either end, over the bars."""
    x, y = [], []
    for row in rows.itertuples():
        x += [row.low, row.low, None, row.low, row.high, None, row.high, row.high, None]
        y += [row.y - CAP, row.y + CAP, None, row.y, row.y, None, row.y - CAP, row.y + CAP, None]
    return go.Scatter(x=x, y=y, mode="lines", line={"color": PALETTES[mode].text, "width": 1.5}, hoverinfo="skip")
