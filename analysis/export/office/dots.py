"""Charts of rows as marks and spans on one axis: ranges, intervals and dumbbells, read from their encoding."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pandas as pd
from babel.numbers import is_currency

from analysis import words
from analysis.charts.chart import Chart, Encoding
from analysis.charts.theme import GREY, PALETTES, SeriesStyle

MOST_ROWS = 36
"""Rows whose names can be read on a slide."""

MOST_STEPS = 6
"""Steps of an axis at most."""

OTHER = SeriesStyle("", GREY, "gray", "circle", "●")
"""How a series looks that the key does not name."""

THIN, THICK = ("p10", "p50", "p90"), ("p25", "p50", "p75")
"""Points that a line and a bar reach over, as far as a row has them."""


@dataclass(frozen=True)
class Spans:
    """Lines of one look: row, start and end of each. `thick` tells a bar from a line."""

    name: str
    colour: str
    thick: bool
    lines: tuple[tuple[int, float, float], ...]


@dataclass(frozen=True)
class Marks:
    """Symbols of one series: row and value of each."""

    style: SeriesStyle
    points: tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class Dots:
    """Rows from top to bottom by name, what is drawn in them, what is written at their ends, and the axis."""

    names: tuple[str, ...]
    spans: tuple[Spans, ...]
    marks: tuple[Marks, ...]
    ends: tuple[tuple[int, float, str], ...]
    unit: str
    low: float
    high: float
    step: float


def dots(chart: Chart) -> Dots | None:
    """Return the chart as rows of marks and spans; None for other forms, and where rows are too many to be read."""
    drawn, table = chart.encoding, chart.table
    if chart.figure is None or drawn is None or drawn.form not in ("ranges", "differences", "dumbbells"):
        return None
    rows = table.reset_index(drop=True)
    if drawn.form == "dumbbells":
        return _dumbbells(rows, drawn, chart)
    return _ranges(rows, drawn, chart) if len(rows) <= MOST_ROWS else None


def _ranges(rows: pd.DataFrame, drawn: Encoding, chart: Chart) -> Dots | None:
    points = dict(drawn.points) or {"p50": drawn.value, "p10": drawn.low, "p90": drawn.high}
    spans, marks = [], []
    for name, style in _styles(rows, drawn, chart):
        own = rows[rows[drawn.series].astype(str) == name] if name else rows
        thin, thick = (_spans(own, points, ends) for ends in (THIN, THICK))
        label = words.capital(name or style.label or "all")
        spans.append(Spans(f"{label}: line", style.colour, False, thin))
        spans.append(Spans(f"{label}: bar", style.colour, True, thick))
        marks.append(Marks(style, tuple(_middles(own, points).items())))
    for label, column in drawn.marked:
        given = rows[column].dropna()
        marks.append(Marks(_named(chart, label), tuple((int(at), float(value)) for at, value in given.items())))
    write = writer(drawn.unit)
    reach = [(at, end) for one in spans for at, _start, end in one.lines]
    middles = _middles(rows, points)
    ends = [
        (at, max([value, *(end for row, end in reach if row == at)]), write(value)) for at, value in middles.items()
    ]
    ends += [
        (at, end, _from_to(start, end, drawn.unit))
        for at, start, end in (line for one in spans for line in one.lines)
        if at not in middles
    ]
    return _made(_names(rows, drawn.groups), spans, marks, ends, drawn.unit)


def _dumbbells(rows: pd.DataFrame, drawn: Encoding, chart: Chart) -> Dots | None:
    names = list(dict.fromkeys(rows[drawn.groups[0]]))
    at = rows[drawn.groups[0]].map(names.index)
    reach = rows.groupby(at)[drawn.value].agg(["min", "max"])
    lines = tuple((int(row), float(low), float(high)) for row, low, high in reach.itertuples())
    marks = []
    for name, style in _styles(rows, drawn, chart):
        own = rows[rows[drawn.series].astype(str) == name]
        marks.append(Marks(style, tuple(zip(at[own.index].astype(int), own[drawn.value].astype(float), strict=True))))
    link = Spans("Distance", PALETTES["light"].muted, False, lines)
    return _made(tuple(map(str, names)), [link], marks, [], drawn.unit)


def _made(names: tuple[str, ...], spans: list[Spans], marks: list[Marks], ends: list, unit: str) -> Dots | None:
    values = [value for one in spans for _at, *pair in one.lines for value in pair]
    values += [value for one in marks for _at, value in one.points]
    if not values:
        return None
    low, high, step = axis(min(values), max(values))
    shown = tuple(one for one in spans if one.lines), tuple(one for one in marks if one.points)
    return Dots(names, *shown, tuple(ends), unit, low, high, step)


def axis(least: float, most: float) -> tuple[float, float, float]:
    """Return the first and the last tick of an axis that holds both values and zero, and its step."""
    least, most = min(least, 0.0), max(most, 0.0)
    rough = (most - least or 1.0) / MOST_STEPS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * (1 - 1e-9))
    return math.floor(least / step) * step, math.ceil(most / step - 1e-9) * step, step


def writer(unit: str) -> words.Format:
    """Return how a value of a unit is written beside its mark: $316k, 8 years, 13 %."""
    if is_currency(unit):
        return words.money(unit)
    return {"%": _share, "years": words.years}.get(unit, words.number)


def _from_to(start: float, end: float, unit: str) -> str:
    """Return what is stated of a row as a whole: 0.4 to 1.25%, $125k to $175k."""
    if unit == "%":
        return f"{words.number(start, 2)} to {words.number(end, 2)}%"
    return f"{writer(unit)(start)} to {writer(unit)(end)}"


def _share(value: float) -> str:
    return f"{words.number(value)}%"


def _styles(rows: pd.DataFrame, drawn: Encoding, chart: Chart) -> list[tuple[str, SeriesStyle]]:
    """Return the series in their order with their looks; one without a name where nothing tells series apart."""
    if not drawn.series:
        return [("", chart.key[0] if chart.key else OTHER)]
    names = list(dict.fromkeys((*drawn.order, *rows[drawn.series].astype(str))))
    found = [(name, _named(chart, name)) for name in names]
    if len(chart.key) == len(names) and any(style.colour == OTHER.colour for _name, style in found):
        return [(name, replace(style, label=name)) for name, style in zip(names, chart.key, strict=True)]
    return found


def _named(chart: Chart, label: str) -> SeriesStyle:
    known = {one.label.casefold(): one for one in chart.key}
    wanted = label.casefold()
    found = known.get(wanted) or next((one for name, one in known.items() if name.startswith(wanted)), None)
    return found or SeriesStyle(label, OTHER.colour, OTHER.hue, OTHER.symbol, OTHER.glyph)


def _spans(rows: pd.DataFrame, points: dict[str, str], ends: Iterable[str]) -> tuple[tuple[int, float, float], ...]:
    columns = [points[end] for end in ends if points.get(end)]
    found = rows[columns].apply(pd.to_numeric).agg(["min", "max"], axis=1).dropna() if len(columns) > 1 else rows[:0]
    return tuple((int(row[0]), float(row[1]), float(row[2])) for row in found.itertuples() if row[1] < row[2])


def _middles(rows: pd.DataFrame, points: dict[str, str]) -> dict[int, float]:
    """Return the medians by row; of a row without one, whose ends are one value, that value."""
    middles = rows[points["p50"]] if "p50" in points else pd.Series(index=rows.index, dtype=float)
    ends = rows[list(dict.fromkeys(filter(None, points.values())))].apply(pd.to_numeric, errors="coerce")
    same = ends.max(axis=1).where(ends.min(axis=1) == ends.max(axis=1))
    known = middles.fillna(same).dropna()
    return {int(at): float(value) for at, value in known.items()}


def _names(rows: pd.DataFrame, groups: Sequence[str]) -> tuple[str, ...]:
    """Return the rows' names: of a group and its member the group only once, before its first member."""
    group, *others = groups
    if not others or rows[group].is_unique:
        return tuple(map(str, rows[group]))
    members = rows[others[0]].astype(str)
    if rows[group].nunique() == 1:
        return tuple(members)
    first = rows[group] != rows[group].shift()
    return tuple(
        f"{head}: {member}" if new else member for head, member, new in zip(rows[group], members, first, strict=True)
    )
