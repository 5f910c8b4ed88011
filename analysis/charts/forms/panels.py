"""Panels: series of different units one below another on one axis of dates, each from nought to its own top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts.theme import BOLD, PALETTES, Mode, SeriesStyle, label, of_panels, template

PANEL, HEADING = 164, 46
"""Pixels: a panel with its heading, and the two lines of the heading."""

BOTTOM = 36


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
    for at, part in enumerate(parts):
        number = f"{at + 1 if at else ''}"
        top = float(part.rows["value"].max()) * 1.3
        ends = [1 - (at + 1) * PANEL / height + 6 / height, 1 - (at * PANEL + HEADING) / height]
        figure.add_traces(_traces(part, f"y{number}", mode))
        figure.update_layout({f"yaxis{number}": _axis(ends, top)})
        for text in [*_heading(part, ends[1], mode), *_peak(part, f"y{number}", top, dates, mode)]:
            figure.add_annotation(text)
    figure.update_layout(
        height=height + BOTTOM,
        meta=of_panels(len(parts)),
        xaxis={
            "showgrid": False,
            "tickformat": "%Y",
            "dtick": "M24" if dates.max().year - dates.min().year > 8 else "M12",
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


def _axis(domain: list[float], top: float) -> dict:
    return {"domain": domain, "range": [0, top], "nticks": 3, "ticklabelposition": "inside top", "zeroline": True}


def _heading(part: Panel, top: float, mode: Mode) -> list[dict]:
    """Return the name, and below it the unit to the left and the last value to the right."""
    last, small = part.rows.iloc[-1], {"size": 12, "color": PALETTES[mode].muted}
    name = f'<span style="color:{part.style.colour}">{part.style.glyph}</span> <b>{part.style.label}</b>'
    place = {"yref": "paper", "yanchor": "bottom"}
    return [
        label(name, 0, top, mode, yshift=16, name=BOLD, **place),
        label(part.unit, 0, top, mode, font=small, **place),
        label(_dated(last, part.digits), 1, top, mode, xanchor="right", font=small, **place),
    ]


def _peak(part: Panel, axis: str, top: float, dates: pd.Series, mode: Mode) -> list[dict]:
    """Return the text above the highest value, kept inside the plot; none where that is the last value."""
    peak = part.rows.loc[part.rows["value"].idxmax()]
    if peak["date"] == part.rows["date"].iloc[-1]:
        return []
    share = (peak["date"] - dates.min()) / (dates.max() - dates.min())
    anchor = "left" if share < 0.15 else "right" if share > 0.85 else "center"
    place = {"xref": "x", "yref": axis, "xanchor": anchor, "font": {"size": 12, "color": PALETTES[mode].muted}}
    return [label(_dated(peak, part.digits), peak["date"], peak["value"] + 0.11 * top, mode, **place)]


def _dated(row: pd.Series, digits: int) -> str:
    return f"{words.number(row['value'], digits)} in {words.date_month(row['date'])}"
