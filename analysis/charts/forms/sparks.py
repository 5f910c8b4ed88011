"""Small lines: one a row on one scale, with its first and last share, for many series that would cross in one plot."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.axes import room_of
from analysis.charts.theme import PALETTES, VALUE, Head, Mode, edged, heading, label, of_rows, template

STEP, ABOVE, HIGH = 62, 12, 24
"""Pixels: a line with its name above it, the name's middle below the top, and the highest share above its baseline."""

BASE = STEP - 8
"""Pixels from the top of a row to its baseline."""


def sparks(
    shares: pd.DataFrame,
    names: Mapping[str, str],
    colours: Mapping[str, str],
    write: Callable[[float], str],
    mode: Mode,
) -> go.Figure:
    """Draw one line a row of `shares` from top to bottom, its columns (dates) to the right, all on one scale from 0.

    `names` and `colours` are by the rows' keys; `write` writes a share.
    """
    figure, most = go.Figure(layout={"template": template(mode)}), float(shares.max(axis=None))
    dates, notes = list(shares.columns), []
    for at, (key, row) in enumerate(shares.iterrows()):
        base, known = STEP * at + BASE, row.dropna()
        y = [base - HIGH * value / most for value in row]
        zero = {"color": PALETTES[mode].grid, "width": 1}
        figure.add_scatter(x=[dates[0], dates[-1]], y=[base, base], mode="lines", line=zero, hoverinfo="skip")
        figure.add_trace(_line(dates, y, names[key], colours[key], [write(value) for value in row]))
        ends = [known.index[0], known.index[-1]]
        heights = [base - HIGH * known[end] / most for end in ends]
        marker = edged(colours[key], "circle", 8, mode)
        figure.add_scatter(x=ends, y=heights, mode="markers", marker=marker, hoverinfo="skip")
        notes += [heading(names[key], 0, STEP * at + ABOVE, mode, xshift=-LEFT), *_ends(known, heights, write, mode)]
    height = STEP * len(shares)
    right = room_of(write(value) for value in shares[dates[-1]].dropna())
    figure.update_layout(
        height=height + 44,
        margin={"l": LEFT + 14, "r": right + 8},
        xaxis={"showgrid": False, "tickvals": dates[::2], "ticktext": [quarter(date) for date in dates[::2]]},
        yaxis={"range": [height, 0], "visible": False},
        meta=of_rows(height, [Head(STEP * row, ABOVE + 8, BASE - HIGH / 2, ABOVE + 8) for row in range(len(shares))]),
        annotations=notes,
    )
    return figure


LEFT = 40
"""Pixels to the left of the lines, for their first shares."""


def quarter(date: pd.Timestamp) -> str:
    """Return a date's quarter over two lines, as there is little room below a tick."""
    return f"Q{date.quarter}<br>{date.year}"


def _line(dates: list[pd.Timestamp], y: list[float], name: str, colour: str, texts: list[str]) -> go.Scatter:
    return go.Scatter(
        x=dates,
        y=y,
        mode="lines",
        name=name,
        line={"color": colour, "width": 2.5},
        customdata=texts,
        hovertemplate=f"{name}, %{{x|%Y}} Q%{{x|%q}}: %{{customdata}}<extra></extra>",
    )


def _ends(known: pd.Series, heights: list[float], write: Callable[[float], str], mode: Mode) -> list[dict]:
    """Write the first share to the left of a line and the last one to its right."""
    first = {"xref": "x", "xanchor": "right", "xshift": -8, "font": {"size": 13, "color": PALETTES[mode].muted}}
    last = {"xref": "x", "xanchor": "left", "xshift": 8, "font": {"size": 13, "color": PALETTES[mode].text}}
    return [
        label(write(known.iloc[0]), known.index[0], heights[0], mode, **first),
        label(write(known.iloc[-1]), known.index[-1], heights[1], mode, name=VALUE, **last),
    ]
