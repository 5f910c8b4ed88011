"""Amounts by year from now: a step line with its band for each way to go on, the last amount beside its end."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts.forms.steps import shade
from analysis.charts.theme import Mode, SeriesStyle, label, template, ticks

HEIGHT = 420
APART = 0.06
"""Share of the plot's height between two amounts beside the ends of their lines."""

ROOM = 0.13
"""Room for the axis's amounts before the lines begin, as a share of the years."""


def ahead(rows: pd.DataFrame, by: str, series: Mapping[str, SeriesStyle], write: words.Format, mode: Mode) -> go.Figure:
    """Draw one line for each value of the column `by`; `rows` has years, p50, low and high, which `write` writes."""
    figure = go.Figure(layout={"template": template(mode)})
    for key, path in rows.groupby(by, sort=False):
        figure.add_traces(_line(path, series[key], write))
    last, top = int(rows["years"].max()), 1.05 * float(rows["high"].max())
    amounts, years = ticks(top), ticks(last, most=6)
    figure.update_layout(
        height=HEIGHT,
        xaxis={
            "range": [-ROOM * last, last + 0.2],
            "domain": [0, 0.88],
            "tickvals": years,
            "ticktext": [words.years_tick(year) for year in years],
        },
        yaxis={
            "range": [0, top],
            "tickvals": amounts[1:],
            "ticktext": [write(amount) for amount in amounts[1:]],
            "ticklabelposition": "inside top",
        },
        annotations=_ends(rows, by, series, write, top, mode),
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
    rows: pd.DataFrame, by: str, series: Mapping[str, SeriesStyle], write: words.Format, top: float, mode: Mode
) -> list[dict]:
    """Write each path's last amount to the right of the plot, moved apart where ends are close."""
    ends = rows.groupby(by, sort=False).tail(1).sort_values("p50")
    height, texts = -1.0, []
    for row in ends.itertuples():
        height = max(row.p50, height + APART * top)
        style = series[getattr(row, by)]
        sign = f'<span style="color:{style.colour}">{style.glyph}</span>'
        texts.append(label(f"{sign} {write(row.p50)}", 0.89, height, mode, font={"size": 13}))
    return texts
