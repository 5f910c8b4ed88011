"""Dumbbells: where each side stands on ordinal scales with named ends, 1 to 5, joined by a bar."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.theme import (
    HIGH,
    LOW,
    PALETTES,
    Head,
    Mode,
    SeriesStyle,
    edged,
    heading,
    label,
    of_rows,
    safe,
    template,
)

STEP, MIDDLE, ABOVE, BELOW = 78, 40, 24, 18
"""Pixels: a dimension, its scale below its top, its name above the scale and the names of the scale's ends below."""

SCALE = range(1, 6)

HOVER = 46
"""Characters on a line that a phone's hover label holds."""


def dumbbells(rows: pd.DataFrame, series: Mapping[str, SeriesStyle], mode: Mode) -> go.Figure:
    """Draw a scale a dimension from top to bottom, and on it the symbol of each side.

    `rows` has a row for each dimension and side in drawing order: dimension_id, dimension, low_end, high_end, side (a
    key of `series`), score and statement, which is shown on touching the symbol.
    """
    scales = rows.drop_duplicates("dimension_id")
    middle = [STEP * index + MIDDLE for index in range(len(scales))]
    placed = rows.assign(y=rows["dimension_id"].map(dict(zip(scales["dimension_id"], middle, strict=True))))
    figure = go.Figure(layout={"template": template(mode)})
    figure.add_traces([_notches(score, middle, mode) for score in SCALE])
    figure.add_trace(_bars(placed, mode))
    figure.add_traces([_ends(placed[placed["side"] == side], style, mode) for side, style in series.items()])
    height = STEP * len(scales)
    figure.update_layout(
        height=height + 44,
        xaxis={"range": [SCALE[0] - 0.2, SCALE[-1] + 0.2], "visible": False},
        yaxis={"range": [height, 0], "visible": False},
        meta=of_rows(height, [Head(y - MIDDLE, ABOVE, MIDDLE, ABOVE + BELOW) for y in middle]),
        annotations=_names(scales, middle, mode),
    )
    return figure


def _notches(score: int, middle: Sequence[float], mode: Mode) -> go.Scatter:
    """Draw one step of every scale."""
    return go.Scatter(
        x=[score] * len(middle),
        y=middle,
        mode="markers",
        marker={"symbol": "line-ns-open", "size": 9, "color": PALETTES[mode].grid},
        hoverinfo="skip",
    )


def _bars(placed: pd.DataFrame, mode: Mode) -> go.Scatter:
    """Join the sides of each dimension, all bars as one trace."""
    joined = [(cell["score"].tolist(), cell["y"].tolist()) for _key, cell in placed.groupby("dimension_id", sort=False)]
    return go.Scatter(
        x=[x for scores, _heights in joined for x in (*scores, None)],
        y=[y for _scores, heights in joined for y in (*heights, None)],
        mode="lines",
        line={"color": PALETTES[mode].muted, "width": 2},
        hoverinfo="skip",
    )


def _ends(rows: pd.DataFrame, style: SeriesStyle, mode: Mode) -> go.Scatter:
    """Draw one side's place on every scale, its statement on touching the symbol."""
    return go.Scatter(
        x=rows["score"],
        y=rows["y"].tolist(),
        mode="markers",
        name=style.label,
        marker=edged(style.colour, style.symbol, 15, mode),
        customdata=[
            f"<b>{safe(row.dimension)}</b>, {style.label}: {row.score} of {SCALE[-1]}<br>{_folded(row.statement)}"
            for row in rows.itertuples()
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _names(scales: pd.DataFrame, middle: Sequence[float], mode: Mode) -> list[dict]:
    """Name each dimension above its scale and the scale's ends below it."""
    small = {"size": 12, "color": PALETTES[mode].muted}
    names = []
    for row, y in zip(scales.itertuples(), middle, strict=True):
        names.append(heading(row.dimension, 0, y - ABOVE, mode))
        names.append(label(safe(row.low_end), 0, y + BELOW, mode, font=small, name=LOW))
        names.append(label(safe(row.high_end), 1, y + BELOW, mode, font=small, xanchor="right", name=HIGH))
    return names


def _folded(text: str) -> str:
    """Break a sentence into lines short enough for a phone's hover label."""
    return "<br>".join(textwrap.wrap(text, HOVER, break_long_words=False, break_on_hyphens=False))
