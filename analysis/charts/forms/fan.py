"""A fan: months known, the middle of what may come, and shaded intervals named at their ends."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts.axes import apart, between, room_of
from analysis.charts.theme import BLUE, BOLD, GREEN, GREY, ORANGE, PALETTES, Mode, SeriesStyle, label, template, upright

HEIGHT = 420
PLOT = 0.8
"""Share of the width that the plot takes; the rest holds the names of the bounds."""

KNOWN = SeriesStyle("known", GREY, "gray", "circle", "●")
MIDDLE = SeriesStyle("forecast with its intervals", BLUE, "blue", "circle", "●")
TREND = SeriesStyle("trend, seasons taken out", GREEN, "green", "square", "■")
RUNNER_UP = SeriesStyle("runner-up", ORANGE, "orange", "diamond", "◆")
SHADES = {95: 0.14, 80: 0.22, 50: 0.34}
"""Opacity by level: the narrower the interval, the darker it ends up."""

ROOM = 0.05
"""Least distance of two names, as a share of the height."""


def fan(known: pd.DataFrame, ahead: pd.DataFrame, runner_up: pd.DataFrame, mode: Mode) -> go.Figure:
    """Draw `known` (date, value, trend) and the forecast `ahead` (date, value, low_50 to high_95) of a series.

    The fan opens at the last month known; without bounds it is its middle alone. `runner_up` (date, value) is a second
    middle line, or empty; `trend` may be missing throughout.
    """
    figure, palette, start = go.Figure(layout={"template": template(mode)}), PALETTES[mode], known.iloc[[-1]]
    for level, opacity in SHADES.items():
        if ahead[f"low_{level}"].notna().all():
            figure.add_trace(_band(start, ahead, level, opacity))
    if known["trend"].notna().any():
        figure.add_trace(_line(known.assign(value=known["trend"]), GREEN, "dot", 2, hoverinfo="skip"))
    figure.add_trace(_line(known, GREY, "solid", 2.5, hovertemplate="%{x|%b %Y}: %{y:,.1f}<extra></extra>"))
    if len(runner_up):
        figure.add_trace(_line(runner_up, ORANGE, "dash", 2, hovertemplate=_hover("runner-up")))
    figure.add_trace(_line(ahead, BLUE, "solid", 2.5, hovertemplate=_hover("forecast")))
    axis = between(*_range(known, ahead), lambda level: f"{level:g}")
    low, high = axis["range"]
    figure.update_layout(
        height=HEIGHT,
        margin={"l": room_of(axis["ticktext"])},
        xaxis={"showgrid": False, "domain": [0, PLOT], "tickformat": "%Y", "dtick": "M12", "tick0": "2000-01-01"},
        yaxis=axis,
        shapes=[upright(start["date"].item(), palette.muted)],
        annotations=_names(ahead, runner_up, (low, high), mode),
    )
    return figure


def _band(start: pd.DataFrame, ahead: pd.DataFrame, level: int, opacity: float) -> go.Scatter:
    dates = pd.concat([start["date"], ahead["date"]])
    lows, highs = (pd.concat([start["value"], ahead[f"{end}_{level}"]]) for end in ("low", "high"))
    return go.Scatter(
        x=pd.concat([dates, dates[::-1]]),
        y=pd.concat([highs, lows[::-1]]),
        mode="none",
        fill="toself",
        fillcolor=BLUE,
        opacity=opacity,
        hoverinfo="skip",
        name=f"{level}%",
    )


def _line(rows: pd.DataFrame, colour: str, dash: str, width: float, **hover: str) -> go.Scatter:
    stroke = {"color": colour, "dash": dash, "width": width}
    return go.Scatter(x=rows["date"], y=rows["value"], mode="lines", line=stroke, **hover)


def _hover(name: str) -> str:
    return f"{name}, %{{x|%b %Y}}: %{{y:,.1f}}<extra></extra>"


def _range(known: pd.DataFrame, ahead: pd.DataFrame) -> tuple[float, float]:
    """Return the least and the most of all that is drawn."""
    drawn = pd.concat([known["value"], ahead["value"], ahead["low_95"], ahead["high_95"]])
    return float(drawn.min()), float(drawn.max())


def _names(ahead: pd.DataFrame, runner_up: pd.DataFrame, ends: tuple[float, float], mode: Mode) -> list[dict]:
    """Name the bounds and middles of the last month beside their ends, moved apart where they are close."""
    last = ahead.iloc[-1]
    texts = [
        (last[f"{side}_{level}"], f"{level}% {words.number(last[f'{side}_{level}'], 0)}")
        for level in SHADES
        for side in ("low", "high")
        if pd.notna(last[f"{side}_{level}"])
    ]
    middle = (last["value"], f"<b>{words.number(last['value'], 0)}</b>")
    texts.append(middle)
    if len(runner_up):
        other = runner_up["value"].iloc[-1]
        texts.append((other, f'<span style="color:{ORANGE}">◆</span> {words.number(other, 0)}'))
    texts.sort()
    heights = apart([value for value, _text in texts], ROOM * (ends[1] - ends[0]))
    small = {"size": 12, "color": PALETTES[mode].text}
    names = [
        label(text, PLOT + 0.01, height, mode, font=small)
        for (_value, text), height in zip(texts, heights, strict=True)
    ]
    names[texts.index(middle)]["name"] = BOLD
    return names
