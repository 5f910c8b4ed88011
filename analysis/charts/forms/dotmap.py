"""A map of a country with a dot a place, over our own outline: Plotly's maps come from another server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.theme import PALETTES, Mode, SeriesStyle, mixed, template

HEIGHT = 400
SMALLEST, LARGEST = 4, 22
"""Pixels across a dot of the least and of the most weight; its area grows with the weight."""

NAMED, HEAVIEST, ACROSS, DOWN = 6, 24, 0.78, 0.19
"""How many places are named, among how many of the heaviest, and by what share of the map's width or height they lie
apart: no two names meet."""

INSETS = {"albers usa": -130}
"""Degrees of longitude west of which a projection sets places into a corner of its own, near others' names."""

FITTED = {"projection": {"type": "mercator"}, "fitbounds": "locations"}
"""A map without a projection of its own."""

PALEST = 0.35
"""How much of its colour the palest dot has: below, it would not stand out from the page."""

AIR = 6
"""Pixels between a dot and its name, at either side."""

SIDE = 1 / 4
"""Share of the map's width at either side where a name stands outward."""


@dataclass(frozen=True)
class Extent:
    """The degrees that a map spans, without what its projection sets into a corner."""

    west: float
    width: float
    height: float

    def across(self, longitude: float) -> float:
        """Return how far from the west a place lies, as a share of the width; below 0 for a place in a corner."""
        return (longitude - self.west) / self.width

    def lie_apart(self, one: Any, other: Any) -> bool:
        """Return whether the names of two places do not meet."""
        return (
            abs(one.longitude - other.longitude) > ACROSS * self.width
            or abs(one.latitude - other.latitude) > DOWN * self.height
        )


def dot_map(
    rows: pd.DataFrame, outline: pd.DataFrame, series: Mapping[str, SeriesStyle], projection: str, mode: Mode
) -> go.Figure:
    """Draw a dot for each of `rows`: longitude, latitude, series (a key of `series`), depth, weight, hover and label.

    A dot's area grows with its weight; NA counts as none. Its colour is the deeper the greater its `depth` (0 to 1).
    `label` is written at the heaviest places that lie apart.
    `outline` has line, longitude and latitude of the points of the lines below, and may be empty. `projection` is one
    of Plotly's; with none the map is fitted to what is drawn.
    """
    palette = PALETTES[mode]
    figure = go.Figure(layout={"template": template(mode)})
    figure.add_trace(_outline(outline, palette.muted))
    most = rows["weight"].max()
    for key, style in series.items():
        figure.add_trace(_dots(rows[rows["series"] == key], style, most, palette.page))
    extent = extent_of(outline if len(outline) else rows, projection)
    figure.add_trace(_names(rows.assign(size=_sizes(rows, most)), extent, palette.text))
    figure.update_geos(
        **({"projection": {"type": projection}} if projection else FITTED),
        bgcolor="rgba(0,0,0,0)",
        domain={"x": [0, 1], "y": [0, 1]},
        **{f"show{layer}": False for layer in ("land", "ocean", "lakes", "rivers", "countries", "subunits")},
        showcoastlines=False,
        showframe=False,
    )
    figure.update_layout(height=HEIGHT, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    return figure


def extent_of(points: pd.DataFrame, projection: str) -> Extent:
    """Return what a map of these points spans (longitude and latitude)."""
    points = points[points["longitude"] > INSETS.get(projection, float("-inf"))]
    spans = points[["longitude", "latitude"]].agg(["min", "max"])
    width, height = (spans.loc["max"] - spans.loc["min"]).clip(lower=1e-9)
    return Extent(float(spans.at["min", "longitude"]), float(width), float(height))


def _outline(points: pd.DataFrame, colour: str) -> go.Scattergeo:
    """Draw all lines as one trace, with gaps between them."""
    longitudes, latitudes, last = [], [], None
    for line, longitude, latitude in zip(points["line"], points["longitude"], points["latitude"], strict=True):
        if last not in (None, line):
            longitudes.append(None)
            latitudes.append(None)
        longitudes.append(longitude)
        latitudes.append(latitude)
        last = line
    stroke = {"color": colour, "width": 0.7}
    return go.Scattergeo(lon=longitudes, lat=latitudes, mode="lines", line=stroke, opacity=0.6, hoverinfo="skip")


def _dots(rows: pd.DataFrame, style: SeriesStyle, most: float, page: str) -> go.Scattergeo:
    return go.Scattergeo(
        lon=rows["longitude"],
        lat=rows["latitude"],
        mode="markers",
        name=style.label,
        marker={
            "color": [mixed(page, style.colour, PALEST + (1 - PALEST) * depth) for depth in rows["depth"]],
            "symbol": style.symbol,
            "size": _sizes(rows, most),
            "opacity": 0.85,
            "line": {"width": 0.8, "color": style.colour},
        },
        customdata=rows["hover"].tolist(),
        hovertemplate="%{customdata}<extra></extra>",
    )


def _sizes(rows: pd.DataFrame, most: float) -> pd.Series:
    """Return the pixels across each dot, whose area grows with its weight."""
    return SMALLEST + (LARGEST - SMALLEST) * (rows["weight"].fillna(0).astype(float) / float(most)) ** 0.5


def _names(rows: pd.DataFrame, extent: Extent, colour: str) -> go.Scattergeo:
    """Name the heaviest places that lie apart from each other."""
    named: list[Any] = []
    for row in rows.sort_values("weight", ascending=False).head(HEAVIEST).itertuples(index=False):
        is_shown = len(named) < NAMED and extent.across(row.longitude) >= 0
        if is_shown and all(extent.lie_apart(row, other) for other in named):
            named.append(row)
    return go.Scattergeo(
        lon=[row.longitude for row in named],
        lat=[row.latitude for row in named],
        mode="markers+text",
        marker={"size": [row.size + AIR for row in named], "opacity": 0},  # unseen: a name stands beside its dot
        text=[f"<b>{row.label}</b>" for row in named],
        textposition=[_side(extent.across(row.longitude)) for row in named],
        textfont={"size": 13, "color": colour},
        hoverinfo="skip",
    )


def _side(across: float) -> str:
    """Return on which side of its dot a name stands: away from the others, as at a coast, or below it."""
    if across > 1 - SIDE:
        return "middle right"
    return "middle left" if across < SIDE else "bottom center"
