"""Lines over time with a label at each end, marked points and dated remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts.axes import at_end, rising, room_of, spread
from analysis.charts.forms.callouts import ABOVE, BELOW, RIGHT, Plot
from analysis.charts.theme import PALETTES, Mode, SeriesStyle, edged, label, safe, template, upright

HEIGHT = 440

QUARTER = 92 * 86_400_000
"""Milliseconds of a quarter, the width of a hatched one."""

MANY_YEARS = 5
"""Years from which only every other one is labelled, so that labels do not meet on a phone."""


@dataclass(frozen=True)
class Line:
    """One series: `rows` has date and value; `marked` has the points to mark, with date, value and what.

    `texts` writes what, value and month at the marked points, where they cover no line; `named` writes the name at the
    line's end beside its last value.
    """

    style: SeriesStyle
    rows: pd.DataFrame
    marked: pd.DataFrame | None = None
    named: bool = True
    width: float = 2.5
    texts: bool = False
    dash: str = "solid"


@dataclass(frozen=True)
class Remark:
    """A dated remark with `text` at its foot: a dotted line at `date`, or that quarter hatched."""

    date: pd.Timestamp
    text: str
    hatched: bool = False


def lines(
    series: Sequence[Line], mode: Mode, *, suffix: str = "", base: float | None = None, remarks: Sequence[Remark] = ()
) -> go.Figure:
    """Draw lines from the first to the last date; `base` draws the level that the values are relative to."""
    palette = PALETTES[mode]
    figure = go.Figure(layout={"template": template(mode)})
    axis = rising(float(max(line.rows["value"].max() for line in series)), lambda level: f"{level:g}{suffix}", mode)
    top = axis["tickvals"][-1]
    figure.add_traces([_hatched(remark, top, mode) for remark in remarks if remark.hatched])
    for line in series:
        figure.add_traces(_traces(line, suffix, mode))
    ends = [line for line in series if line.width]
    texts = [_end(line, suffix) for line in ends]
    dates = pd.concat([line.rows["date"] for line in series])
    upright_at = [remark.date for remark in remarks]
    plot = Plot([line.rows for line in series], upright_at, dates.min(), dates.max(), top)
    figure.update_layout(
        height=HEIGHT,
        margin={"l": room_of(axis["ticktext"]), "r": room_of(texts) + 8},
        xaxis={"showgrid": False, **_date_ticks(plot.first, plot.last)},
        yaxis=axis,
        shapes=[
            *([_level(base, palette.muted)] if base is not None else []),
            *(upright(remark.date, palette.muted) for remark in remarks if not remark.hatched),
        ],
        annotations=[
            *_ends(ends, texts, top, mode),
            *(
                note
                for line in series
                if line.texts and line.marked is not None
                for note in _texts(line, line.marked, plot, suffix, mode)
            ),
            *(_remark(remark, top, mode) for remark in remarks),
        ],
    )
    return figure


def _traces(line: Line, suffix: str, mode: Mode) -> list[go.Scatter]:
    hover = f"{line.style.label}, %{{x|%b %Y}}: %{{y:.0f}}{suffix}<extra></extra>"
    colour = line.style.colour
    stroke = {"color": colour, "width": line.width, "dash": line.dash}
    drawn = go.Scatter(
        x=line.rows["date"], y=line.rows["value"], mode="lines", name=line.style.label, line=stroke, hovertemplate=hover
    )
    if line.marked is None:
        return [drawn]
    marks = go.Scatter(
        x=line.marked["date"],
        y=line.marked["value"],
        mode="markers",
        marker=edged(colour, line.style.symbol, 10, mode),
        customdata=line.marked["what"],
        hovertemplate=f"{line.style.label}, %{{customdata}}: %{{y:.0f}}{suffix} in %{{x|%b %Y}}<extra></extra>",
    )
    return [drawn, marks]


def _end(line: Line, suffix: str) -> str:
    """Return what stands at the end of a line: its sign, its name where it is named, and its last value."""
    value = f"{line.rows['value'].iloc[-1]:.0f}{suffix}"
    return f"{line.style.glyph} {line.style.label} {value}" if line.named else f"{line.style.glyph} {value}"


def _ends(series: Sequence[Line], texts: Sequence[str], top: float, mode: Mode) -> list[dict]:
    """Label each line at its end, moved apart where ends are close."""
    values = [float(line.rows["value"].iloc[-1]) for line in series]
    heights = spread(values, 0.055 * top, top)
    return [
        at_end(_signed(line, text), line.rows["date"].iloc[-1], value, height, mode)
        for line, text, value, height in zip(series, texts, values, heights, strict=True)
    ]


def _signed(line: Line, text: str) -> str:
    sign, said = line.style.glyph, safe(text.removeprefix(line.style.glyph))
    return f'<span style="color:{line.style.colour}">{sign}</span>{said}'


def _texts(line: Line, marked: pd.DataFrame, plot: Plot, suffix: str, mode: Mode) -> list[dict]:
    """Write value and month at each marked point but the last of all, which the line's label is next to."""
    small = {"size": 12, "color": PALETTES[mode].muted}
    leader = {"showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": PALETTES[mode].muted, "standoff": 6}
    sign, texts = f'<span style="color:{line.style.colour}">{line.style.glyph}</span>', []
    for row in marked[marked["what"] != "now"].itertuples():
        # The trough is the lowest of all; a later low has other lines below it.
        spot = plot.clear_spot(row.date, row.value, {"trough": BELOW, "low since": ABOVE}.get(row.what, RIGHT))
        place = {**spot._asdict(), "align": spot.xanchor, **leader}
        text = f"{sign} {row.what} {row.value:.0f}{suffix}<br>{words.date_month(row.date)}"
        texts.append(label(text, row.date, row.value, mode, xref="x", font=small, **place))
    return texts


def _hatched(remark: Remark, top: float, mode: Mode) -> go.Bar:
    """Hatch a quarter of which little is known."""
    pattern = {"shape": "/", "fgcolor": PALETTES[mode].muted, "bgcolor": "rgba(0,0,0,0)", "size": 7, "solidity": 0.15}
    marker = {"color": "rgba(0,0,0,0)", "pattern": pattern, "line": {"width": 0}}
    return go.Bar(x=[remark.date], y=[top], width=[QUARTER], marker=marker, hoverinfo="skip")


def _remark(remark: Remark, top: float, mode: Mode) -> dict:
    small = {"size": 12, "color": PALETTES[mode].muted}
    return label(remark.text, remark.date, 0.03 * top, mode, xref="x", xanchor="center", font=small)


def _level(value: float, colour: str) -> dict:
    line = {"color": colour, "width": 1}
    return {"type": "line", "x0": 0, "x1": 1, "xref": "x domain", "y0": value, "y1": value, "line": line}


def _date_ticks(first_day: pd.Timestamp, last_day: pd.Timestamp) -> dict:
    air = (last_day - first_day) / 60
    many = last_day.year - first_day.year > MANY_YEARS
    first = first_day.year + (many and first_day.year % 2)
    years = {"tickformat": "%Y", "dtick": "M24" if many else "M12", "tick0": f"{first}-01-01", "tickangle": 0}
    return years | {"range": [first_day - air, last_day + air]}
