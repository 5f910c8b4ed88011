"""Counts as a table with bars: a block a definition, each on its own scale, for counts that are not one measure."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts.theme import BLUE, BOLD, PALETTES, Mode, label, safe, template

HEADING, ROW, GAP, BAR = 28, 25, 12, 12
"""Pixels: a block's name, a line below it, the space before the next block, and a bar's height."""

FROM, TO = 0.46, 0.82
"""Shares of the width between which bars stand: what is counted to their left, values to their right."""


def counts(rows: pd.DataFrame, mode: Mode) -> go.Figure:
    """Draw one block a series, newest first, a bar a place and date below one another, as long as its value.

    `rows` has name, place, date, value and unit. The longest bar of each block is as long as that of any other: blocks
    cannot be compared.
    """
    figure, placed, notes, height = go.Figure(layout={"template": template(mode)}), [], [], 0
    for name, block in _newest_first(rows):
        dated = block["date"].nunique() > 1
        when = "" if dated else f", {words.date_month(block['date'].iloc[0])}"
        notes.append(label(f"<b>{safe(name)}</b>{when}", 0, height + HEADING / 2, mode, name=BOLD))
        height += HEADING
        y = [height + ROW * (at + 0.5) for at in range(len(block))]
        what = block["place"] + (", " + block["date"].map(words.date_month) if dated else "")
        placed.append(block.assign(y=y, what=what, share=block["value"] / block["value"].max()))
        height += ROW * len(block) + GAP
    drawn = pd.concat(placed)
    figure.add_bar(
        x=drawn["share"],
        y=drawn["y"],
        orientation="h",
        width=BAR,
        marker={"color": BLUE},
        customdata=[_hover(row) for row in drawn.itertuples()],
        hovertemplate="%{customdata}<extra></extra>",
    )
    figure.update_layout(
        height=height + 16,
        margin={"b": 8},
        xaxis={"domain": [FROM, TO], "range": [0, 1], "visible": False},
        yaxis={"range": [height, 0], "visible": False},
        annotations=notes + [note for row in drawn.itertuples() for note in _texts(row, mode)],
    )
    return figure


def _newest_first(rows: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
    """Return the series with their rows, each with its largest place first and its dates in order."""
    largest = rows.groupby(["name", "place"])["value"].transform("max")
    ordered = rows.assign(largest=largest).sort_values(["largest", "place", "date"], ascending=[False, True, True])
    blocks = list(ordered.groupby("name", sort=False))
    return sorted(blocks, key=lambda block: block[1]["date"].max(), reverse=True)


def _texts(row: Any, mode: Mode) -> list[dict]:
    """Return what is counted to the left of a bar, and its value to the right of it."""
    muted, value = ({"size": size, "color": colour} for size, colour in _INKS[mode])
    return [
        label(safe(row.what), 0, row.y, mode, font=muted),
        label(f"{row.value:,.0f}", row.share, row.y, mode, xref="x", xshift=6, font=value),
    ]


_INKS = {mode: ((12, palette.muted), (13, palette.text)) for mode, palette in PALETTES.items()}


def _hover(row: Any) -> str:
    return f"{row.name}<br>{row.value:,.0f} {row.unit}, {row.place}<br>{words.date_month(row.date)}"
