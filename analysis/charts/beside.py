"""A chart of bands with the market's in grey below each, as a visitor's own data may have them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from analysis import words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, source_line
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import MARKET, Mode
from analysis.own.own import MARKET as TOLD
from analysis.own.own import MONEY
from analysis.package.selection import Selection
from analysis.package.tables import Package

HELD = "Held against"


def with_market(
    chart: Chart,
    package: Package,
    selection: Selection,
    mode: Mode,
    rows: pd.DataFrame,
    market: pd.DataFrame,
    value: words.Format,
    tick: words.Format,
) -> Chart:
    """Return the chart of `rows` by role and company type with the rows of `market` (`team.beside.rows`) in grey.

    Without any it is the chart as it is. `value` and `tick` write amounts, as in `bands.by_role_and_type`.
    """
    if market.empty or chart.encoding is None:
        return chart
    label = words.capital(MARKET.label)
    series = of_bands.series_of(package, rows) | {"market": MARKET}
    cells = of_bands.with_outer(rows).groupby("role_id", sort=False)
    groups = [_group(package, cell, market, value) for _role, cell in cells]
    grey = of_bands.table(package, market, chart.encoding.unit, "role_id", "company_types")
    grey = grey.assign(**{of_bands.KEYS["company_types"]: label, HELD: market["held"].map(words.capital)})
    is_money = chart.encoding.unit == selection.currency
    money = package.descriptor[TOLD].get(MONEY, "") if is_money else ""
    table = pd.concat([chart.table, grey], ignore_index=True)
    source_ids = [*chart.source.source_ids, *market["source_id"]]
    return replace(
        chart,
        figure=ranges(groups, series, tick, mode, intervals=of_bands.with_intervals(selection)),
        table=table.sort_values("Role", key=_by(chart.table["Role"]), kind="stable", ignore_index=True),
        key=(*chart.key, MARKET),
        source=source_line(package, source_ids, chart.source.n, chart.source.unit),
        note=" ".join(filter(None, (chart.note, f"In grey: {MARKET.label} as the atlas knows it.", money))),
        encoding=replace(chart.encoding, order=(*chart.encoding.order, label)),
    )


def _group(package: Package, cell: pd.DataFrame, market: pd.DataFrame, value: words.Format) -> Group:
    """Return the rows of a role, each with the market's row below it."""
    own = of_bands.marks(package, cell, cell["company_types"], value)
    there = market[market["role_id"] == cell["role_id"].iloc[0]]
    grey = of_bands.marks(package, there, "market", value)
    hover = [
        f"{words.capital(held)}<br>{text.partition('<br>')[2]}"
        for held, text in zip(grey["held"], grey["hover"], strict=True)
    ]
    grey = grey.assign(hover=hover)
    shown = pd.concat([own, grey]).sort_values("company_types", key=_by(own["company_types"]), kind="stable")
    return Group(words.role(package, cell["role_id"].iloc[0]), shown)


def _by(values: pd.Series) -> Callable[[pd.Series], pd.Series]:
    """Return a key to sort by the order in which values first come."""
    places = {value: at for at, value in enumerate(dict.fromkeys(values))}
    return lambda column: column.map(places)
