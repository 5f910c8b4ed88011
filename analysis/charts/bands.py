"""From percentile rows to what a range chart needs: groups, subtitle, source line, table and what is absent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypedDict, Unpack

import pandas as pd
from babel.numbers import is_currency

from analysis import words
from analysis.absent import counted
from analysis.bands import POINTS, PercentileRow
from analysis.charts.chart import Chart, Encoding, SourceLine, source_line
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import GREY, Mode, SeriesStyle, type_style
from analysis.finding import Finding
from analysis.package.selection import Selection
from analysis.package.tables import Package

HOW_TO_READ = "median (symbol), middle 50% (thick), 10th to 90th percentile (thin)"
MIDDLE_HALF = "median (symbol), middle 50% (bar)"
TOGETHER = {"together": SeriesStyle("chosen company types together", GREY, "gray", "circle", "●")}


class ChartWords(TypedDict):
    """What a chart says of itself beside its finding, as in `Chart`."""

    name: str
    subtitle: str
    alt: str
    slug: str


def marks(package: Package, rows: pd.DataFrame, series: Iterable[str] | str, text: words.Format) -> pd.DataFrame:
    """Add the columns that a group's rows need: series, value, thin and hover, amounts written by `text`."""
    interval = f"{words.level(package)} interval"
    hover = [
        f"{_whose(package, row)}<b>{text(row.p50)}</b> median, n = {row.n:,}<br>"
        f"{interval} {text(row.low)} to {text(row.high)}<br>"
        f"middle 50% {text(row.p25)} to {text(row.p75)}" + _outer(row, text)
        for row in rows.itertuples()
    ]
    thin = rows["n"] < package.rules["thin_n"]
    return rows.assign(series=series, value=rows["p50"].map(text), thin=thin.astype(bool), hover=hover)


def _whose(package: Package, row: Any) -> str:
    """Return level and company types of a row on a line of their own, as far as it has them."""
    known = [words.role(package, row.role_id)] if getattr(row, "role_id", "") else []
    types = getattr(row, "company_types", "")
    known += [words.company_types(package, types)] if types else []
    return f"{words.capital(', '.join(known))}<br>" if known else ""


def role_groups(package: Package, rows: pd.DataFrame, text: words.Format) -> list[Group]:
    """Return one group a role, company types as its rows."""
    return [
        Group(words.role(package, role), marks(package, cell, cell["company_types"], text))
        for role, cell in rows.groupby("role_id", sort=False)
    ]


def series_of(package: Package, rows: pd.DataFrame) -> dict[str, SeriesStyle]:
    """Return how each company type in `rows` looks, in drawing order; types together are one grey series.

    Where there is a single type at all, as in a company's own data, it has its own look: nothing else is in it.
    """
    present, types = set(rows["company_types"]), package.types.ids
    drawn = {key: type_style(package, key) for key in types if key in present}
    together = type_style(package, types[0]) if len(types) == 1 else TOGETHER["together"]
    return drawn or dict.fromkeys(present, together)


def how_to_read(package: Package, selection: Selection, read: str = HOW_TO_READ, whom: str = "people") -> str:
    """Return how to read a range, with the bracket where intervals are shown; `whom` are those that are counted."""
    bracket = f"{words.level(package)} interval of the median (bracket)"
    read = with_thin(package, read, whom)
    return f"{read}, {bracket}" if with_intervals(selection) else read


def with_thin(package: Package, read: str = HOW_TO_READ, whom: str = "people") -> str:
    """Return how to read a range with what a hollow symbol says."""
    return read.replace("(symbol)", f"(symbol, hollow under {package.rules['thin_n']:g} {whom})")


def with_intervals(selection: Selection) -> bool:
    """Say whether the visitor wants to see the medians' intervals."""
    return selection.intervals == "shown"


def subtitle(rows: pd.DataFrame, measure: str, *facts: str) -> str:
    """Return measure and unit, then the facts that bound it (place, filters) and the period of the rows."""
    when = [words.period(rows["period"].iloc[0])] if len(rows) else []
    said = ", ".join(filter(None, [*facts, *when]))
    return f"{measure}. {words.capital(said)}." if said else f"{measure}."


def source(package: Package, rows: pd.DataFrame) -> SourceLine:
    """Return the source line of rows with source_id and n; empty where nothing is drawn."""
    if rows.empty:
        return SourceLine()
    return source_line(package, rows["source_id"], int(rows["n"].sum()), counted(package, rows))


def by_role_and_type(
    package: Package,
    selection: Selection,
    mode: Mode,
    found: Finding,
    *,
    value: words.Format,
    tick: words.Format,
    unit: str,
    **words_of_chart: Unpack[ChartWords],
) -> Chart:
    """Return the chart of a finding of percentile rows with a role a group and company types as its rows.

    They have role_id, company_types, n, the percentiles (p10 and p90 may be absent), low, high, source_id and period;
    `value` and `tick` write amounts in `unit`. `words_of_chart` are the chart's name, subtitle, alt and slug.
    """
    rows = found.rows
    series = series_of(package, rows)
    shown, encoding = percentiles(package, rows, unit, "role_id", "company_types")
    groups = role_groups(package, with_outer(rows), value)
    return Chart(
        title=found.sentence,
        source=source(package, rows),
        note=" ".join(found.notes),
        table=shown,
        figure=ranges(groups, series, tick, mode, intervals=with_intervals(selection)) if series else None,
        key=tuple(series.values()),
        encoding=replace(encoding, bracketed=with_intervals(selection)) if series else None,
        **words_of_chart,
    )


