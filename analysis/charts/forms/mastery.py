"""Levels of mastery: one row a skill, symbols on the scale, a line where levels are missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis import gaps, words
from analysis.charts.theme import PALETTES, REMARK, Head, Mode, SeriesStyle, heading, label, of_rows, template
from analysis.package.tables import Package

STEP, MIDDLE, ABOVE, HEAD = 56, 40, 29, 24
"""Pixels: a skill, its scale below its top, its name above the scale, clear of symbols, and what the name takes."""

SIZES = {"rung": 20, "next": 28, "me": 12}
"""The three symbols fit into each other, so that all are seen where they stand on the same level."""


def mastery(rows: pd.DataFrame, series: Mapping[str, SeriesStyle], levels: pd.DataFrame, mode: Mode) -> go.Figure:
    """Draw skills from top to bottom on the scale `levels` (level, name).

    `rows` has name, me, gap (levels missing, NA where unknown) and a column of levels for each of `series`, whose
    keys are among those of `SIZES`; levels that are NA are not drawn.
    """
    middle = [STEP * index + MIDDLE for index in range(len(rows))]
    figure = go.Figure(layout={"template": template(mode)})
    figure.add_scatter(
        x=[x for me, gap in zip(rows["me"], rows["gap"], strict=True) for x in _missing(me, gap)],
        y=[y for at in middle for y in (at, at, None)],
        mode="lines",
        line={"color": PALETTES[mode].muted, "width": 2},
        hoverinfo="skip",
    )
    names = levels.set_index("level")["name"].sort_index()
    figure.add_traces([_symbols(rows, key, one, middle, names) for key, one in series.items()])
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
        meta=of_rows(height, [Head(at - MIDDLE, HEAD, MIDDLE, HEAD) for at in middle]),
        annotations=_texts(rows, middle, mode),
    )
    return figure


def scale(package: Package) -> str:
    """Return the levels with their names in a sentence: 0 none yet, 1 awareness, ... and 4 expert."""
    levels = package["mastery_levels"].sort_values("level")
    return words.listed([f"{row.level} {row.name.lower()}" for row in levels.itertuples()])


def _symbols(rows: pd.DataFrame, key: str, style: SeriesStyle, middle: Sequence[int], names: pd.Series) -> go.Scatter:
    seen = rows[rows[key].notna()]
    return go.Scatter(
        x=seen[key].tolist(),
        y=[middle[index] for index in seen.index],
        mode="markers",
        name=style.label,
        marker={
            "color": style.colour,
            "symbol": style.symbol,
            "size": SIZES[key],
            "line": {"width": 2.5, "color": style.colour},
        },
        customdata=[f"{row.name}<br>{style.label}: {names[getattr(row, key)].lower()}" for row in seen.itertuples()],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _missing(me: int, gap: int) -> tuple[int | None, int | None, None]:
    """Return the ends of the line from one's own level to the one expected; nothing where no level is missing."""
    return (me, me + gap, None) if pd.notna(gap) and gap > 0 else (None, None, None)


def _texts(rows: pd.DataFrame, middle: Sequence[int], mode: Mode) -> list[dict]:
    """Name each skill above its scale, and the levels that are missing at the right."""
    small = {"size": 13, "color": PALETTES[mode].muted}
    names = [heading(name, 0, y - ABOVE, mode) for name, y in zip(rows["name"], middle, strict=True)]
    short = [
        label(f"{gaps.count_of_levels(gap)} short", 1, y - ABOVE, mode, font=small, xanchor="right", name=REMARK)
        for gap, y in zip(rows["gap"], middle, strict=True)
        if pd.notna(gap) and gap > 0
    ]
    return names + short
