"""Charts of rows as marks and spans on one axis: ranges, intervals and dumbbells, read from their encoding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pandas as pd

from analysis import words
from analysis.charts.chart import Chart, Encoding
from analysis.charts.theme import GREY, PALETTES, SeriesStyle
from analysis.export.office.drawn import Dots, End, Marks, Spans
from analysis.export.office.scale import axis, from_to, writer

MOST_ROWS = 36
"""Rows whose names can be read on a slide."""

OPEN = "→ "
"""What stands before the value of a range whose end was not seen."""

OTHER = SeriesStyle("", GREY, "gray", "circle", "●")
"""How a series looks that the key does not name."""

THIN, THICK = ("p10", "p50", "p90"), ("p25", "p50", "p75")
"""Points that a line and a bar reach over, as far as a row has them."""


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
    spans, marks, few = [], [], _few(rows, drawn)
    for own, style, name in _series(rows, drawn, chart):
        thin, thick = (_spans(own, points, ends) for ends in (THIN, THICK))
        label = words.capital(name or style.label or "all")
        middles = tuple(_middles(own, points).items())
        spans.append(Spans(f"{label}: line", style.colour, False, thin))
        spans.append(Spans(label if not middles else f"{label}: bar", style.colour, True, thick, named=not middles))
        marks.append(Marks(style, tuple(one for one in middles if one[0] not in few)))
        marks.append(Marks(style, tuple(one for one in middles if one[0] in few), hollow=True))
    for label, column in drawn.marked:
        given = rows[column].dropna()
        # Dark, since it stands over what it is held against.
        style = replace(_named(chart, label), colour=PALETTES["light"].text)
        marks.append(Marks(style, tuple((int(at), float(value)) for at, value in given.items())))
    brackets = _spans(rows, {"low": drawn.low, "high": drawn.high}, ("low", "high")) if drawn.bracketed else ()
    reach = [(at, value) for one in spans for at, *ends in one.lines for value in ends]
    reach += [(at, value) for at, *ends in brackets for value in ends]
    reach += [point for one in marks for point in one.points]
    lines = {at: (start, end) for one in spans for at, start, end in one.lines}
    ends = tuple(_ends(rows, drawn, points, lines, reach))
    return _made(rows, drawn, spans, marks, ends, brackets)


def _few(rows: pd.DataFrame, drawn: Encoding) -> frozenset[int]:
    """Return the rows that rest on so few that their symbol is hollow."""
    if drawn.count not in rows:
        return frozenset()
    counts = pd.to_numeric(rows[drawn.count], errors="coerce")
    return frozenset(int(at) for at in rows.index[counts < drawn.thin])


def _ends(
    rows: pd.DataFrame,
    drawn: Encoding,
    points: dict[str, str],
    lines: dict[int, tuple[float, float]],
    reach: Sequence[tuple[int, float]],
) -> Iterator[End]:
    """Yield what is written of each row right of all that is drawn in it, which `reach` has: value or range, and n."""
    write, middles = writer(drawn.unit, signed=drawn.form == "differences"), _middles(rows, points)
    for at, row in rows.iterrows():
        if at not in middles and at not in lines:
            continue
        said = write(middles[at]) if at in middles else from_to(*lines[at], drawn.unit)
        texts = [said, *(writer(unit)(row[column]) for column, unit in drawn.beside if pd.notna(row[column]))]
        if drawn.count in rows and pd.notna(row[drawn.count]):
            texts.append(f"n = {int(row[drawn.count]):,}")
        open_end = any(
            points.get(low) and pd.notna(row[points[low]]) and pd.isna(row[points[high]])
            for low, high in (("p10", "p90"), ("p25", "p75"))
            if points.get(high)
        )
        yield at, max(value for line, value in reach if line == at), f"{OPEN * open_end}{' · '.join(texts)}"


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
    return _made(rows.drop_duplicates(drawn.groups[0]), drawn, [link], marks)


def _made(
    rows: pd.DataFrame,
    drawn: Encoding,
    spans: list[Spans],
    marks: list[Marks],
    ends: tuple[End, ...] = (),
    brackets: tuple[tuple[int, float, float], ...] = (),
) -> Dots | None:
    values = [value for one in spans for _at, *pair in one.lines for value in pair]
    values += [value for _at, *pair in brackets for value in pair]
    values += [value for one in marks for _at, value in one.points]
    if not values:
        return None
    low, high, step = axis(min(values), max(values))
    if drawn.form == "dumbbells":
        low = min(values)  # the lowest place of a scale of ranks: zero is none of them
    shown = tuple(one for one in spans if one.lines), tuple(one for one in marks if one.points)
    names = _scales(rows, drawn.groups) if drawn.form == "dumbbells" else _names(rows, drawn.groups)
    outer = rows[drawn.groups[0]].reset_index(drop=True)
    heads = tuple(int(at) for at in outer.index[outer != outer.shift()])
    return Dots(names, *shown, ends, drawn.unit, low, high, step, heads, brackets)


def _series(rows: pd.DataFrame, drawn: Encoding, chart: Chart) -> Iterator[tuple[pd.DataFrame, SeriesStyle, str]]:
    """Yield the rows of each series with its look and, where a column tells series apart, its name."""
    if drawn.kinds:
        for label in dict.fromkeys(drawn.kinds):
            yield rows[[kind == label for kind in drawn.kinds]], _named(chart, label), ""
        return
    for name, style in _styles(rows, drawn, chart):
        yield (rows[rows[drawn.series].astype(str) == name] if name else rows), style, name


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


def _scales(rows: pd.DataFrame, groups: Sequence[str]) -> tuple[str, ...]:
    """Return the names of scales, each with its ends: Autonomy: approvals (1) to own decisions (5)."""
    first, *rest = (rows[group].astype(str) for group in groups)
    return tuple(first.str.cat([one.str[:1].str.lower() + one.str[1:] for one in rest], sep=": "))


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
