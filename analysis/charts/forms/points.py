"""Dated points: a block a series and a line a place, values beside the points, for counts that are not one measure."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts.theme import BLUE, BOLD, PALETTES, Mode, label, of_rows, safe, template

HEADING, ROW, GAP = 28, 25, 12
"""Pixels: a block's name, a line below it, and the space before the next block."""


def points(rows: pd.DataFrame, mode: Mode) -> go.Figure:
    """Draw one block a series, newest first, its places one below another, on the axis of dates.

    `rows` has name, place, date, value and unit.
    """
    figure, palette = go.Figure(layout={"template": template(mode)}), PALETTES[mode]
    placed, notes, height = [], [], 0
    for name, block in _newest_first(rows):
        notes.append(label(f"<b>{safe(name)}</b>, {_dates(block)}", 0, height + HEADING / 2, mode, name=BOLD))
        height += HEADING
        for _place, line in block.groupby("place", sort=False):
            placed.append(line.assign(y=height + ROW / 2))
            height += ROW
        height += GAP
    drawn = pd.concat(placed)
    figure.add_scatter(
        x=drawn["date"],
        y=drawn["y"],
        mode="markers",
        marker={"color": BLUE, "size": 11, "line": {"width": 1.5, "color": palette.page}},
        customdata=[_hover(row) for row in drawn.itertuples()],
        hovertemplate="%{customdata}<extra></extra>",
    )
    middle = rows["date"].min() + (rows["date"].max() - rows["date"].min()) / 2
    figure.update_layout(
        height=height + 36,
        xaxis={"tickformat": "%Y", "dtick": "M24"},
        yaxis={"range": [height, 0], "visible": False},
        meta=of_rows(height),
        annotations=notes + [_value(line, middle, mode) for line in placed],
    )
    return figure


def _newest_first(rows: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Return the series with their rows, each with its largest place first and its dates in order."""
    largest = rows.groupby(["name", "place"])["value"].transform("max")
    ordered = rows.assign(largest=largest).sort_values(["largest", "place", "date"], ascending=[False, True, True])
    blocks = list(ordered.groupby("name", sort=False))
    return sorted(blocks, key=lambda block: block[1]["date"].max(), reverse=True)


def _dates(block: pd.DataFrame) -> str:
    """Return when a series was counted: Jan 2026; 2015 to 2016."""
    first, last = block["date"].min(), block["date"].max()
    return words.date_month(last) if first == last else f"{first.year} to {last.year}"


def _value(line: pd.DataFrame, middle: pd.Timestamp, mode: Mode) -> dict:
    """Return a place and its values in the order of time, on the side of the points where there is room."""
    last = line["date"].max()
    side = {"xanchor": "right", "xshift": -12} if last > middle else {"xanchor": "left", "xshift": 12}
    values = ", then ".join(f"{value:,.0f}" for value in line["value"])
    return label(f"{line['place'].iloc[0]} <b>{values}</b>", last, line["y"].iloc[0], mode, xref="x", **side)


def _hover(row: Any) -> str:
    return f"{row.value:,.0f} {row.unit}, {row.place}<br>{words.date_month(row.date)}"
