"""Attainment curves: the share at or above a rung by years of experience, as steps with 90 % bands."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.colors import hex_to_rgb

from analysis import words
from analysis.charts.axes import at_end, spread
from analysis.charts.theme import (
    BOLD,
    PALETTES,
    PERCENT_TEXTS,
    PERCENTS,
    Mode,
    SeriesStyle,
    edged,
    label,
    of_panels,
    template,
)

HEIGHT, PANEL = 460, 230
"""Pixels: all curves in one plot, and one of several plots with its name above it."""

ABREAST, GUTTER, ABOVE = 2, 0.16, 28
"""Plots side by side, the share of the width between them, and pixels for the name above each."""

APART = 6
"""Percent between the labels of two ends."""


def attainment(
    curves: pd.DataFrame, half: pd.DataFrame, by: str, series: Mapping[Any, SeriesStyle], mode: Mode
) -> go.Figure:
    """Draw one step curve with its band for each value of the column `by`, with its symbol on it and its last share.

    The symbol marks where half have reached the rung; on a curve that stays below half, its end. A curve that ends
    before others do ends with a hollow circle: beyond, too few were seen.
    `curves` holds `by`, years, share, share_low, share_high (0 to 1); `half` is `half_reached(curves, by)`.
    """
    figure = go.Figure(layout={"template": template(mode)})
    for key, curve in curves.groupby(by, sort=False):
        figure.add_traces(_curve(curve, series[key]))
    figure.add_traces([_open_ends(curves, by, series, mode), _symbols(_marks(curves, half, by), by, series, mode)])
    figure.update_layout(
        height=HEIGHT,
        hovermode="closest",
        margin={"l": LEFT, "r": RIGHT},
        xaxis=_years(curves),
        yaxis=PERCENT_AXIS,
        shapes=[_half(mode)],
        annotations=_ends(curves, by, series, mode),
    )
    return figure


def multiples(
    curves: pd.DataFrame, half: pd.DataFrame, by: str, series: Mapping[Any, SeriesStyle], mode: Mode
) -> go.Figure:
    """Draw each curve in a plot of its own, with its band and the others in grey behind it; else as `attainment`."""
    present = set(curves[by])
    keys = [key for key in series if key in present]
    if len(keys) == 1:
        return attainment(curves, half, by, series, mode)
    figure, lines = go.Figure(layout={"template": template(mode)}), -(-len(keys) // ABREAST)
    height, marks = PANEL * lines, _marks(curves, half, by)
    wide, names, halves = (1 - GUTTER) / ABREAST, [], []
    for at, key in enumerate(keys):
        axes = {"xaxis": f"x{at + 1 if at else ''}", "yaxis": f"y{at + 1 if at else ''}"}
        others = [_behind(curves[curves[by] == other], mode) for other in keys if other != key]
        own = _curve(curves[curves[by] == key], series[key])
        drawn = [*others, *own, _symbols(marks[marks[by] == key], by, series, mode)]
        figure.add_traces([trace.update(axes) for trace in drawn])
        left = (at % ABREAST) * (wide + GUTTER)
        top = 1 - (at // ABREAST * PANEL + ABOVE) / height
        bottom = 1 - ((at // ABREAST + 1) * PANEL - 24) / height
        across = _years(curves, every=10) | {"domain": [left, left + wide], "anchor": axes["yaxis"]}
        upright = PERCENT_AXIS | {"domain": [bottom, top], "anchor": axes["xaxis"]}
        axis = {"x": axes["xaxis"].replace("x", "xaxis"), "y": axes["yaxis"].replace("y", "yaxis")}
        figure.update_layout({axis["x"]: across, axis["y"]: upright})
        halves.append(_half(mode) | {"xref": f"{axes['xaxis']} domain", "yref": axes["yaxis"]})
        name = f'<span style="color:{series[key].colour}">{series[key].glyph}</span> <b>{series[key].label}</b>'
        place = {"xref": f"{axes['xaxis']} domain", "yref": "paper", "yanchor": "bottom", "name": BOLD}
        names.append(label(name, 0, top, mode, yshift=4, **place))
    figure.update_layout(annotations=names, shapes=halves)
    return figure.update_layout(height=height + 20, meta=of_panels(lines), margin={"l": LEFT})


LEFT, RIGHT = 48, 62
"""Pixels for the percentages at the left, and for the shares at the curves' ends."""

