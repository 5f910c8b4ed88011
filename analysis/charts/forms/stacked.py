"""Stacked bars: the parts of a whole in percent, one bar a row with its name above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts.theme import PERCENT_TEXTS, PERCENTS, Head, Mode, SeriesStyle, heading, legible, of_rows, template

STEP, BAR, MIDDLE, ABOVE = 52, 22, 36, 24
"""Pixels: a bar with its name, the bar, its middle below the row's top, and its name above the middle."""

LEAST = 6
"""Percent from which a part is wide enough to hold its figure."""


def stacked(shares: pd.DataFrame, names: Sequence[str], series: Mapping[str, SeriesStyle], mode: Mode) -> go.Figure:
    """Draw one bar a row of `shares` from top to bottom; the y axis counts pixels.

    `shares` has a column of percentages for each key of `series`, which are stacked in their order; `names` are the
    rows' names.
    """
    y = [STEP * index + MIDDLE for index in range(len(shares))]
    figure = go.Figure(layout={"template": template(mode)})
    wholes = pd.DataFrame([words.hundred(row) for row in shares[list(series)].to_numpy()], columns=list(series))
    for key, style in series.items():
        figure.add_bar(
            x=shares[key],
            y=y,
            width=BAR,
            orientation="h",
            name=style.label,
            marker={"color": style.colour},
            text=[words.percent(whole) if whole >= LEAST else "" for whole in wholes[key]],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            textfont={"color": legible(style.colour), "size": 13},
            customdata=list(names),
            hovertemplate=f"%{{customdata}}, {style.label}: %{{x:.1f}}%<extra></extra>",
        )
    figure.update_layout(
        barmode="stack",
        height=STEP * len(shares) + 54,
        xaxis={"range": [0, 100.5], "tickvals": PERCENTS, "ticktext": PERCENT_TEXTS},
        yaxis={"range": [STEP * len(shares) + 10, 0], "visible": False},
        meta=of_rows(STEP * len(shares) + 10, [Head(at - MIDDLE, ABOVE, MIDDLE, ABOVE) for at in y]),
        annotations=[heading(name, 0, at - ABOVE, mode) for name, at in zip(names, y, strict=True)],
    )
    return figure
