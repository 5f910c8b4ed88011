"""Charts of a plan: chances, dates and pay along the way, the plan beside its alternatives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis import words
from analysis.attainment import half_reached
from analysis.charts import bands as of_bands
from analysis.charts import planner_tables as tables
from analysis.charts.chart import Chart, hyphenated
from analysis.charts.forms.amounts import ahead
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.forms.steps import attainment
from analysis.charts.progression import rung_styles
from analysis.charts.theme import GREY, Mode, SeriesStyle, type_style
from analysis.finding import Finding
from analysis.package.tables import Package
from analysis.pay import money
from analysis.planner import findings, when
from analysis.planner.opening import standing
from analysis.planner.paths import paths
from analysis.planner.plan import Plan, chosen_money, target_rung

GREYS = (("circle-open", "○"), ("triangle-down", "▼"), ("pentagon", "⬟"), ("square-open", "□"))
"""Symbols and glyphs of paths that no company type's look is left for."""
DRAWN_ANEW = "Band: what 90% of draws of the people anew come to, whatever part of careers keeps its pace"
FROM_ENDS = "Band: the same careers from either end of the curves' own 90% bands, whatever part of them keeps its pace"


def chance(*, package: Package, selection: Plan, mode: Mode) -> Chart:
    """Chance of the target by year, one curve a path. When: which way gets there."""
    found = findings.chance(package, selection)
    series = _series(package, selection, found.rows)
    goal = words.rung_or_above(package, target_rung(package, selection))
    measure = f"Sampled careers that are {goal} by years from now, in percent"
    alt = f"Step curves of the chance by year, one for each way to go on. {found.sentence}."
    return _steps(package, selection, found, "path", series, mode, measure, "planner-chance", alt)


def rungs(*, package: Package, selection: Plan, mode: Mode) -> Chart:
    """Chance of each rung above by year on the plan's own path. When: what comes before and after the target."""
    found = findings.rungs(package, selection)
    present = set(found.rows["rung"])
    series = {rung: style for rung, style in rung_styles(package).items() if rung in present}
    measure = "Sampled careers at or above each level by years from now, in percent"
    alt = f"Step curves of the chance of each level by year. {found.sentence}."
    return _steps(package, selection, found, "rung", series, mode, measure, "planner-rungs", alt)


def dates(*, package: Package, selection: Plan, mode: Mode) -> Chart:
    """Years until each rung, paths as offset rows. When: by when, and how far careers differ."""
    found = findings.dates(package, selection)
    rows, title = found.rows, found.sentence
    series = _series(package, selection, rows)
    groups = [
        Group(words.rung_or_above(package, rung), _drawn(cell))
        for rung, cell in rows.sort_values("rung").groupby("rung")
    ]
    measure = (
        "Years from now until the level is reached: median (symbol), middle 50% (thick), 80% range of careers (thin); "
        "an arrow: beyond the years seen"
    )
    return _chart(
        package,
        selection,
        found,
        measure,
        name="planner-dates",
        alt=f"Ranges of years until each level, one row for each way to go on. {title}.",
        table=tables.dates_table(package, rows),
        figure=ranges(groups, series, words.years_tick, mode) if groups else None,
        key=tuple(series.values()),
        encoding=tables.ranges_encoding(package, rows, "years", ["Way", "Level"], series) if groups else None,
    )


def pay(*, package: Package, selection: Plan, mode: Mode) -> Chart:
    """Pay by year, one line a path. When: what a way pays, and from when."""
    found = findings.pay(package, selection)
    rows, title = found.rows, found.sentence
    series, unit = _series(package, selection, rows), chosen_money(package, selection).currency
    measure = f"{_paid(package, selection)} by years from now, mean over sampled careers of the median of the role held"
    return _chart(
        package,
        selection,
        found,
        measure,
        name="planner-pay",
        alt=f"Lines of pay by year, one for each way to go on. {title}.",
        table=tables.pay_table(package, rows, unit),
        figure=ahead(rows, "path", series, words.money(unit), mode) if len(rows) else None,
        key=tuple(series.values()),
        encoding=tables.paid_encoding(unit, series) if len(rows) else None,
    )


