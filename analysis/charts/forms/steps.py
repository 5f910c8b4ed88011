"""Attainment curves: the share at or above a rung by years of experience, as steps with 90 % bands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.colors import hex_to_rgb

from analysis import words
from analysis.charts.theme import PALETTES, PERCENT_TEXTS, PERCENTS, Mode, SeriesStyle, template

HEIGHT = 460


def attainment(
    curves: pd.DataFrame, half: pd.DataFrame, by: str, series: Mapping[Any, SeriesStyle], mode: Mode
) -> go.Figure:
    """Draw one step curve with its band for each value of the column `by`, with its symbol on it.

    The symbol marks where half have reached the rung; on a curve that stays below half, its end.
    `curves` holds `by`, years, share, share_low, share_high (0 to 1); `half` is `half_reached(curves, by)`.
    """
    figure = go.Figure(layout={"template": template(mode)})
    last = int(curves["years"].max())
    for key, curve in curves.groupby(by, sort=False):
        figure.add_traces(_curve(curve, series[key]))
    marks = _marks(curves, half, by)
    figure.add_scatter(
        x=marks["x"],
        y=marks["y"],
        mode="markers",
        marker={
            "color": [series[key].colour for key in marks[by]],
            "symbol": [series[key].symbol for key in marks[by]],
            "size": 12,
            "line": {"width": 1.5, "color": PALETTES[mode].page},
        },
        customdata=[series[key].label for key in marks[by]],
        hovertemplate="%{customdata}: %{y:.0f}% by year %{x}<extra></extra>",
    )
    years = list(range(0, last + 1, 5))
    figure.update_layout(
        height=HEIGHT,
        hovermode="closest",
        xaxis={"range": [-0.4, last + 0.6], "tickvals": years, "ticktext": [words.years_tick(year) for year in years]},
        yaxis={
            "range": [0, 106],
            "tickvals": PERCENTS,
            "ticktext": ["", *PERCENT_TEXTS[1:]],
            "ticklabelposition": "inside top",
        },
        shapes=[{"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": 50, "y1": 50, "line": _dotted(mode)}],
    )
    return figure


def _curve(curve: pd.DataFrame, style: SeriesStyle) -> list[go.Scatter]:
    step = {"shape": "hv", "color": style.colour}
    bound = {"x": curve["years"], "mode": "lines", "hoverinfo": "skip"}
    return [
        go.Scatter(y=100 * curve["share_high"], line=step | {"width": 0}, **bound),
        go.Scatter(
            y=100 * curve["share_low"],
            line=step | {"width": 0},
            fill="tonexty",
            fillcolor=shade(style.colour, 0.16),
            **bound,
        ),
        go.Scatter(
            x=curve["years"],
            y=100 * curve["share"],
            mode="lines",
            name=style.label,
            line=step | {"width": 2.5},
            customdata=100 * curve[["share_low", "share_high"]].to_numpy(),
            hovertemplate=f"{style.label}: %{{y:.0f}}% by year %{{x}}<br>90% band %{{customdata[0]:.0f}}% to "
            "%{customdata[1]:.0f}%<extra></extra>",
        ),
    ]


def shade(colour: str, opacity: float) -> str:
    """Return a colour (#RRGGBB) as that of an area one can see through."""
    return f"rgba{(*hex_to_rgb(colour), opacity)}"


def _marks(curves: pd.DataFrame, half: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return where each curve's symbol stands: where half have reached it, or at its end where half have not.

    Columns: `by`, x (years), y (percent).
    """
    crossings = half.dropna(subset="p50").assign(x=lambda rows: rows["p50"].astype(int), y=50.0)
    others = curves[~curves[by].isin(crossings[by])].sort_values("years").groupby(by, sort=False).tail(1)
    ends = others.assign(x=others["years"].astype(int), y=100 * others["share"])
    return pd.concat([crossings, ends])[[by, "x", "y"]]


def _dotted(mode: Mode) -> dict:
    return {"color": PALETTES[mode].muted, "width": 1, "dash": "dot"}
