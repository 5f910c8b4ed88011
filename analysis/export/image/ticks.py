"""Labels of an axis that would meet on a sheet: set smaller, and then, of a scale, every other one left out."""

from __future__ import annotations

import re

import plotly.graph_objects as go

from analysis.export.image.canvas import width

LEAST, LEAST_OF_NAMES = 0.75, 0.6
"""How much smaller labels of a scale may be set, to stand apart, and names of columns, of which none can go."""

APART = 0.6
"""Room between two labels, in units of their size."""


def set_apart(figure: go.Figure, room: float) -> None:
    """Keep the labels below a fitted figure's axes from meeting, in place; `room` is the sheet's width in pixels.

    A line of the grid goes with its label. Names of columns all stay.
    """
    for axis in figure.select_xaxes():
        if axis.ticktext and axis.tickvals and axis.range and axis.tickangle == 0:
            _set_apart(axis, room)


def _set_apart(axis: go.layout.XAxis, room: float) -> None:
    first, last = axis.domain or (0, 1)
    pixels = room * (last - first) / abs(axis.range[1] - axis.range[0])
    share = _share(axis, pixels)
    is_scale = all(re.search(r"\d", text) for text in axis.ticktext)
    while share < LEAST and is_scale and len(axis.tickvals) > 2:
        # Zero stays, which stands first where a scale begins there.
        keep = next((at for at, value in enumerate(axis.tickvals) if value == 0), 0) % 2
        axis.update(tickvals=axis.tickvals[keep::2], ticktext=axis.ticktext[keep::2])
        share = _share(axis, pixels)
    axis.tickfont.size *= max(LEAST if is_scale else LEAST_OF_NAMES, min(1.0, share))


def _share(axis: go.layout.XAxis, pixels: float) -> float:
    """Return how much smaller labels have to be so that no two of them meet; over 1 where they need not be."""
    wide = [max(width(line) for line in re.split("<br>", re.sub(r"</?b>", "", text))) for text in axis.ticktext]
    gaps = [
        pixels * abs(right - left) / ((one + other) / 2 + APART) / axis.tickfont.size
        for left, right, one, other in zip(axis.tickvals, axis.tickvals[1:], wide, wide[1:], strict=False)
    ]
    return min(gaps, default=1.0)
