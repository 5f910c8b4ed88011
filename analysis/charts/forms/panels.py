"""Panels: series of different units one below another on one axis of dates, each from nought to its own top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts.axes import rising, room_of
from analysis.charts.theme import BOLD, PALETTES, Mode, SeriesStyle, label, of_panels, template

PANEL, HEADING = 168, 56
"""Pixels: a panel with its heading, and the two lines of the heading with room for a peak's text below them."""

BOTTOM, EDGE = 36, 14
"""Pixels: the axis of dates below, and from a page's left edge to the names."""

LATE = pd.Timedelta(days=100)
"""How long before the others a series ends whose last value stands at its own end."""

MONTH = 30 * 86_400_000
"""Milliseconds of a month, the width of a hatched one."""


@dataclass(frozen=True)
class Panel:
    """One series: `rows` has date, value and trend (NaN where there is none); months that are absent leave a gap."""

    style: SeriesStyle
    unit: str
    rows: pd.DataFrame
    digits: int = 0
    bars: bool = False


def panels(parts: Sequence[Panel], mode: Mode) -> go.Figure:
    """Draw one panel a series; its last value stands in its heading, its highest one at its point."""
    figure, height = go.Figure(layout={"template": template(mode)}), PANEL * len(parts)
    dates = pd.concat([part.rows["date"] for part in parts])
    left = max(room_of(_axis(part, mode)["ticktext"]) for part in parts)
    hatched: list[go.Bar] = []
    texts: list[dict] = []
    for at, part in enumerate(parts):
        number = f"{at + 1 if at else ''}"
        axis = _axis(part, mode)
        top = axis["tickvals"][-1]
        ends = [1 - (at + 1) * PANEL / height + 6 / height, 1 - (at * PANEL + HEADING) / height]
        figure.add_traces(_traces(part, f"y{number}", mode))
        hatched += _missing(part, f"y{number}", top, mode)
        figure.update_layout({f"yaxis{number}": axis | {"domain": ends}})
        texts += _heading(part, ends[1], dates.max(), left - EDGE, mode)
        texts += _turns(part, f"y{number}", dates, mode)
    figure.add_traces(hatched)
    span, air = dates.max().year - dates.min().year, (dates.max() - dates.min()) / 60
    figure.update_layout(
        height=height + BOTTOM,
        annotations=texts,
        meta=of_panels(len(parts)),
        margin={"l": left},
        bargap=0.2,
        barmode="overlay",
        xaxis={
            "showgrid": False,
            "tickformat": "%Y",
            "tickangle": 0,
            "range": [dates.min() - air, dates.max() + air],
            "dtick": "M48" if span > 12 else "M24" if span > 8 else "M12",
            "tick0": "2000-01-01",
            "anchor": f"y{len(parts) if len(parts) > 1 else ''}",
        },
    )
    return figure


def _traces(part: Panel, axis: str, mode: Mode) -> list[go.Scatter | go.Bar]:
    hover = f"{part.style.label}, %{{x|%b %Y}}: %{{y:,.{part.digits}f}}<extra></extra>"
    common = {"yaxis": axis, "hovertemplate": hover, "name": part.style.label}
    whole = part.rows.set_index("date").asfreq("MS")
    if part.bars:
        return [go.Bar(x=whole.index, y=whole["value"], marker={"color": part.style.colour}, **common)]
    smooth = whole["trend"].notna().any()
    stroke = {"color": part.style.colour, "width": 1.2 if smooth else 2}
    drawn = [go.Scatter(x=whole.index, y=whole["value"], mode="lines", line=stroke, **common)]
    if smooth:
        dark = {"color": PALETTES[mode].text, "width": 2.5}
        trend = {"x": whole.index, "y": whole["trend"], "mode": "lines", "line": dark, "hoverinfo": "skip"}
        drawn.append(go.Scatter(yaxis=axis, **trend))
    return drawn


def _axis(part: Panel, mode: Mode) -> dict:
    return rising(float(part.rows["value"].max()), lambda level: words.number(level, 2), mode, most=4)


def _missing(part: Panel, axis: str, top: float, mode: Mode) -> list[go.Bar]:
    """Hatch the months between the first and the last that have no value."""
    whole = part.rows.set_index("date").asfreq("MS")
    months = whole.index[whole["value"].isna()]
    pattern = {"shape": "/", "fgcolor": PALETTES[mode].muted, "bgcolor": "rgba(0,0,0,0)", "size": 6, "solidity": 0.15}
    marker = {"color": "rgba(0,0,0,0)", "pattern": pattern, "line": {"width": 0}}
    hatched = {"x": months, "y": [top] * len(months), "width": MONTH, "marker": marker}
    return [go.Bar(yaxis=axis, hoverinfo="skip", **hatched)] if len(months) else []


def _heading(part: Panel, top: float, end: pd.Timestamp, left: int, mode: Mode) -> list[dict]:
    """Return the name, and below it the unit to the left and, to the right, the value with which the axis ends."""
    last, small = part.rows.iloc[-1], {"size": 12, "color": PALETTES[mode].muted}
    name = f'<span style="color:{part.style.colour}">{part.style.glyph}</span> <b>{part.style.label}</b>'
    place = {"yref": "paper", "yanchor": "bottom"}
    return [
        label(name, 0, top, mode, xshift=-left, yshift=30, name=BOLD, **place),
        label(part.unit, 0, top, mode, xshift=-left, yshift=14, font=small, bgcolor=None, **place),
        *(
            [label(_dated(last, part.digits), 1, top, mode, yshift=14, xanchor="right", font=small, **place)]
            if end - last["date"] < LATE
            else []
        ),
    ]


def _turns(part: Panel, axis: str, dates: pd.Series, mode: Mode) -> list[dict]:
    """Return the texts at the highest value and, where a series ends before the others, at its end."""
    peak, last = part.rows.loc[part.rows["value"].idxmax()], part.rows.iloc[-1]
    place = {"xref": "x", "yref": axis, "font": {"size": 12, "color": PALETTES[mode].muted}}
    share = (peak["date"] - dates.min()) / (dates.max() - dates.min())
    anchor = "left" if share < 0.15 else "right" if share > 0.85 else "center"
    texts = []
    if peak["date"] != last["date"]:
        above = {"xanchor": anchor, "yanchor": "bottom", "yshift": 3}
        texts.append(label(_dated(peak, part.digits), peak["date"], peak["value"], mode, **place, **above))
    if dates.max() - last["date"] >= LATE:
        said = f"ends at {_dated(last, part.digits)}"
        texts.append(label(said, last["date"], last["value"], mode, xanchor="left", xshift=8, **place))
    return texts


def _dated(row: pd.Series, digits: int) -> str:
    return f"{words.number(row['value'], digits)} in {words.date_month(row['date'])}"
