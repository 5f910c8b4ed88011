"""Differences from nought: a row each, its value a symbol and its interval a line; less at the left, more at right."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.axes import between
from analysis.charts.theme import (
    COUNT,
    PALETTES,
    VALUE,
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
from analysis.words import Format

STEP, MIDDLE, ABOVE = 48, 34, 20
"""Pixels: a row with its name, its mark below its top, and the name above its mark."""

PLOT_SHARE, VALUES_AT = 0.86, 0.87
"""Shares of the width: that of the axis, the rows' values to its right, and where those end that n stands beside."""


def differences(
    rows: pd.DataFrame, style: SeriesStyle, tick: Format, mode: Mode, lines: Sequence[float] = ()
) -> go.Figure:
    """Draw one row below another; `rows` has name, value, low, high, text and hover, `tick` writes a value.

    Where it has count as well, n stands at the right of each.
    A row without doubt (low and high are its value) is what the others are compared with. `lines` are values at which
    a broken line stands beside nought.
    """
    middle = [STEP * place + MIDDLE for place in range(len(rows))]
    height = STEP * len(rows) + 10
    least, most = min(rows["low"].min(), 0, *lines), max(rows["high"].max(), 0, *lines)
    axis = between(least, most or 1e-9, tick)
    room = 0.03 * (axis["range"][1] - axis["range"][0])
    figure = go.Figure(layout={"template": template(mode)})
    figure.add_traces(_marks(rows, middle, style, mode))
    figure.update_layout(
        height=height + 44,
        xaxis={
            **axis,
            "range": [axis["range"][0] - room, axis["range"][1] + room],
            "domain": [0, PLOT_SHARE if "count" not in rows else PLOT_SHARE + VALUES_AT - 1],
        },
        yaxis={"range": [height, 0], "visible": False, "automargin": False},
        shapes=[_upright(0, "solid", height, mode), *(_upright(at, "dash", height, mode) for at in lines)],
        meta=of_rows(height, [Head(y - MIDDLE, ABOVE, MIDDLE, ABOVE) for y in middle]),
        annotations=_texts(rows, middle, mode),
    )
    return figure


def _upright(at: float, dash: str, height: float, mode: Mode) -> dict:
    line = {"color": PALETTES[mode].muted, "width": 1, "dash": dash}
    return {"type": "line", "layer": "below", "x0": at, "x1": at, "y0": 0, "y1": height, "line": line}


def _marks(rows: pd.DataFrame, middle: Sequence[float], style: SeriesStyle, mode: Mode) -> list[go.Scatter]:
    """Return all intervals as one trace and all symbols as another."""
    intervals = go.Scatter(
        x=[end for row in rows.itertuples() for end in (row.low, row.high, None)],
        y=[y for one in middle for y in (one, one, None)],
        mode="lines",
        line={"color": style.colour, "width": 3},
        opacity=0.6,
        hoverinfo="skip",
    )
    symbols = go.Scatter(
        x=rows["value"],
        y=list(middle),
        mode="markers",
        name=style.label,
        marker=edged(style.colour, style.symbol, 12, mode),
        customdata=rows["hover"],
        hovertemplate="%{customdata}<extra></extra>",
    )
    return [intervals, symbols]


def _texts(rows: pd.DataFrame, middle: Sequence[float], mode: Mode) -> list[dict]:
    """Name each row above its mark, and write its value at the right, and its n where rows tell one."""
    small = {"size": 13, "color": PALETTES[mode].muted}
    names = [heading(name, 0, y - ABOVE, mode) for name, y in zip(rows["name"], middle, strict=True)]
    columns = [(VALUE, 1.0, rows["text"].tolist(), list(middle))]
    if "count" in rows:
        counts = (COUNT, 1.0, ["n", *rows["count"]], [middle[0] - ABOVE, *middle])
        columns = [(VALUE, VALUES_AT, *columns[0][2:]), counts]
    return names + [
        label(safe(text), x, y, mode, xanchor="right", font=small, name=name)
        for name, x, texts, heights in columns
        for text, y in zip(texts, heights, strict=True)
    ]
