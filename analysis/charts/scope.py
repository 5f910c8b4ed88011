"""Charts of scope: dumbbells on ordinal scales, and hard figures of one role by company type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from analysis import scope, words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, Encoding, slug, source_line
from analysis.charts.forms.dumbbells import dumbbells as draw_dumbbells
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import Mode, SeriesStyle, styled, type_style
from analysis.finding import Finding
from analysis.package.selection import Selection
from analysis.package.tables import Package

TIMES = "90th over 10th percentile"


def side_styles(package: Package) -> dict[str, SeriesStyle]:
    """Return how the sides look, in their order."""
    return {side.side: styled(side.label, side.slot) for side in package.sides}


def dumbbells(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """All sides on each dimension, 1 to 5 with named ends. When: which kind of work suits me."""
    found = scope.dumbbells(package, selection)
    rows, title, drawn = found.rows, found.sentence, set(found.rows["side"])
    series = {side: style for side, style in side_styles(package).items() if side in drawn}
    order = tuple(package.sides[side].name for side in series)
    return Chart(
        name="scope-dumbbells",
        title=title,
        subtitle="Ordinal scale from 1 to 5 between two named ends: order counts, distances do not. What the "
        "articles state, placed on the scale by our own reading.",
        source=source_line(package, found.sources),
        alt=f"{_describe_scales(package, rows, tuple(series))}. {title}.",
        table=_statements(package, rows),
        figure=draw_dumbbells(rows, series, mode) if len(rows) else None,
        key=tuple(series.values()),
        note="The statement behind each point comes with the figures.",
        slug="_".join(side.noun.replace(" ", "-") for side in package.sides),
        encoding=Encoding("dumbbells", groups=("Dimension", "Scale"), value="Score", series="Where", order=order)
        if len(rows)
        else None,
    )


def _describe_scales(package: Package, rows: pd.DataFrame, sides: Sequence[str]) -> str:
    """Return how many scales there are and who stands at their ends, in a sentence without full stop."""
    named = [package.sides[side].singular for side in sides]
    if len(named) == 2:
        named = [f"{one} at {end}" for one, end in zip(named, ("one end", "the other"), strict=True)]
    number = rows["dimension_id"].nunique()
    scales = f"Dumbbells on {number} scale{'' if number == 1 else 's'}"
    return f"{scales}, {words.listed(named)}" if named else scales


def equity_share(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Share of equity in pay by company type. When: how much of my pay would be paper."""
    found, measure = scope.equity_share(package, selection), "Share of equity in a year's pay, in percent"
    return _hard(package, selection, mode, found, "scope-equity-share", measure, "%")


def experience(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Years of experience in the role by company type. When: does one kind of company promote sooner."""
    found, measure = scope.experience(package, selection), "Years of work experience"
    return _hard(package, selection, mode, found, "scope-experience", measure, "years")


def at_employer(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Years at the current employer by company type. When: how long do people stay so far."""
    found, measure = scope.at_employer(package, selection), "Years at the current employer so far"
    return _hard(package, selection, mode, found, "scope-at-employer", measure, "years")


def pay_spread(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Total pay by company type with its spread. When: how far apart are two people in the same role."""
    found, home = scope.pay_spread(package, selection), package.currencies.home
    measure = f"Total pay in {home} a year, nominal {words.coins(home)}" if home else "Total pay a year"
    measure += ", and how many times the 10th percentile the 90th is (×)"
    return _hard(package, selection, mode, found, "scope-pay-spread", measure, home)


def _texts(unit: str) -> tuple[words.Format, words.Format]:
    """Return how a value and a tick of the axis read in a unit: years, % or a currency."""
    texts = {"%": (words.percent, words.percent), "years": (words.years, words.years_tick)}
    return texts.get(unit) or (words.money(unit), words.money(unit))


def _hard(
    package: Package, selection: Selection, mode: Mode, found: Finding, name: str, measure: str, unit: str
) -> Chart:
    """Draw one role's percentiles by company type, whatever the measure."""
    rows, title, people = found.rows, found.sentence, words.roles(package, selection.role)
    shown = of_bands.HOW_TO_READ if of_bands.has_outer(rows) else of_bands.MIDDLE_HALF
    read = of_bands.how_to_read(package, selection, shown)
    series = {key: type_style(package, key) for key in rows["company_types"]}
    bounds = (people, selection.country, words.company_types(package, selection))
    table, encoding = of_bands.percentiles(package, rows, unit, "role_id", "company_types")
    beside = ((TIMES, "×"),) if "times" in rows else ()
    if beside:
        table.insert(len(table.columns) - 1, TIMES, rows["times"])
    return Chart(
        name=name,
        title=title,
        subtitle=of_bands.subtitle(rows, f"{measure}: {read}", *bounds),
        source=of_bands.source(package, rows),
        alt=f"Ranges by company type. {title}.",
        table=table,
        figure=_draw_hard(package, selection, mode, rows, series, unit) if len(rows) else None,
        key=tuple(series.values()),
        note=" ".join(found.notes),
        slug=slug(selection, selection.role),
        encoding=replace(encoding, bracketed=of_bands.with_intervals(selection), beside=beside) if len(rows) else None,
    )


def _draw_hard(
    package: Package, selection: Selection, mode: Mode, rows: pd.DataFrame, series: dict[str, SeriesStyle], unit: str
) -> go.Figure:
    value, tick = _texts(unit)
    marks = of_bands.marks(package, rows, rows["company_types"], value)
    if "times" in rows:
        marks["value"] += [f" · ×{words.number(times)}" if pd.notna(times) else "" for times in rows["times"]]
    groups = [Group(words.role(package, selection.role), of_bands.with_outer(marks))]
    return ranges(groups, series, tick, mode, intervals=of_bands.with_intervals(selection))


def _statements(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Dimension": rows["dimension"],
            "Where": rows["side"].map(lambda side: package.sides[side].name),
            "Scale": rows["low_end"] + " (1) to " + rows["high_end"].str.lower() + " (5)",
            "Score": rows["score"],
            "Statement": rows["statement"],
            "Basis": rows["basis"],
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
