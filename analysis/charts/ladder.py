"""The ladder as a chart: rungs on an axis of years, coloured by track, forked where tracks part."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from analysis import absent, words
from analysis import ladder as measures
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, Encoding, slug
from analysis.charts.forms.ranges import Group, placed, ranges
from analysis.charts.theme import PALETTES, TRACKS, Mode
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.package.vocabulary import Role


def ladder(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Every rung by years of experience, with median pay. When: where do I stand, what comes next."""
    found = measures.ladder(package, selection)
    rows, title, seen = found.rows, found.sentence, found.rows.dropna(subset="p50")
    missing = [words.roles(package, role) for role in rows.loc[rows["p50"].isna(), "role_id"]]
    tracks = {role.track for role in package.ladder.roles}
    series = {track: style for track, style in TRACKS.items() if track in tracks}
    measure = f"Years of work experience of the people in each role: {of_bands.with_thin(package)}; median total pay"
    table, encoding = _table(package, seen)
    return Chart(
        name="ladder",
        title=title,
        subtitle=of_bands.subtitle(seen, measure, selection.country, words.company_types(package, selection)),
        source=of_bands.source(package, seen),
        alt=f"A ladder of {len(seen)} levels on an axis of years{_forked(package)}. {title}.",
        table=table,
        figure=_draw(package, rows, mode) if len(seen) else None,
        key=tuple(series.values()),
        note=" ".join([*found.notes, absent.sentence(missing, absent.too_few(package))]),
        slug=slug(selection),
        encoding=encoding if len(seen) else None,
    )


def _forked(package: Package) -> str:
    """Return where the ladder forks, in a sentence; empty where it does not."""
    fork = package.ladder.fork
    trunk = package.ladder.below(package.ladder.at(fork)[0].role_id) if fork else None
    return f", forked after {trunk.name}" if trunk else ""


def _draw(package: Package, rows: pd.DataFrame, mode: Mode) -> go.Figure:
    published = measures.published_years(package)
    groups = [_group(package, row, published) for _index, row in rows.iterrows()]
    return _with_steps(ranges(groups, TRACKS, words.years_tick, mode), package, groups, rows, mode)


def _group(package: Package, row: pd.Series, published: dict[str, str]) -> Group:
    if pd.isna(row["p50"]):
        remark = published.get(row["role_id"], f"under {words.few(package)} people")
        return Group(row["name"], of_bands.marks(package, row.to_frame().T.iloc[:0], [], words.years), remark)
    pay = "" if pd.isna(row["pay"]) else f" · {words.money(package.currencies.home)(row['pay'])}"
    marks = of_bands.marks(package, row.to_frame().T, row["track"], words.years)
    return Group(row["name"], marks.assign(value=""), f"{words.years(row['p50'])}{pay}")


def _with_steps(figure: go.Figure, package: Package, groups: list[Group], rows: pd.DataFrame, mode: Mode) -> go.Figure:
    """Join the medians of neighbouring rungs; the craft's branch of a fork is dotted."""
    heights = dict(zip(rows["role_id"], placed(groups), strict=True))
    medians = rows.dropna(subset="p50").set_index("role_id")["p50"]
    for dash, dotted in (("solid", False), ("dot", True)):
        x, y = [], []
        for low, high in package.ladder.steps():
            branch = _is_branch(package, package.ladder[high])
            if branch == dotted and low in medians and high in medians:
                x += [medians[low], medians[high], None]
                y += [heights[low], heights[high], None]
        line = {"color": PALETTES[mode].muted, "width": 1.5, "dash": dash}
        figure.add_scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")
    # The joints lie behind the marks.
    figure.data = (*figure.data[-2:], *figure.data[:-2])
    return figure


def _is_branch(package: Package, role: Role) -> bool:
    """Say whether a role is on the craft's own track, from the fork on."""
    fork = package.ladder.fork
    return role.is_individual and fork is not None and role.rung >= fork


def _table(package: Package, seen: pd.DataFrame) -> tuple[pd.DataFrame, Encoding]:
    table, encoding = of_bands.percentiles(package, seen, "years", "role_id")
    table.insert(1, "Track", seen["track"].map(words.capital))
    home = package.currencies.home
    paid = words.with_unit("Median total pay", home)
    table.insert(len(table.columns) - 1, paid, seen["pay"])
    present = set(seen["track"])
    order = tuple(words.capital(track) for track in TRACKS if track in present)
    return table, replace(encoding, series="Track", order=order, beside=((paid, home),))
