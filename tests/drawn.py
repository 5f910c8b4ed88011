"""What a chart has that is drawn; a test that asks for it says so where there is none."""

from __future__ import annotations

import plotly.graph_objects as go

from analysis.charts.chart import Chart, Encoding


def figure_of(chart: Chart) -> go.Figure:
    """Return a chart's figure, which must be there."""
    assert chart.figure is not None, f"{chart.name} is not drawn: {chart.title}"
    return chart.figure


def encoding_of(chart: Chart) -> Encoding:
    """Return a chart's encoding, which must be there."""
    assert chart.encoding is not None, f"{chart.name} has no encoding"
    return chart.encoding
