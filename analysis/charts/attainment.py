"""Attainment curves: the share at or above a rung by years of experience, as steps with 90 % bands."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts.theme import INK, PERCENT_TEXTS, PERCENTS, Mode, Series, label, template

HEIGHT = 460

FIRST_NAMED = 3
"""A curve that crosses half before this year leaves no room for its name beside the next; the key has it."""


def attainment(
    curves: pd.DataFrame, half: pd.DataFrame, by: str, series: Mapping[object, Series], mode: Mode
) -> go.Figure:
    """Draw one step curve with its band for each value of the column `by`, and mark where half have reached it.

    `curves` holds `by`, years, share, share_low, share_high (0 to 1); `half` is `half_reached(curves, by)`.
    """
    figure = go.Figure(layout={"template": template(mode)})
    last = int(curves["years"].max())
    for key, curve in curves.groupby(by, sort=False):
        figure.add_traces(_curve(curve, series[key]))
    crossings = half.dropna(subset="p50")
    figure.add_scatter(
        x=crossings["p50"].astype(int),
        y=[50] * len(crossings),
        mode="markers",
        marker={
            "color": [series[key].colour for key in crossings[by]],
            "symbol": [series[key].symbol for key in crossings[by]],
            "size": 12,
            "line": {"width": 1.5, "color": INK[mode].page},
        },
        customdata=[series[key].label for key in crossings[by]],
        hovertemplate="half have reached %{customdata} by year %{x}<extra></extra>",
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
        annotations=_names(curves, half, by, series, mode) if by == "rung" else [],
    )
    return figure


def _curve(curve: pd.DataFrame, style: Series) -> list[go.Scatter]:
    step = {"shape": "hv", "color": style.colour}
    bound = {"x": curve["years"], "mode": "lines", "hoverinfo": "skip"}
    shade = f"rgba({', '.join(str(int(style.colour[at : at + 2], 16)) for at in (1, 3, 5))}, 0.16)"
    return [
        go.Scatter(y=100 * curve["share_high"], line=step | {"width": 0}, **bound),
        go.Scatter(y=100 * curve["share_low"], line=step | {"width": 0}, fill="tonexty", fillcolor=shade, **bound),
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


def _names(curves: pd.DataFrame, half: pd.DataFrame, by: str, series: Mapping, mode: Mode) -> list[dict]:
    """Name each curve where it crosses half, below and to the right of the symbol; else above its right end."""
    crossed = half[half["p50"] >= FIRST_NAMED]
    ends = curves[~curves[by].isin(half.dropna(subset="p50")[by])].sort_values("years").groupby(by, sort=False).tail(1)
    middle = curves["years"].max() / 2
    names = []
    for step, row in enumerate(crossed.itertuples()):
        # Below and to the right of its crossing a curve leaves room; late in the plot there is none to the right.
        # Each name stands lower than the one before, so that they do not meet on a phone.
        x, y, anchor = (row.p50 + 0.5, 45 - 7 * step, "left") if row.p50 <= middle else (row.p50 - 0.5, 56, "right")
        names.append(label(_name(series[getattr(row, by)]), x, y, mode, xref="x", xanchor=anchor))
    return names + [
        label(_name(series[getattr(row, by)]), 1, 100 * row.share + 5, mode, xanchor="right")
        for row in ends.itertuples()
    ]


def _name(style: Series) -> str:
    return f'<span style="color:{style.colour}">{style.sign}</span> {style.label.removesuffix(" or above")}'


def _dotted(mode: Mode) -> dict:
    return {"color": INK[mode].muted, "width": 1, "dash": "dot"}
