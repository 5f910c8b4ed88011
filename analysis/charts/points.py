"""Dated points: one row a series and place, its values beside the points, for counts that are not one measure."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts.theme import BLUE, INK, Mode, label, safe, template

ROW = 58
"""Pixels: a row with its name above it."""


def points(rows: pd.DataFrame, mode: Mode) -> go.Figure:
    """Draw one row a series and place, its points on the axis of dates with their values beside them.

    `rows` has name, place, date, value and unit.
    """
    figure, ink = go.Figure(layout={"template": template(mode)}), INK[mode]
    headings, y = [], []
    tracks = list(dict.fromkeys(zip(rows["name"], rows["place"], strict=True)))
    for at, (name, place) in enumerate(tracks):
        headings.append(label(f"<b>{safe(name)}</b>, {safe(place)}", 0, ROW * at + 14, mode))
    for name, place in zip(rows["name"], rows["place"], strict=True):
        y.append(ROW * tracks.index((name, place)) + 38)
    figure.add_scatter(
        x=rows["date"],
        y=y,
        mode="markers",
        marker={"color": BLUE, "size": 11, "line": {"width": 1.5, "color": ink.page}},
        customdata=[_folded_value(row) for row in rows.itertuples()],
        hovertemplate="%{customdata}<extra></extra>",
    )
    late = rows["date"].min() + (rows["date"].max() - rows["date"].min()) / 2
    values = []
    for at, points in rows.assign(y=y).groupby("y"):
        last = points["date"].max()
        side = {"xanchor": "right", "xshift": -12} if last > late else {"xanchor": "left", "xshift": 12}
        values.append(label(_values(points), last, at, mode, xref="x", **side))
    height = ROW * len(tracks)
    figure.update_layout(
        height=height + 44,
        xaxis={"tickformat": "%Y", "dtick": "M24"},
        yaxis={"range": [height, 0], "visible": False},
        annotations=headings + values,
    )
    return figure


def _values(points: pd.DataFrame) -> str:
    """Return the values of a row's points as text, with their months where there are several."""
    texts = [f"{row.value:,.0f} in {words.date_month(row.date)}" for row in points.itertuples()]
    return ", ".join(texts) if len(points) > 1 else f"{points['value'].iloc[0]:,.0f}"


def _folded_value(row: tuple) -> str:
    return f"{row.value:,.0f} {row.unit}, {row.place}<br>{words.date_month(row.date)}"
