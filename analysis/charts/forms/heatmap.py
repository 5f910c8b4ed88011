"""A table of figures as shaded cells: names above the rows, one hue, the figure in each cell."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.theme import BLUE, PALETTES, Head, Mode, Palette, heading, legible, mixed, of_rows, template

ROW, CELL = 46, 24
"""Pixels: a row with its name above it, and the shaded cell."""


def heatmap(
    shares: pd.DataFrame,
    names: Sequence[str],
    mode: Mode,
    every: int = 1,
    value: str = "%{z:.1f}%",
    full: float | None = None,
) -> go.Figure:
    """Draw `shares` (one row a line from top to bottom, one column a step to the right).

    `names` are the rows' names. Columns are labelled by their names, every `every`-th one where many stand
    side by side. Missing cells stay empty. `value` is how Plotly writes a cell's figure on touch, percent unless
    told otherwise; `full` is the figure that has the full shade, the highest one unless told otherwise.
    """
    palette, top = PALETTES[mode], float(full or shares.max().max())
    figure = go.Figure(layout={"template": template(mode)})
    columns = [str(column) for column in shares.columns]
    heads = [Head(ROW * at, ROW - CELL - 2, ROW - CELL / 2, ROW - CELL - 2) for at in range(len(shares))]
    for index, (_key, row) in enumerate(shares.iterrows()):
        cells = _cells(row, index, columns)
        hover = f"{names[index]}, %{{customdata}}: {value}<extra></extra>"
        shade = {"zmin": 0, "zmax": top, "colorscale": [[0, palette.page], [1, BLUE]], "showscale": False}
        figure.add_heatmap(name=names[index], hovertemplate=hover, **shade, **cells)
    figure.update_layout(
        height=ROW * len(shares) + 60,
        xaxis=_axis(columns, every),
        # Of a row that ends at the plot's very edge Plotly draws a sliver where pixels do not come out even.
        yaxis={"range": [ROW * len(shares) + 2, 0], "visible": False},
        meta=of_rows(ROW * len(shares) + 2, heads),
    )
    # Not by update_layout, which takes a second where there are a hundred notes.
    figure.layout.annotations = [
        *(heading(name, 0, ROW * index + 12, mode) for index, name in enumerate(names)),
        *_figures(shares, top, palette),
    ]
    return figure


def _axis(columns: Sequence[str], every: int) -> dict:
    """Return the axis of the columns, every `every`-th of which is named."""
    return {
        "tickvals": list(range(0, len(columns), every)),
        "ticktext": [_folded(column) for column in columns[::every]],
        "tickangle": 0,
        "showgrid": False,
        "range": [-0.5, len(columns) - 0.5],
    }


def _cells(row: pd.Series, index: int, columns: list[str]) -> dict:
    """Return where the cells of a row stand, what they hold and which column each is of."""
    top = ROW * (index + 1) - CELL
    edges = [position - 0.5 for position in range(len(columns) + 1)]
    return {"x": edges, "y": [top, top + CELL], "z": [row.to_list()], "xgap": 2, "customdata": [columns]}


def _figures(shares: pd.DataFrame, top: float, palette: Palette) -> list[dict]:
    """Return the figure of each cell as an annotation, in ink that its shade carries."""
    size = 12 if len(shares.columns) <= 12 else 10
    return [
        {
            "text": f"{value:.0f}",
            "x": column,
            "y": ROW * index + ROW - CELL / 2,
            "showarrow": False,
            "font": {"size": size, "color": legible(mixed(palette.page, BLUE, value / top))},
        }
        for index, row in enumerate(shares.itertuples(index=False))
        for column, value in enumerate(row)
        if pd.notna(value)
    ]


def _folded(column: str) -> str:
    """Return a long column's name over two lines, so that names of neighbours do not meet on a phone."""
    return column if len(column) < 4 else column.replace(" ", "<br>").replace("–", "–<br>")
