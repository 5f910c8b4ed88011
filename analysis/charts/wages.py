"""Charts of wages by place and industry: a map of metropolitan areas and ranked ranges."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, Encoding, SourceLine, hyphenated, source_line
from analysis.charts.forms.dotmap import dot_map
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import BLUE, GREY, ORANGE, Mode, SeriesStyle
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.pay import money, wages

LEVELS = {
    "above": SeriesStyle("over 3% above the national median", BLUE, "blue", "circle", "●"),
    "about": SeriesStyle("about the same", GREY, "gray", "square", "■"),
    "below": SeriesStyle("over 3% below it", ORANGE, "orange", "diamond", "◆"),
}
PLACE = {"place": SeriesStyle("marketing managers", BLUE, "blue", "circle", "●")}
WHOLE = {"whole": SeriesStyle("United States", GREY, "gray", "diamond", "◆")}
NEIGHBOUR = "Marketing managers are a neighbour of product managers, who are counted among them"


def metro_map(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Metropolitan areas as dots, against the national median. When: where in the country is pay high."""
    rows, title = wages.on_map(package, selection), wages.map_finding(package, selection)
    return Chart(
        name="wages-metro-map",
        title=title,
        subtitle=_subtitle(
            package,
            selection,
            "Median yearly wage by metropolitan area, a dot's size its number of marketing managers",
            "the United States",
        ),
        source=source_line(
            package, [*rows["source_id"], *package["metros"]["source_id"], *package["us_outline"]["source_id"]]
        ),
        alt=f"Map of the United States with a dot for each metropolitan area. {title}.",
        table=_table(package, rows, selection),
        figure=dot_map(_dots(rows, selection), package["us_outline"], LEVELS, mode) if len(rows) else None,
        key=tuple(LEVELS.values()),
        note=f"{NEIGHBOUR}. A dot stands at the first city of its metro's name.",
        slug=_slug(selection, "united-states"),
        encoding=replace(_encoding(package, rows, selection), form="map") if len(rows) else None,
    )


def ranked(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Best-paid metropolitan areas as ranked ranges, above them the country. When: does a city pay more."""
    rows, title = wages.ranked(package, selection), wages.ranked_finding(package, selection)
    whole = wages.nation(package, selection).to_frame().T.convert_dtypes()
    every = selection.state == wages.EVERY_STATE
    limit = f", metros with {wages.MANY_WORKERS:,} workers or more" if every else ""
    note = f"{NEIGHBOUR}. The source states no interval for its medians."
    return Chart(
        name="wages-ranked",
        title=title,
        subtitle=_subtitle(
            package,
            selection,
            f"Yearly wage in the {wages.MOST} best-paying metros{limit}: {of_bands.HOW_TO_READ}",
            wages.place(selection),
        ),
        source=source_line(package, rows["source_id"]) if len(rows) else SourceLine(),
        alt=f"Quantile ranges of wages by metropolitan area, highest first. {title}.",
        table=_table(package, pd.concat([whole, rows]), selection),
        figure=_ranges(whole, rows, selection, mode) if len(rows) else None,
        key=(*WHOLE.values(), *PLACE.values()),
        note=note,
        slug=_slug(selection, wages.place(selection).removeprefix("the ")),
        encoding=_encoding(package, rows, selection) if len(rows) else None,
    )


def industries(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Sectors and technology industries as ranked ranges. When: does the industry matter more than the place."""
    rows, title = wages.industries(package, selection), wages.industry_finding(package, selection)
    whole = wages.nation(package, selection).to_frame().T.convert_dtypes()
    return Chart(
        name="wages-industries",
        title=title,
        subtitle=_subtitle(
            package,
            selection,
            f"Yearly wage by sector, and by five technology industries within them: {of_bands.HOW_TO_READ}",
            "the United States",
        ),
        source=source_line(package, rows["source_id"]) if len(rows) else SourceLine(),
        alt=f"Quantile ranges of wages by industry, highest first. {title}.",
        table=_table(package, pd.concat([whole, rows]), selection),
        figure=_ranges(whole, rows, selection, mode) if len(rows) else None,
        key=(*WHOLE.values(), *PLACE.values()),
        note=f"{NEIGHBOUR}. Industries with under {wages.MANY_WORKERS:,} of them are left out.",
        slug=_slug(selection, "united-states"),
        encoding=_encoding(package, rows, selection) if len(rows) else None,
    )


def _dots(rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return metropolitan areas as dots of a map: how they compare, their workers, their words."""
    write = money.text(selection)
    return rows.assign(
        series=rows["level"],
        weight=rows["employment"],
        hover=[
            f"<b>{row.name}</b><br>median {write(row.p50)}, {wages.workers(row.employment)}<br>"
            f"middle half {write(row.p25)} to {write(row.p75)}"
            for row in rows.itertuples(index=False)
        ],
        label=[f"{row.name.split('-')[0].split(',')[0]} {write(row.p50)}" for row in rows.itertuples(index=False)],
    )


def _ranges(whole: pd.DataFrame, rows: pd.DataFrame, selection: Selection, mode: Mode) -> go.Figure:
    groups = [
        _group(whole, "whole", selection),
        *(_group(rows.iloc[[at]], "place", selection) for at in range(len(rows))),
    ]
    return ranges(groups, WHOLE | PLACE, money.text(selection), mode)


def _group(row: pd.DataFrame, series: str, selection: Selection) -> Group:
    write, one = money.text(selection), row.iloc[0]
    hover = (
        f"<b>{write(one['p50'])}</b> median, {wages.workers(one['employment'])}<br>"
        f"middle half {write(one['p25'])} to {write(one['p75'])}<br>"
        f"10th to 90th percentile {write(one['p10'])} to {write(one['p90'])}"
    )
    return Group(one["name"], row.assign(series=series, value=write(one["p50"]), hover=hover))


def _subtitle(package: Package, selection: Selection, measure: str, where: str) -> str:
    when = words.month(wages.nation(package, selection)["period"])
    facts = [f"marketing managers in {where}", money.a_year(selection), money.said(package, selection), when]
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
