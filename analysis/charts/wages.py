"""Charts of wages by place and industry: a map of metropolitan areas and ranked ranges."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, Encoding, SourceLine, source_line
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import BLUE, GREY, ORANGE, PALETTES, Mode, SeriesStyle, template
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
SMALLEST, LARGEST = 4, 22
"""Pixels across a dot of the fewest and of the most workers; its area grows with their number."""

MAP_HEIGHT = 360
NAMED, APART = 3, 15
"""How many metros are named, and by how many degrees of longitude they lie apart, so that no two names meet."""

WEST, EAST = -105, -85
"""Degrees of longitude beyond which a name stands towards the middle of the map, so that none is cut."""


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
        figure=_drawn_map(package, rows, selection, mode) if len(rows) else None,
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


def _drawn_map(package: Package, rows: pd.DataFrame, selection: Selection, mode: Mode) -> go.Figure:
    """Draw dots over our own outline: Plotly's built-in maps would be fetched from another server."""
    palette = PALETTES[mode]
    figure = go.Figure(layout={"template": template(mode)})
    figure.add_trace(_outline(package["us_outline"], palette.muted))
    for level, style in LEVELS.items():
        figure.add_trace(_dots(rows[rows["level"] == level], style, rows["employment"].max(), selection, palette.page))
    figure.add_trace(_names(rows, selection, palette.text))
    figure.update_geos(
        projection={"type": "albers usa"},
        bgcolor="rgba(0,0,0,0)",
        domain={"x": [0, 1], "y": [0, 1]},
        **{f"show{layer}": False for layer in ("land", "ocean", "lakes", "rivers", "countries", "subunits")},
        showcoastlines=False,
        showframe=False,
    )
    figure.update_layout(height=MAP_HEIGHT, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    return figure


def _outline(points: pd.DataFrame, colour: str) -> go.Scattergeo:
    """Draw all lines as one trace, with gaps between them."""
    longitudes, latitudes, last = [], [], None
    for line, longitude, latitude in zip(points["line"], points["longitude"], points["latitude"], strict=True):
        if last not in (None, line):
            longitudes.append(None)
            latitudes.append(None)
        longitudes.append(longitude)
        latitudes.append(latitude)
        last = line
    stroke = {"color": colour, "width": 0.7}
    return go.Scattergeo(lon=longitudes, lat=latitudes, mode="lines", line=stroke, opacity=0.6, hoverinfo="skip")


def _dots(rows: pd.DataFrame, style: SeriesStyle, most: int, selection: Selection, page: str) -> go.Scattergeo:
    write = money.text(selection)
    share = (rows["employment"].fillna(0).astype(float) / float(most)) ** 0.5
    hover = [
        f"<b>{row.name}</b><br>median {write(row.p50)}, {wages.workers(row.employment)}<br>"
        f"middle half {write(row.p25)} to {write(row.p75)}"
        for row in rows.itertuples(index=False)
    ]
    return go.Scattergeo(
        lon=rows["longitude"],
        lat=rows["latitude"],
        mode="markers",
        name=style.label,
        marker={
            **{"color": style.colour, "symbol": style.symbol, "size": SMALLEST + (LARGEST - SMALLEST) * share},
            **{"opacity": 0.85, "line": {"width": 0.8, "color": page}},
        },
        customdata=hover,
        hovertemplate="%{customdata}<extra></extra>",
    )


def _names(rows: pd.DataFrame, selection: Selection, colour: str) -> go.Scattergeo:
    """Name the metropolitan areas with the most workers that lie apart from each other, with their medians."""
    named: list[Any] = []
    for row in rows.sort_values("employment", ascending=False).itertuples(index=False):
        if len(named) < NAMED and all(abs(row.longitude - other.longitude) > APART for other in named):
            named.append(row)
    sides = ["middle right" if row.longitude < WEST else "bottom center" for row in named]
    sides = ["middle left" if row.longitude > EAST else side for row, side in zip(named, sides, strict=True)]
    return go.Scattergeo(
        lon=[row.longitude for row in named],
        lat=[row.latitude for row in named],
        mode="text",
        text=[f"<b>{row.name.split('-')[0].split(',')[0]} {money.text(selection)(row.p50)}</b>" for row in named],
        textposition=sides,
        textfont={"size": 13, "color": colour},
        hoverinfo="skip",
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
    facts = [f"marketing managers in {where}", f"in {selection.currency} a year", money.said(package, selection), when]
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
    return f"{where.lower().replace(' ', '-')}_{selection.dollars}_{selection.currency.lower()}"
