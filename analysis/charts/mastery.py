"""Levels of mastery: one row a skill, symbols on the scale, a line where levels are missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.theme import INK, Mode, Series, label, template

STEP, NAME = 62, 29
"""Pixels: a skill with its name and its scale, and how far the name stands above the scale."""


def mastery(
    rows: pd.DataFrame,
    series: Mapping[str, Series],
    levels: pd.DataFrame,
    remarks: Sequence[str],
    mode: Mode,
    *,
    sizes: Mapping[str, int],
) -> go.Figure:
    """Draw skills from top to bottom on the scale `levels` (level, name), with `remarks` to the right of their names.

    `rows` has name, me, gap (levels missing, NA where unknown) and a column of levels for each of `series`; missing
    levels are not drawn. `sizes` are the symbols', so that they fit into each other on the same level.
    """
    middle = [STEP * index + 42 for index in range(len(rows))]
    figure = go.Figure(layout={"template": template(mode)})
    figure.add_scatter(
        x=[x for me, gap in zip(rows["me"], rows["gap"], strict=True) for x in _missing(me, gap)],
        y=[y for at in middle for y in (at, at, None)],
        mode="lines",
        line={"color": INK[mode].muted, "width": 2},
        hoverinfo="skip",
    )
    names = levels.set_index("level")["name"].sort_index()
    figure.add_traces([_symbols(rows, key, one, middle, names, sizes[key]) for key, one in series.items()])
    height = STEP * len(rows)
    figure.update_layout(
        height=height + 44,
        xaxis={
            "range": [names.index.min() - 0.4, names.index.max() + 0.4],
            "tickvals": names.index.tolist(),
            "ticktext": names.tolist(),
            "tickangle": 0,
            "tickfont": {"size": 12},
        },
        yaxis={"range": [height, 0], "visible": False},
        annotations=_texts(rows["name"], remarks, middle, mode),
    )
    return figure


def _symbols(
    rows: pd.DataFrame, key: str, style: Series, middle: Sequence[int], names: pd.Series, size: int
) -> go.Scatter:
    seen = rows[rows[key].notna()]
    return go.Scatter(
        x=seen[key].tolist(),
        y=[middle[index] for index in seen.index],
        mode="markers",
        name=style.label,
        marker={
            "color": style.colour,
            "symbol": style.symbol,
            "size": size,
            "line": {"width": 2.5, "color": style.colour},
        },
        customdata=[f"{row.name}<br>{style.label}: {names[getattr(row, key)].lower()}" for row in seen.itertuples()],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _missing(me: int, gap: int) -> tuple[int | None, int | None, None]:
    """Return the ends of the line from one's own level to the one expected; nothing where no level is missing."""
    return (me, me + gap, None) if pd.notna(gap) and gap > 0 else (None, None, None)


def _texts(names: Sequence[str], remarks: Sequence[str], middle: Sequence[int], mode: Mode) -> list[dict]:
    """Name each skill above its scale, its remark at the right."""
    small = {"size": 13, "color": INK[mode].muted}
    left = [label(f"<b>{name}</b>", 0, y - NAME, mode) for name, y in zip(names, middle, strict=True)]
    right = [
        label(remark, 1, y - NAME, mode, font=small, xanchor="right")
        for remark, y in zip(remarks, middle, strict=True)
        if remark
    ]
    return left + right
