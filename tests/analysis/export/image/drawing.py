"""What tests of the browser that draws share: a figure to draw, and the process of the browser."""

from __future__ import annotations

import plotly.graph_objects as go

from analysis.export.image.engine import Engine

CALLERS = 8
"""How many ask for an image at once."""


def figure(text: str, points: int = 3) -> go.Figure:
    """Return a figure with a text."""
    drawn = go.Figure(go.Scatter(y=list(range(points))))
    return drawn.add_annotation(text=text, x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False)


def browser_of(engine: Engine):
    """Return the process of the engine's browser."""
    return engine._kaleido.subprocess
