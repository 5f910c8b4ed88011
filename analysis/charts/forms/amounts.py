"""Amounts by year from now: a step line with its band for each way to go on, the last amount beside its end."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts.axes import at_end, rising, room_of, spread, ticks
from analysis.charts.forms.steps import shade
from analysis.charts.theme import Mode, SeriesStyle, template

HEIGHT = 420
APART = 0.06
"""Share of the plot's height between two amounts beside the ends of their lines."""


def ahead(rows: pd.DataFrame, by: str, series: Mapping[str, SeriesStyle], write: words.Format, mode: Mode) -> go.Figure:
    """Draw one line for each value of the column `by`; `rows` has years, p50, low and high, which `write` writes."""
    figure = go.Figure(layout={"template": template(mode)})
    for key, path in rows.groupby(by, sort=False):
        figure.add_traces(_line(path, series[key], write))
    last, axis = int(rows["years"].max()), rising(float(rows["high"].max()), write, mode)
    years = ticks(last)
    ends = rows.groupby(by, sort=False).tail(1)
    figure.update_layout(
        height=HEIGHT,
        margin={"l": room_of(axis["ticktext"]), "r": room_of(write(end) for end in ends["p50"]) + 20},
        xaxis={
            "range": [0, last + 0.2],
            "tickvals": years,
            "ticktext": [words.years_tick(year) for year in years],
        },
        yaxis=axis,
        annotations=_ends(ends, by, series, write, axis["tickvals"][-1], mode),
    )
    return figure


def _line(path: pd.DataFrame, style: SeriesStyle, write: words.Format) -> list[go.Scatter]:
    bound = {"x": path["years"], "mode": "lines", "hoverinfo": "skip", "line": {"width": 0}}
    return [
        go.Scatter(y=path["high"], **bound),
        go.Scatter(y=path["low"], fill="tonexty", fillcolor=shade(style.colour, 0.13), **bound),
        go.Scatter(
            x=path["years"],
            y=path["p50"],
            mode="lines",
            name=style.label,
            line={"color": style.colour, "width": 2.5},
            customdata=[
                f"{write(row.p50)}, 90% band {write(row.low)} to {write(row.high)}" for row in path.itertuples()
            ],
            hovertemplate=f"{style.label}, in year %{{x}}:<br>%{{customdata}}<extra></extra>",
        ),
        go.Scatter(
            x=path["years"].tail(1),
            y=path["p50"].tail(1),
            mode="markers",
            marker={"color": style.colour, "symbol": style.symbol, "size": 11},
            hoverinfo="skip",
        ),
    ]


def _ends(
    ends: pd.DataFrame, by: str, series: Mapping[str, SeriesStyle], write: words.Format, top: float, mode: Mode
) -> list[dict]:
    """Write each path's last amount at its end, moved apart where ends are close."""
    heights = spread(ends["p50"].tolist(), APART * top, top)
    texts = []
    for row, height in zip(ends.itertuples(), heights, strict=True):
        style = series[getattr(row, by)]
        sign = f'<span style="color:{style.colour}">{style.glyph}</span>'
        texts.append(at_end(f"{sign} {write(row.p50)}", row.years, row.p50, height, mode))
    return texts
