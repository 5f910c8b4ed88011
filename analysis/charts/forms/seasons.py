"""Seasons: how far each calendar month lies above or below a trend, with its interval; one panel a series."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts.axes import spanning
from analysis.charts.theme import BOLD, GREY, PALETTES, Mode, SeriesStyle, edged, label, of_panels, template

GAP = 0.15
"""Share of the height above a panel, for its name."""

PANEL = 190
"""Pixels: one series with its name above it."""


def seasons(rows: pd.DataFrame, looks: dict[str, SeriesStyle], mode: Mode) -> go.Figure:
    """Draw one panel a series of `rows`: series_id, name, month, value (%), value_low, value_high, clear.

    All panels have one scale, so that their swings can be compared. A month that is not clear is grey.
    """
    figure, palette = go.Figure(layout={"template": template(mode)}), PALETTES[mode]
    reach = float(rows[["value_low", "value_high"]].abs().max().max())
    levels = spanning(reach, words.percent, most=3)
    parts = list(rows.groupby("series_id", sort=False))
    step, names, zeros = 1 / len(parts), [], []
    for at, (series, part) in enumerate(parts):
        axis = f"y{at + 1 if at else ''}"
        figure.add_traces(_traces(part, looks[series], axis, mode))
        ends = [1 - (at + 1) * step, 1 - at * step - GAP]
        figure.update_layout({f"yaxis{at + 1 if at else ''}": _axis(ends, levels)})
        name = f'<span style="color:{looks[series].colour}">{looks[series].glyph}</span> <b>{part["name"].iloc[0]}</b>'
        names.append(label(name, 0, ends[1] + GAP / 2, mode, yref="paper", name=BOLD))
        zero = {"type": "line", "xref": "x domain", "yref": axis, "line": {"color": palette.muted}}
        zeros.append(zero | {"x0": 0, "x1": 1, "y0": 0, "y1": 0})
    figure.update_layout(
        height=PANEL * len(parts) + 36,
        annotations=names,
        shapes=zeros,
        meta=of_panels(len(parts)),
        margin={"l": 52},
        xaxis={
            "tickvals": list(range(1, 13)),
            "ticktext": [month[0] for month in words.MONTHS],
            "range": [0.4, 12.6],
            "showgrid": False,
            "anchor": f"y{len(parts) if len(parts) > 1 else ''}",
        },
    )
    return figure


def _axis(domain: list[float], above: list[float]) -> dict:
    reach, levels = above[-1], [*(-level for level in reversed(above[1:])), *above]
    texts = [f"{level:+g}%".replace("-", "−") if level else "trend" for level in levels]
    return {
        "domain": domain,
        "range": [-1.02 * reach, 1.02 * reach],
        "tickvals": levels,
        "ticktext": texts,
        "ticklabelstandoff": 6,
    }


def _traces(rows: pd.DataFrame, look: SeriesStyle, axis: str, mode: Mode) -> list[go.Scatter]:
    colours = [look.colour if clear else GREY for clear in rows["clear"]]
    bars = [
        go.Scatter(
            x=[row.month, row.month],
            y=[row.value_low, row.value_high],
            yaxis=axis,
            mode="lines",
            line={"color": colour, "width": 3},
            opacity=0.55,
            hoverinfo="skip",
        )
        for row, colour in zip(rows.itertuples(), colours, strict=True)
    ]
    marks = go.Scatter(
        x=rows["month"],
        y=rows["value"],
        yaxis=axis,
        mode="markers",
        marker=edged(colours, look.symbol, 10, mode),
        customdata=[
            f"{words.MONTHS[row.month - 1]}: {row.value:+.1f}% ({row.value_low:+.1f}% to {row.value_high:+.1f}%)"
            for row in rows.itertuples()
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )
    return [*bars, marks]
