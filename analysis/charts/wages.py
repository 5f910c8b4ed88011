"""Charts of wages by place and industry: a map of metropolitan areas and ranked ranges."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, Encoding, hyphenated, nothing, source_line
from analysis.charts.forms.dotmap import dot_map
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import BLUE, GREY, ORANGE, Mode, SeriesStyle
from analysis.finding import Finding
from analysis.package.selection import EVERY_STATE, Selection
from analysis.package.tables import Package
from analysis.pay import money, wages

DEEPEST = 30
"""Percent from the national median from which a dot's colour is as deep as can be."""


def level_styles(package: Package) -> dict[str, SeriesStyle]:
    """Return how places above, about and below the national median look."""
    over = f"over {words.percent(package.rules['close_percent'])}"
    return {
        "above": SeriesStyle(f"{over} above the national median", BLUE, "blue", "circle", "●"),
        "about": SeriesStyle("about the same", GREY, "gray", "square", "■"),
        "below": SeriesStyle(f"{over} below it", ORANGE, "orange", "diamond", "◆"),
    }


def metro_map(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Metropolitan areas as dots, against the national median. When: where in the country is pay high."""
    found, levels, where = wages.metro_map(package, selection), level_styles(package), wages.country(package)
    rows = found.rows
    measure = f"Median yearly wage by metropolitan area, a dot's size its number of {wages.occupation(package)}, "
    measure += f"its colour the deeper the farther from the national median, up to {words.percent(DEEPEST)}"
    if rows.empty:
        return nothing("wages-metro-map", found.sentence)
    drawn = (*found.sources, *package["metros"]["source_id"], *package["outline"]["source_id"])
    return Chart(
        name="wages-metro-map",
        title=found.sentence,
        subtitle=_subtitle(package, selection, rows, measure, words.place(package, where)),
        source=source_line(package, drawn),
        alt=f"Map of {words.place(package, where)} with a dot for each metropolitan area. {found.sentence}.",
        table=_table(package, rows.sort_values("employment", ascending=False), selection),
        figure=dot_map(_dots(rows, selection), package["outline"], levels, wages.projection(package), mode),
        key=tuple(levels.values()),
        note=f"{' '.join(found.notes)} A dot stands at the first city of its metro's name.",
        slug=_slug(selection, where),
        encoding=replace(_encoding(package, rows, selection), form="map"),
    )


def ranked(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Best-paid metropolitan areas as ranked ranges, above them the country. When: does a city pay more."""
    found, where = wages.ranked(package, selection), wages.place(package, selection)
    limit = f", metros with {words.number(package.rules['many_workers'])} workers or more"
    every = limit if selection.state == EVERY_STATE else ""
    measure = f"Yearly wage in the {wages.MOST} best-paying metros{every}"
    what = "Quantile ranges of wages by metropolitan area, highest first"
    return _ranked(package, selection, mode, found, "wages-ranked", measure, where, what)


def industries(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Sectors and industries within them as ranked ranges. When: does the industry matter more than the place."""
    found, where = wages.industries(package, selection), words.place(package, wages.country(package))
    number = int((found.rows["kind"] == "industry").sum())
    within = f"{words.spelled(number)} industr{'y' if number == 1 else 'ies'}"
    measure = f"Yearly wage by sector{f', and by {within} within them' if number else ''}"
    what = "Quantile ranges of wages by industry, highest first"
    return _ranked(package, selection, mode, found, "wages-industries", measure, where, what)


def _ranked(
    package: Package, selection: Selection, mode: Mode, found: Finding, name: str, measure: str, where: str, what: str
) -> Chart:
    """Draw the country and below it what is ranked, whatever that is; nothing where there is nothing to rank."""
    rows, styles = found.rows, _styles(package)
    if rows.empty:
        return nothing(name, found.sentence)
    drawn = bool(found.sources)
    return Chart(
        name=name,
        title=found.sentence,
        subtitle=_subtitle(package, selection, rows, f"{measure}: {of_bands.HOW_TO_READ}", where),
        source=source_line(package, found.sources),
        alt=f"{what}. {found.sentence}.",
        table=_table(package, rows, selection),
        figure=_ranges(rows, styles, selection, mode) if drawn else None,
        key=tuple(styles.values()),
        note=" ".join(found.notes),
        slug=_slug(selection, where.removeprefix("the ")),
        encoding=_encoding(package, rows, selection) if drawn else None,
    )


def _styles(package: Package) -> dict[str, SeriesStyle]:
    whole = (
        {"whole": SeriesStyle(wages.country(package), GREY, "gray", "diamond", "◆")} if wages.country(package) else {}
    )
    return whole | {"place": SeriesStyle(wages.occupation(package), BLUE, "blue", "circle", "●")}


def _dots(rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return metropolitan areas as dots of a map: how they compare, their workers, their words."""
    write = money.text(selection)
    return rows.assign(
        series=rows["level"],
        depth=(rows["against"].abs() / DEEPEST).clip(upper=1),
        weight=rows["employment"],
        hover=[
            f"<b>{row.name}</b><br>median {write(row.p50)}, {wages.workers(row.employment)}<br>"
            f"middle 50% {write(row.p25)} to {write(row.p75)}"
            for row in rows.itertuples(index=False)
        ],
        label=[f"{row.name.split('-')[0].split(',')[0]}<br>{write(row.p50)}" for row in rows.itertuples(index=False)],
    )


def _ranges(rows: pd.DataFrame, styles: dict[str, SeriesStyle], selection: Selection, mode: Mode) -> go.Figure:
    groups = [_group(rows.iloc[[at]], selection) for at in range(len(rows))]
    return ranges(groups, styles, money.text(selection), mode)


def _group(row: pd.DataFrame, selection: Selection) -> Group:
    write, one = money.text(selection), row.iloc[0]
    series = "whole" if one["kind"] == wages.NATION else "place"
    hover = (
        f"{one['name']}<br><b>{write(one['p50'])}</b> median, {wages.workers(one['employment'])}<br>"
        f"middle 50% {write(one['p25'])} to {write(one['p75'])}<br>"
        f"10th to 90th percentile {write(one['p10'])} to {write(one['p90'])}"
    )
    return Group(one["name"], row.assign(series=series, value=write(one["p50"]), hover=hover))


def _subtitle(package: Package, selection: Selection, rows: pd.DataFrame, measure: str, where: str) -> str:
    when = words.month(rows["period"].iloc[0])
    facts = [
        f"{wages.occupation(package)} in {where}",
        money.a_year(selection),
        money.describe(package, selection),
        when,
    ]
    return f"{measure}. {words.capital(', '.join(facts))}."


def _table(package: Package, rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Where": rows["name"],
            "Workers": rows["employment"],
            **of_bands.amounts(package, rows, selection.currency),
            "Source": rows["source_id"].map(package.publisher_of),
        }
    ).reset_index(drop=True)


def _encoding(package: Package, rows: pd.DataFrame, selection: Selection) -> Encoding:
    return of_bands.encoded(package, rows, selection.currency, groups=["Where"])


def _slug(selection: Selection, where: str) -> str:
    return hyphenated(where, selection.dollars, selection.currency)
