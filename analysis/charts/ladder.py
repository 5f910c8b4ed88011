"""The ladder as a chart: rungs on an axis of years, coloured by track, forked after Senior."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis import ladder as measures
from analysis import words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, absent, slug
from analysis.charts.forms.ranges import Group, placed, ranges
from analysis.charts.theme import PALETTES, TRACKS, Mode
from analysis.package.selection import Selection
from analysis.package.tables import Package


def ladder(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Every rung by years of experience, with median pay. When: where do I stand, what comes next."""
    rows = measures.rungs(package, selection)
    seen, title = rows.dropna(subset="p50"), measures.finding(package, selection)
    missing = [words.roles(package, role) for role in rows.loc[rows["p50"].isna(), "role_id"]]
    published = measures.published_years(package)
    groups = [_group(package, row, published) for _index, row in rows.iterrows()]
    return Chart(
        name="ladder",
        title=title,
        subtitle=of_bands.subtitle(
            seen,
            f"Years of work experience of the people in each role: {of_bands.HOW_TO_READ}; median total pay",
            selection.country,
            words.company_types(package, selection),
        ),
        source=of_bands.source(package, seen),
        alt=f"A ladder of {len(seen)} rungs on an axis of years, forked after Senior PM. {title}.",
        table=_table(package, seen),
        figure=_with_steps(ranges(groups, TRACKS, words.years_tick, mode), package, groups, rows, mode)
        if len(seen)
        else None,
        key=tuple(TRACKS.values()),
        note=f"People seen at one moment, not careers followed. {absent(missing)}",
        slug=slug(selection),
    )


def _group(package: Package, row: pd.Series, published: dict[str, str]) -> Group:
    if pd.isna(row["p50"]):
        remark = published.get(row["role_id"], "under ten people")
        return Group(row["name"], of_bands.marks(package, row.to_frame().T.iloc[:0], [], words.years), remark)
    pay = "" if pd.isna(row["pay"]) else f" · {words.usd(row['pay'])}"
    marks = of_bands.marks(package, row.to_frame().T, row["track"], words.years)
    return Group(row["name"], marks.assign(value=""), f"{words.years(row['p50'])}{pay}")


def _with_steps(figure: go.Figure, package: Package, groups: list[Group], rows: pd.DataFrame, mode: Mode) -> go.Figure:
    """Join the medians of neighbouring rungs; the branch that ends at the fork is dotted."""
    heights = dict(zip(rows["role_id"], placed(groups), strict=True))
    medians = rows.dropna(subset="p50").set_index("role_id")["p50"]
    for dash, individual in (("solid", False), ("dot", True)):
        x, y = [], []
        for low, high in measures.steps(package):
            branch = high == "principal_pm"
            if branch == individual and low in medians and high in medians:
                x += [medians[low], medians[high], None]
                y += [heights[low], heights[high], None]
        line = {"color": PALETTES[mode].muted, "width": 1.5, "dash": dash}
        figure.add_scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")
    # The joints lie behind the marks.
    figure.data = (*figure.data[-2:], *figure.data[:-2])
    return figure


def _table(package: Package, seen: pd.DataFrame) -> pd.DataFrame:
    table = of_bands.table(package, seen, "years", "role_id")
    table.insert(1, "Track", seen["track"].map(words.capital))
    table.insert(len(table.columns) - 1, "Median total pay (USD)", seen["pay"])
    return table