def earned(*, package: Package, selection: Plan, mode: Mode) -> Chart:
    """Pay added up, one range a path. When: does the slower way cost or the faster one pay."""
    found, unit = findings.earned(package, selection), chosen_money(package, selection).currency
    rows, title = found.rows, found.sentence
    series, write = _series(package, selection, rows), words.money(unit)
    groups = [
        Group(words.capital(label), of_bands.marks(package, cell, cell["path"], write))
        for label, cell in rows.groupby("path", sort=False)
    ]
    seen = f" over {words.years(rows['years'].iloc[0])}, which all ways are seen for" if len(rows) else ""
    measure = (
        f"{_paid(package, selection, 'added up')}{seen}: "
        "median (symbol), middle 50% (thick), 80% range of careers (thin)"
    )
    return _chart(
        package,
        selection,
        found,
        measure,
        name="planner-earned",
        alt=f"Ranges of pay added up, one for each way to go on. {title}.",
        table=tables.table(package, rows, of_bands.amounts(package, rows, unit)),
        figure=ranges(groups, series, write, mode) if groups else None,
        key=tuple(series.values()),
        encoding=tables.ranges_encoding(package, rows, unit, ["Way"], series) if groups else None,
    )


def _steps(
    package: Package,
    selection: Plan,
    found: Finding,
    by: str,
    series: Mapping[Any, SeriesStyle],
    mode: Mode,
    measure: str,
    name: str,
    alt: str,
) -> Chart:
    """Return the chart of chances by year, a step curve for each path or rung."""
    rows = found.rows
    return _chart(
        package,
        selection,
        found,
        f"{measure}. {_band(package)}",
        name=name,
        alt=alt,
        table=tables.chance_table(package, rows),
        figure=attainment(rows, half_reached(package, rows, by), by, series, mode) if len(rows) else None,
        key=tuple(series.values()),
        encoding=tables.chance_encoding(by, series) if len(rows) else None,
    )


def _series(package: Package, selection: Plan, rows: pd.DataFrame) -> dict[str, SeriesStyle]:
    """Return how the paths look that are drawn, in every chart of a plan the same.

    A path looks like the company type in which it goes on, as elsewhere; the second of a type, and one of any type,
    is grey.
    """
    drawn, looks, spare = set(rows["path"]), {}, iter(GREYS)
    for path in paths(package, selection):
        kind = path.type_in(path.move_in)
        own = kind in package.types.ids and kind not in looks
        looks[kind if own else path.label] = (
            replace(type_style(package, kind), label=path.label)
            if own
            else SeriesStyle(path.label, GREY, "gray", *next(spare))
        )
    return {look.label: look for look in looks.values() if look.label in drawn}


def _drawn(rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of dates for drawing: what lies beyond the years seen ends at the last of them."""
    ends = {point: rows[point].fillna(rows["seen"]) for point in ("p25", "p75", "p90")}
    hover = [
        f"{words.capital(row.path)}<br><b>{when.median_or_beyond(row)}</b> median, "
        f"80% range {when.spread(row)}<br>{when.interval(row)}, n = {row.n:,}"
        for row in rows.itertuples()
    ]
    value = [
        f"{'>' * pd.isna(row.p50)}{words.years_tick(row.seen if pd.isna(row.p50) else row.p50)}"
        for row in rows.itertuples()
    ]
    return rows.assign(series=rows["path"], value=value, hover=hover, open=rows["p90"].isna(), **ends)


def _paid(package: Package, selection: Plan, how: str = "a year") -> str:
    said = money.describe(package, chosen_money(package, selection))
    return f"{package.components.name_of(selection.component)} in {said}, {how}"


def _band(package: Package) -> str:
    """Return what the band around a chance is."""
    return DRAWN_ANEW if package.has("attainment_draws") else FROM_ENDS


def _chart(package: Package, selection: Plan, found: Finding, measure: str, **words_of_chart: Any) -> Chart:
    """Return a chart of a finding, with what all of a plan say: who plans, that nobody was followed, the source."""
    return Chart(
        title=found.sentence,
        subtitle=of_bands.subtitle(
            found.rows, measure, standing(package, selection), "people seen once, not careers followed"
        ),
        source=of_bands.source(package, found.rows.drop_duplicates("company_types")),
        note=" ".join(found.notes),
        slug=_slug(selection),
        **words_of_chart,
    )


def _slug(selection: Plan) -> str:
    return hyphenated(selection.country, selection.now, selection.at, f"year-{selection.years}", selection.target)
