"""Charts of a plan: chances, dates and pay along the way, the plan beside its alternatives."""

from __future__ import annotations

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
from analysis.package.tables import Package
from analysis.pay import money
from analysis.planner import findings as say
from analysis.planner import notes, titles, when
from analysis.planner.outlook import outlook
from analysis.planner.paths import paths
from analysis.planner.plan import Plan, chosen_money, target_rung

GREYS = (("circle-open", "○"), ("triangle-down", "▼"), ("pentagon", "⬟"), ("square-open", "□"))
"""Symbols and glyphs of paths that no company type's look is left for."""


def chance(*, package: Package, selection: Plan, mode: Mode) -> Chart:
    """Chance of the target by year, one curve a path. When: which way gets there."""
    found, title = outlook(package, selection), titles.chance(package, selection)
    rows = _of_target(package, selection, found.chances)
    series = _series(package, selection, rows)
    goal = words.rung_or_above(package, target_rung(package, selection))
    measure = f"Sampled careers that are {goal} by years from now, in percent. {say.how_known(package)}"
    return _chart(
        package,
        selection,
        rows,
        measure,
        name="planner-chance",
        title=title,
        alt=f"Step curves of the chance by year, one for each way to go on. {title}.",
        table=tables.chance_table(package, rows),
        figure=attainment(rows, half_reached(package, rows, "path"), "path", series, mode) if len(rows) else None,
        key=tuple(series.values()),
        note=_joined(
            notes.of_paths(package, selection),
            notes.without_target(package, selection),
            "Lines end where observations do.",
        ),
        encoding=tables.chance_encoding("Way", "Level", series) if len(rows) else None,
    )


def rungs(*, package: Package, selection: Plan, mode: Mode) -> Chart:
    """Chance of each rung above by year on the plan's own path. When: what comes before and after the target."""
    found, title = outlook(package, selection), titles.rungs(package, selection)
    rows = found.chances[found.chances["key"] == "plan"]
    series = {rung: style for rung, style in rung_styles(package).items() if rung in set(rows["rung"])}
    measure = f"Sampled careers at or above each level by years from now, in percent. {say.how_known(package)}"
    return _chart(
        package,
        selection,
        rows,
        measure,
        name="planner-rungs",
        title=title,
        alt=f"Step curves of the chance of each level by year. {title}.",
        table=tables.chance_table(package, rows),
        figure=attainment(rows, half_reached(package, rows, "rung"), "rung", series, mode) if len(rows) else None,
        key=tuple(series.values()),
        note=_joined(
            "Levels on which fewer than ten people were seen have no curve and are left out.",
            notes.open_ends(package, selection),
        ),
        encoding=tables.chance_encoding("Level", "Way", series) if len(rows) else None,
    )


def dates(*, package: Package, selection: Plan, mode: Mode) -> Chart:
    """Years until each rung, paths as offset rows. When: by when, and how far careers differ."""
    found, title = outlook(package, selection), titles.dates(package, selection)
    rows = found.dates.dropna(subset="p10") if "p10" in found.dates else found.dates
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
        rows,
        measure,
        name="planner-dates",
        title=title,
        alt=f"Ranges of years until each level, one row for each way to go on. {title}.",
        table=tables.dates_table(package, rows),
        figure=ranges(groups, series, words.years_tick, mode) if groups else None,
        key=tuple(series.values()),
        note=_joined(notes.of_paths(package, selection), "What fewer than one career in ten reaches is left out."),
        encoding=tables.ranges_encoding(package, rows, "years", ["Way", "Level"], series) if groups else None,
    )


def pay(*, package: Package, selection: Plan, mode: Mode) -> Chart:
    """Pay by year, one line a path. When: what a way pays, and from when."""
    found, title = outlook(package, selection), titles.pay(package, selection)
    series, unit = _series(package, selection, found.pay), chosen_money(package, selection).currency
    measure = f"{_paid(package, selection)} by years from now, mean over sampled careers of the median of the role held"
    return _chart(
        package,
        selection,
        found.pay,
        measure,
        name="planner-pay",
        title=title,
        alt=f"Lines of pay by year, one for each way to go on. {title}.",
        table=tables.pay_table(package, found.pay, unit),
        figure=ahead(found.pay, "path", series, words.money(unit), mode) if len(found.pay) else None,
        key=tuple(series.values()),
        note=notes.of_paths(package, selection, pay=True),
        encoding=tables.paid_encoding(unit, series) if len(found.pay) else None,
    )


def earned(*, package: Package, selection: Plan, mode: Mode) -> Chart:
    """Pay added up, one range a path. When: does the slower way cost or the faster one pay."""
    found, title = outlook(package, selection), titles.earned(package, selection)
    rows, unit = found.earned, chosen_money(package, selection).currency
    series, write = _series(package, selection, rows), words.money(unit)
    groups = [
        Group(words.capital(label), of_bands.marks(package, cell, cell["path"], write))
        for label, cell in rows.groupby("path", sort=False)
    ]
    seen = f" over {words.years(found.over)}, which all ways are seen for" if found.over else ""
    measure = (
        f"{_paid(package, selection, 'added up')}{seen}: "
        "median (symbol), middle 50% (thick), 80% range of careers (thin)"
    )
    return _chart(
        package,
        selection,
        rows,
        measure,
        name="planner-earned",
        title=title,
        alt=f"Ranges of pay added up, one for each way to go on. {title}.",
        table=tables.table(package, rows, of_bands.amounts(package, rows, unit)),
        figure=ranges(groups, series, write, mode) if groups else None,
        key=tuple(series.values()),
        note=notes.of_paths(package, selection, pay=True),
        encoding=tables.ranges_encoding(package, rows, unit, ["Way"], series) if groups else None,
    )


def _joined(*sentences: str) -> str:
    return " ".join(one for one in sentences if one)


def _of_target(package: Package, selection: Plan, rows: pd.DataFrame) -> pd.DataFrame:
    return rows[rows["rung"] == target_rung(package, selection)]


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
    said = money.said(package, chosen_money(package, selection))
    return f"{package.components.name_of(selection.component)} in {said}, {how}"


def _chart(package: Package, selection: Plan, rows: pd.DataFrame, measure: str, **words_of_chart: Any) -> Chart:
    """Return a chart of a plan's rows, with what all of them say: who plans, that nobody was followed, the source."""
    return Chart(
        subtitle=of_bands.subtitle(
            rows, measure, say.standing(package, selection), "people seen once, not careers followed"
        ),
        source=of_bands.source(package, rows.drop_duplicates("company_types")),
        slug=_slug(selection),
        **words_of_chart,
    )


def _slug(selection: Plan) -> str:
    return hyphenated(selection.country, selection.now, selection.at, f"year-{selection.years}", selection.target)
