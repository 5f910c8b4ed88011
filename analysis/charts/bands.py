"""From percentile rows to what a range chart needs: groups, subtitle, source line, table and what is absent."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
from babel.numbers import is_currency

from analysis import words
from analysis.bands import missing_cells
from analysis.charts.chart import Chart, SourceLine, absent, source_line
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import GREY, Mode, SeriesStyle, type_style
from analysis.package.selection import Selection, apart
from analysis.package.tables import Package
from analysis.pay import pay_sources

HOW_TO_READ = "median (symbol), middle half (thick), 10th to 90th percentile (thin)"
MIDDLE_HALF = "median (symbol), middle half (bar)"
INTERVAL = "90% interval of the median (bracket)"
AMOUNTS = {
    "p10": "10th percentile",
    "p25": "25th percentile",
    "p50": "Median",
    "low": "Median, 90% interval from",
    "high": "Median, 90% interval to",
    "p75": "75th percentile",
    "p90": "90th percentile",
}
TOGETHER = {"together": SeriesStyle("chosen company types together", GREY, "gray", "circle", "●")}


def marks(rows: pd.DataFrame, series: Iterable[str] | str, text: words.Format) -> pd.DataFrame:
    """Add the columns that a group's rows need: series, value and hover, amounts written by `text`."""
    hover = [
        f"<b>{text(row.p50)}</b> median, n = {row.n:,}<br>90% interval {text(row.low)} to {text(row.high)}<br>"
        f"middle half {text(row.p25)} to {text(row.p75)}" + _outer(row, text)
        for row in rows.itertuples()
    ]
    return rows.assign(series=series, value=rows["p50"].map(text), hover=hover)


def role_groups(package: Package, rows: pd.DataFrame, text: words.Format) -> list[Group]:
    """Return one group a role, company types as its rows."""
    return [
        Group(words.role(package, role), marks(cell, cell["company_types"], text))
        for role, cell in rows.groupby("role_id", sort=False)
    ]


def series_of(package: Package, rows: pd.DataFrame, selection: Selection) -> dict[str, SeriesStyle]:
    """Return how each company type in `rows` looks, in drawing order; types together are one grey series."""
    present = set(rows["company_types"])
    drawn = {key: type_style(package, key) for key in apart(package, selection) if key in present}
    return drawn or dict.fromkeys(present, TOGETHER["together"])


def how_to_read(selection: Selection, read: str = HOW_TO_READ) -> str:
    """Return how to read a range, with the bracket where intervals are shown."""
    return f"{read}, {INTERVAL}" if with_intervals(selection) else read


def with_intervals(selection: Selection) -> bool:
    """Say whether the visitor wants to see the medians' intervals."""
    return selection.intervals == "shown"


def subtitle(rows: pd.DataFrame, measure: str, *facts: str) -> str:
    """Return measure and unit, then the facts that bound it (place, filters) and the period of the rows."""
    when = [words.period(rows["period"].iloc[0])] if len(rows) else []
    return f"{measure}. {words.capital(', '.join([*facts, *when]))}."


def source(package: Package, rows: pd.DataFrame) -> SourceLine:
    """Return the source line of rows with source_id and n; empty where nothing is drawn."""
    if rows.empty:
        return SourceLine()
    return source_line(package, rows["source_id"], int(rows["n"].sum()), counted(package, rows))


def counted(package: Package, rows: pd.DataFrame) -> str:
    """Return what `n` counts in rows of one source: people, or advertisements."""
    return pay_sources.counted(package, rows["source_id"].iloc[0]) if len(rows) else "people"


def missing(package: Package, rows: pd.DataFrame, selection: Selection) -> str:
    """Name the cells of role and company type that are not drawn, and why."""
    names = []
    for key, roles in missing_cells(rows, package, selection).items():
        people = words.listed([words.roles(package, role) for role in roles])
        names.append(f"{people} {words.at_company_types(package, key)}" if key else people)
    together = ""
    if len(rows) and not rows["company_types"].isin(apart(package, selection)).any():
        together = "No company type alone has ten people in a role, so they are shown together. "
        if not pay_sources.tells_types(package, rows["source_id"].iloc[0]):
            together = (
                f"The source {pay_sources.about(package, selection.source)['name']} does not tell company types. "
            )
    return together + absent(names, f"under ten {counted(package, rows)}, so not shown")


def missing_types(package: Package, rows: pd.DataFrame, selection: Selection, people: str) -> str:
    """Name the chosen company types that have no row for one role."""
    names = [package.types[key].plural for key in apart(package, selection) if key not in set(rows["company_types"])]
    return absent([f"{people} at {words.listed(names)}"] if names else [])


def by_role_and_type(
    package: Package,
    selection: Selection,
    mode: Mode,
    rows: pd.DataFrame,
    *,
    value: words.Format,
    tick: words.Format,
    unit: str,
    **words_of_chart: str,
) -> Chart:
    """Return the chart of percentile rows with a role a group and company types as its rows.

    `rows` has role_id, company_types, n, the percentiles (p10 and p90 may be absent), low, high, source_id and period;
    `value` and `tick` write amounts in `unit`. `words_of_chart` are the chart's name, title, subtitle, alt, note, slug.
    """
    series = series_of(package, rows, selection)
    drawn = rows if "p10" in rows and rows["p10"].notna().any() else rows.assign(p10=rows["p25"], p90=rows["p75"])
    return Chart(
        source=source(package, rows),
        table=table(package, rows, unit, "role_id", "company_types"),
        figure=ranges(role_groups(package, drawn, value), series, tick, mode, intervals=with_intervals(selection))
        if series
        else None,
        key=tuple(series.values()),
        **words_of_chart,
    )


def table(package: Package, rows: pd.DataFrame, unit: str, *keys: str) -> pd.DataFrame:
    """Return percentile rows with column names for readers; `keys` are the columns that tell rows apart.

    Keys: role_id, company_types, country. Amounts are in `unit`.
    """
    identified = {
        "role_id": ("Role", lambda value: words.role(package, value)),
        "company_types": ("Company type", lambda value: words.type_names(package, value)),
        "country": ("Country", str),
    }
    frame = pd.DataFrame({identified[key][0]: rows[key].map(identified[key][1]) for key in keys})
    frame[words.capital(counted(package, rows))] = rows["n"]
    frame = frame.assign(**amounts(rows, unit))
    return frame.assign(Source=rows["source_id"].map(package.publisher_of))


def amounts(rows: pd.DataFrame, unit: str) -> dict[str, pd.Series]:
    """Return the columns of percentile rows that a table shows, named for readers; money in whole units."""
    present = {column: name for column, name in AMOUNTS.items() if column in rows}
    numbers = {name: pd.to_numeric(rows[column]) for column, name in present.items()}
    return {f"{name} ({unit})": one.round(0) if is_currency(unit) else one for name, one in numbers.items()}


def _outer(row: tuple, text: words.Format) -> str:
    return f"<br>10th to 90th percentile {text(row.p10)} to {text(row.p90)}" if hasattr(row, "p10") else ""
