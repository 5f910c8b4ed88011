"""Lines over time with direct labels, marked points and dated remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts.theme import PALETTES, Mode, SeriesStyle, label, safe, template, ticks

HEIGHT = 440

BESIDE = 0.74
"""Share of the width that the plot takes where names stand beside it."""


@dataclass(frozen=True)
class Line:
    """One series: `rows` has date and value; `marked` has the points to mark, with date, value and what.

    `texts` writes what, value and month at the marked points, `beside` to the right of them.
    """

    style: SeriesStyle
    rows: pd.DataFrame
    marked: pd.DataFrame | None = None
    named: bool = True
    width: float = 2.5
    texts: bool = False
    beside: bool = False


@dataclass(frozen=True)
class Remark:
    """A dated remark: a dotted line at `date` with `text` at its top."""

    date: pd.Timestamp
    text: str


def lines(
    series: Sequence[Line],
    mode: Mode,
    *,
    suffix: str = "",
    base: float | None = None,
    remarks: Sequence[Remark] = (),
    names_beside: bool = False,
) -> go.Figure:
    """Draw lines from the first to the last date; `base` draws the level that the values are relative to.

    `names_beside` puts the lines' names to the right of the plot, for more of them than fit above their ends.
    """
    palette = PALETTES[mode]
    figure = go.Figure(layout={"template": template(mode)})
    values = pd.concat([line.rows["value"] for line in series])
    top = float(values.max()) * 1.14
    for line in series:
        figure.add_traces(_traces(line, suffix, mode))
    levels = ticks(top)
    figure.update_layout(
        height=HEIGHT,
        xaxis={"showgrid": False, "domain": [0, BESIDE if names_beside else 1], **_date_ticks(series)},
        yaxis={
            "range": [0, top],
            "tickvals": levels[1:],
            "ticktext": [f"{level:g}{suffix}" for level in levels[1:]],
            "ticklabelposition": "inside top",
        },
        shapes=[
            *([{**_level(base, palette.muted)}] if base is not None else []),
            *(_upright(remark, palette.muted) for remark in remarks),
        ],
        annotations=[
            *_names([line for line in series if line.named], top, mode, names_beside),
            *(
                note
                for line in series
                if line.texts and line.marked is not None
                for note in _texts(line, line.marked, suffix, top, mode)
            ),
            *(_remark(remark, top, mode) for remark in remarks),
        ],
    )
    return figure


def _traces(line: Line, suffix: str, mode: Mode) -> list[go.Scatter]:
    hover = f"{line.style.label}, %{{x|%b %Y}}: %{{y:.0f}}{suffix}<extra></extra>"
    colour = line.style.colour
    stroke = {"color": colour, "width": line.width}
    drawn = go.Scatter(
        x=line.rows["date"], y=line.rows["value"], mode="lines", name=line.style.label, line=stroke, hovertemplate=hover
    )
    if line.marked is None:
        return [drawn]
    marker = {
        "color": colour,
        "size": 10,
        "symbol": line.style.symbol,
        "line": {"width": 1.5, "color": PALETTES[mode].page},
    }
    marks = go.Scatter(
        x=line.marked["date"],
        y=line.marked["value"],
        mode="markers",
        marker=marker,
        customdata=line.marked["what"],
        hovertemplate=f"{line.style.label}, %{{customdata}}: %{{y:.0f}}{suffix} in %{{x|%b %Y}}<extra></extra>",
    )
    return [drawn, marks]


def _names(series: Sequence[Line], top: float, mode: Mode, beside: bool) -> list[dict]:
    """Name each line above its right end or beside it, moved apart where ends are close."""
    ends = sorted(((line.rows["value"].iloc[-1], line) for line in series), key=lambda end: end[0])
    room, height, names = 0.055 * top, 0.0, []
    for value, line in ends:
        height = max(value + (0 if beside else 0.6 * room), height + room)
        sign = f'<span style="color:{line.style.colour}">{line.style.glyph}</span>'
        place: dict[str, Any] = {"x": BESIDE + 0.01, "font": {"size": 12}} if beside else {"x": 1, "xanchor": "right"}
        names.append(label(f"{sign} {safe(line.style.label)}", y=height, mode=mode, **place))
    return names


def _texts(line: Line, marked: pd.DataFrame, suffix: str, top: float, mode: Mode) -> list[dict]:
    """Write value and month at each marked point but the last of all, which the line's name is next to."""
    small = {"size": 12, "color": PALETTES[mode].muted}
    right = {"xanchor": "left", "xshift": 12, "align": "left"}
    # A peak's text stands clear of the lines that fall from peaks of their own beside it.
    clear = (line.rows["date"].max() - line.rows["date"].min()) / 10
    sign, texts = f'<span style="color:{line.style.colour}">{line.style.glyph}</span>', []
    for row in marked[marked["what"] != "now"].itertuples():
        peak = row.what == "peak"
        side = right if line.beside or peak else {"xanchor": "center"}
        lift = 0 if line.beside else 0.05 if peak else -0.065
        text = f"{sign} {row.what} {row.value:.0f}{suffix}<br>{words.date_month(row.date)}"
        date = row.date + clear if peak else row.date
        texts.append(label(text, date, row.value + lift * top, mode, xref="x", font=small, **side))
    return texts


def _remark(remark: Remark, top: float, mode: Mode) -> dict:
    small = {"size": 12, "color": PALETTES[mode].muted}
    return label(remark.text, remark.date, 0.03 * top, mode, xref="x", xanchor="center", font=small)


def _upright(remark: Remark, colour: str) -> dict:
    return {
        **{"type": "line", "x0": remark.date, "x1": remark.date, "y0": 0, "y1": 1, "yref": "paper"},
        "line": {"color": colour, "width": 1, "dash": "dot"},
    }


def _level(value: float, colour: str) -> dict:
    return {
        **{"type": "line", "x0": 0, "x1": 1, "xref": "x domain", "y0": value, "y1": value},
        "line": {"color": colour, "width": 1},
    }


def _date_ticks(series: Sequence[Line]) -> dict:
    dates = pd.concat([line.rows["date"] for line in series])
    return {"tickformat": "%Y", "dtick": "M12", "tick0": f"{dates.min().year}-01-01"}