def with_outer(rows: pd.DataFrame) -> pd.DataFrame:
    """Return percentile rows for drawing: where there are quartiles alone, the range ends with the middle half."""
    return rows if has_outer(rows) else rows.assign(p10=rows["p25"], p90=rows["p75"])


def has_outer(rows: pd.DataFrame) -> bool:
    """Say whether percentile rows tell the 10th and 90th percentile; where there is no row, whether they could."""
    return "p10" in rows and (rows.empty or bool(rows["p10"].notna().any()))


def percentiles(package: Package, rows: pd.DataFrame, unit: str, *keys: str) -> tuple[pd.DataFrame, Encoding]:
    """Return percentile rows as a table for readers, and what of it is drawn how.

    `keys` are the columns that tell rows apart, outer first: role_id, company_types, country. Company types are the
    series where they are among them.
    """
    present = set(rows["company_types"]) if "company_types" in keys else set()
    types = [key for key in package.types.ids if key in present] or sorted(present)
    order = [words.type_names(package, key) for key in types]
    series = KEYS["company_types"] if present else ""
    encoding = encoded(package, rows, unit, groups=[KEYS[key] for key in keys], series=series, order=order)
    return table(package, rows, unit, *keys), encoding


def encoded(
    package: Package,
    rows: pd.DataFrame,
    unit: str,
    groups: Sequence[str] = (),
    series: str = "",
    order: Sequence[str] = (),
    *,
    bracketed: bool = False,
) -> Encoding:
    """Return the encoding of ranges whose columns in a table are those of `amounts`.

    `groups` are the table's columns that name a row, `series` the one that tells series apart, whose labels come in
    the order `order`; `bracketed` says that medians have their intervals.
    """
    names = _named(package, rows, unit)
    return Encoding(
        form="ranges",
        unit=unit,
        groups=tuple(groups),
        value=names.get("p50", ""),
        series=series,
        order=tuple(order),
        points=tuple((point, names[point]) for point in POINTS if point in names),
        low=names.get("low", ""),
        high=names.get("high", ""),
        count=words.capital(counted(package, rows)),
        thin=package.rules["thin_n"],
        bracketed=bracketed,
    )


LARGEST = "Largest employer's share of people (%)"
KEYS = {"role_id": "Role", "company_types": "Company type", "country": "Country"}
"""Names for readers of the columns that tell percentile rows apart."""


def table(package: Package, rows: pd.DataFrame, unit: str, *keys: str) -> pd.DataFrame:
    """Return percentile rows with column names for readers; `keys` are the columns that tell rows apart.

    Keys: role_id, company_types, country. Amounts are in `unit`.
    """
    identified = {
        "role_id": lambda value: words.role(package, value),
        "company_types": lambda value: words.type_names(package, value),
        "country": str,
    }
    frame = pd.DataFrame({KEYS[key]: rows[key].map(identified[key]) for key in keys})
    frame[words.capital(counted(package, rows))] = rows["n"]
    frame = frame.assign(**amounts(package, rows, unit))
    return frame.assign(**employers(rows), Source=rows["source_id"].map(package.publisher_of))


def employers(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the columns of a table on the employers of each row's people; none where rows tell nothing of them."""
    return {"Employers": rows["employers"], LARGEST: rows["share_largest"]} if "share_largest" in rows else {}


def amounts(package: Package, rows: pd.DataFrame, unit: str) -> dict[str, pd.Series]:
    """Return the columns of percentile rows that a table shows, named for readers; money in whole units."""
    numbers = {name: pd.to_numeric(rows[column]) for column, name in _named(package, rows, unit).items()}
    return {name: one.round(0) if is_currency(unit) else one for name, one in numbers.items()}


def _named(package: Package, rows: pd.DataFrame, unit: str) -> dict[str, str]:
    """Return the names for readers of the percentile columns that rows have, in their order in a table."""
    interval = f"Median, {words.level(package)} interval"
    names = {
        "p10": "10th percentile",
        "p25": "25th percentile",
        "p50": "Median",
        "low": f"{interval} from",
        "high": f"{interval} to",
        "p75": "75th percentile",
        "p90": "90th percentile",
        "people_low": f"{interval}, people taken for independent, from",
        "people_high": f"{interval}, people taken for independent, to",
        "rest": "Median without the largest employer",
    }
    return {column: words.with_unit(name, unit) for column, name in names.items() if column in rows}


def _outer(row: PercentileRow, text: words.Format) -> str:
    return f"<br>10th to 90th percentile {text(row.p10)} to {text(row.p90)}" if hasattr(row, "p10") else ""
