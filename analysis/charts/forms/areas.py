"""Stacked areas: how the parts of a whole change from left to right, each named where it ends or is widest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts.axes import GLYPH, room_of, spread
from analysis.charts.theme import PALETTES, PERCENT_TEXTS, PERCENTS, Mode, label, legible, safe, template

HEIGHT = 480

LEAST, APART = 6, 4.6
"""Percent from which a part holds its figure, and between two names at the right edge."""

LOW = 0.45
"""How far up to the middle of its area a figure at the left edge stands, where areas narrow upwards."""

LEFT = 44
"""Pixels for the percentages of the axis."""


def areas(
    shares: pd.DataFrame, names: Mapping[str, str], colours: Mapping[str, str], axis: str, mode: Mode
) -> go.Figure:
    """Stack the rows of `shares` (percent; the first row lowest) over its columns, which are named from left to right.

    `names` and `colours` (#RRGGBB) are by the rows' keys, `axis` says what the columns are. Missing cells count as 0.
    """
    known = shares.fillna(0)
    # Figures of a column add up to a hundred.
    wholes = known.apply(lambda column: pd.Series(words.hundred(column), index=column.index))
    figure, columns = go.Figure(layout={"template": template(mode)}), [str(column) for column in shares.columns]
    for key in shares.index:
        figure.add_trace(_area(shares.loc[key].tolist(), names[key], colours[key], columns, axis, mode))
    middles = known.cumsum() - known / 2
    last = [key for key in shares.index if wholes.loc[key].iloc[-1] > 0]
    texts = [f"{names[key]} {wholes.loc[key].iloc[-1]}%" for key in last]
    figure.update_layout(
        height=HEIGHT,
        margin={"l": LEFT, "r": room_of(texts)},
        xaxis={
            "range": [0, len(columns) - 1],
            "tickvals": list(range(len(columns))),
            "ticktext": [column.replace("–", "–<br>") for column in columns],
            "tickangle": 0,
            "tickfont": {"size": 12},
            "showgrid": False,
            "title": {"text": axis.capitalize(), "font": {"size": 13, "color": PALETTES[mode].muted}, "standoff": 6},
        },
        yaxis={"range": [0, 100.5], "tickvals": PERCENTS, "ticktext": PERCENT_TEXTS},
        annotations=[
            *_figures(wholes, middles, colours),
            *_at_the_right(last, texts, middles, len(columns) - 1, mode),
            *_inside(names, wholes, middles, last, colours),
        ],
    )
    return figure


def _area(values: list[float], name: str, colour: str, columns: list[str], axis: str, mode: Mode) -> go.Scatter:
    """Return one part, stacked on those before it."""
    return go.Scatter(
        x=list(range(len(columns))),
        y=values,
        stackgroup="all",
        stackgaps="infer zero",
        mode="lines",
        name=name,
        line={"width": 1, "color": PALETTES[mode].page},
        fillcolor=colour,
        customdata=columns,
        hovertemplate=f"{name}, %{{customdata}} {axis}: %{{y:.1f}}%<extra></extra>",
    )


def _figures(wholes: pd.DataFrame, middles: pd.DataFrame, colours: Mapping[str, str]) -> list[dict]:
    """Write each share that has room in its area; those at the right edge stand beside their names."""
    return [
        {
            "text": str(wholes.loc[key].iloc[at]),
            "x": at,
            "y": middles.loc[key].iloc[at] * (1 if at else LOW),
            "xanchor": "left" if at == 0 else "center",
            "xshift": 4 if at == 0 else 0,
            "showarrow": False,
            "font": {"size": 12, "color": legible(colours[key])},
        }
        for key in wholes.index
        for at in range(len(wholes.columns) - 1)
        if wholes.loc[key].iloc[at] >= LEAST and (at or wholes.loc[key].iloc[0] == wholes.loc[key].max())
    ]


def _at_the_right(keys: Sequence[str], texts: Sequence[str], middles: pd.DataFrame, x: int, mode: Mode) -> list[dict]:
    """Name the parts that reach the right edge beside it, with a leader where names had to be moved apart."""
    values = [float(middles.loc[key].iloc[-1]) for key in keys]
    leader = {"arrowhead": 0, "arrowwidth": 1, "arrowcolor": PALETTES[mode].muted, "axref": "pixel", "ayref": "y"}
    place = {"xref": "x", "xanchor": "left", "font": {"size": 13, "color": PALETTES[mode].text}}
    return [
        label(safe(text), x, value, mode, **(place | leader | {"showarrow": True, "ax": 10, "ay": height}))
        for text, value, height in zip(texts, values, spread(values, APART, 98), strict=True)
    ]


def _inside(
    names: Mapping[str, str],
    wholes: pd.DataFrame,
    middles: pd.DataFrame,
    last: Sequence[str],
    colours: Mapping[str, str],
) -> list[dict]:
    """Name a part that does not reach the right edge where it is widest, above its figure."""
    notes = []
    for key in (key for key in wholes.index if key not in last and wholes.loc[key].max() >= 2 * LEAST):
        at = int(wholes.loc[key].to_numpy().argmax())
        edge = "left" if at == 0 else "center"
        font = {"size": 13, "color": legible(colours[key])}
        height = middles.loc[key].iloc[at] * (1 if at else LOW)
        place = {"x": at, "y": height, "xanchor": edge, "xshift": 0 if at else 4}
        notes.append(place | {"text": safe(names[key]), "yshift": 2 * GLYPH, "showarrow": False, "font": font})
    return notes