PERCENT_AXIS = {"range": [0, 101], "tickvals": PERCENTS, "ticktext": PERCENT_TEXTS}


def _years(curves: pd.DataFrame, every: int = 5) -> dict:
    """Return the axis of years, up to the first tick that no curve goes beyond."""
    last = every * math.ceil(int(curves["years"].max()) / every)
    years = list(range(0, last + 1, every))
    return {
        "range": [0, last * 1.01],
        "tickvals": years,
        "ticktext": [words.years_tick(year) for year in years],
        "tickangle": 0,
    }


def _half(mode: Mode) -> dict:
    return {"type": "line", "x0": 0, "x1": 1, "xref": "x domain", "y0": 50, "y1": 50, "line": _dotted(mode)}


def _behind(curve: pd.DataFrame, mode: Mode) -> go.Scatter:
    line = {"shape": "hv", "color": PALETTES[mode].muted, "width": 1}
    return go.Scatter(x=curve["years"], y=100 * curve["share"], mode="lines", line=line, opacity=0.5, hoverinfo="skip")


def _symbols(marks: pd.DataFrame, by: str, series: Mapping[Any, SeriesStyle], mode: Mode) -> go.Scatter:
    return go.Scatter(
        x=marks["x"],
        y=marks["y"],
        mode="markers",
        marker=edged([series[key].colour for key in marks[by]], [series[key].symbol for key in marks[by]], 12, mode),
        customdata=[series[key].label for key in marks[by]],
        hovertemplate="%{customdata}: %{y:.0f}% by year %{x}<extra></extra>",
    )


def _last(curves: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the last row of each curve."""
    return curves.sort_values("years", kind="stable").groupby(by, sort=False).tail(1)


def _open_ends(curves: pd.DataFrame, by: str, series: Mapping[Any, SeriesStyle], mode: Mode) -> go.Scatter:
    """Mark the ends of curves that end before others do: beyond them nothing is known."""
    ends = _last(curves, by)
    ends = ends[ends["years"] < curves["years"].max()]
    return go.Scatter(
        x=ends["years"],
        y=100 * ends["share"],
        mode="markers",
        marker={
            "color": PALETTES[mode].page,
            "symbol": "circle",
            "size": 8,
            "line": {"width": 2, "color": [series[key].colour for key in ends[by]]},
        },
        customdata=[
            f"{series[key].label}: seen to year {year}" for key, year in zip(ends[by], ends["years"], strict=True)
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _ends(curves: pd.DataFrame, by: str, series: Mapping[Any, SeriesStyle], mode: Mode) -> list[dict]:
    """Write each curve's last share at its end."""
    ends = _last(curves, by)
    values = (100 * ends["share"]).tolist()
    heights = spread(values, APART, 100)
    return [
        at_end(
            f'<span style="color:{series[key].colour}">{series[key].glyph}</span> {words.percent(value)}',
            year,
            value,
            height,
            mode,
        )
        for key, year, value, height in zip(ends[by], ends["years"], values, heights, strict=True)
    ]


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
            customdata=[[100 * row.share_low, 100 * row.share_high, row.n] for row in curve.itertuples()],
            hovertemplate=f"{style.label}: %{{y:.0f}}% by year %{{x}}<br>90% band %{{customdata[0]:.0f}}% to "
            "%{customdata[1]:.0f}%, n = %{customdata[2]:,}<extra></extra>",
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
