"""Charts of pay by half-year, and by years of work with every report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from analysis import words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, slug
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import Mode
from analysis.finding import Finding
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.pay import money, over_time

TYPE = of_bands.KEYS["company_types"]
NOT_FOLLOWED = "Each half-year has other people: nobody was followed, and whom the site reached changed."


def by_half_year(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Pay of one level by half-year and company type. When: how old are these figures, and did pay move."""
    found, name = over_time.by_half_year(package, selection), _component(package, selection)
    people = words.roles(package, selection.role)
    headings = found.rows["half_year"].map(over_time.half_year).map(words.capital) if len(found.rows) else []
    return _chart(
        package,
        selection,
        mode,
        found,
        list(headings),
        name="over-time-by-half-year",
        heading="Half-year",
        measure=f"{name} of {people} {money.a_year(selection)}",
        prices=money.describe(package, selection),
        note=NOT_FOLLOWED,
        slug_=slug(selection, selection.role),
    )


def by_years(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Pay by years of work and company type, of everybody who reports. When: who pays more, whatever the level."""
    found, name = over_time.by_years(package, selection), _component(package, selection)
    headings = [over_time.years(row) for _index, row in found.rows.iterrows()]
    return _chart(
        package,
        selection,
        mode,
        found,
        headings,
        name="over-time-by-years",
        heading="Years of work",
        measure=f"{name} {money.a_year(selection)}, reports with a level and without",
        prices=money.describe(package, _of_the_day(selection)),
        note=" ".join(found.notes),
        slug_=slug(selection),
    )


def _chart(
    package: Package,
    selection: Selection,
    mode: Mode,
    found: Finding,
    headings: list[str],
    *,
    name: str,
    heading: str,
    measure: str,
    prices: str,
    note: str,
    slug_: str,
) -> Chart:
    """Draw one group a heading, company types as its rows, always with the medians' intervals."""
    rows, write = found.rows, money.text(selection)
    series = of_bands.series_of(package, rows)
    order = [words.type_names(package, key) for key in package.types.ids if key in set(rows["company_types"])]
    encoding = of_bands.encoded(package, rows, selection.currency, [heading, TYPE], TYPE, order, bracketed=True)
    read = f"{of_bands.with_thin(package)}, {words.level(package)} interval of the median (bracket)"
    return Chart(
        name=name,
        title=found.sentence,
        subtitle=of_bands.subtitle(
            rows, f"{measure}: {read}", selection.country, words.company_types(package, selection), prices
        ),
        source=of_bands.source(package, rows),
        alt=f"Quantile ranges by {heading.lower()} and company type. {found.sentence}.",
        table=_table(package, rows, selection.currency, heading, headings),
        figure=ranges(_groups(package, rows, headings, write), series, write, mode, intervals=True) if series else None,
        key=tuple(series.values()),
        note=note,
        slug=slug_,
        encoding=encoding if series else None,
    )


def _groups(package: Package, rows: pd.DataFrame, headings: list[str], write: Callable[[float], str]) -> list[Group]:
    marked = of_bands.marks(package, rows, rows["company_types"], write).assign(heading=headings)
    return [Group(str(heading), cell) for heading, cell in marked.groupby("heading", sort=False)]


def _table(package: Package, rows: pd.DataFrame, unit: str, heading: str, headings: list[str]) -> pd.DataFrame:
    shown = of_bands.table(package, rows, unit, "company_types")
    shown.insert(0, heading, headings)
    return shown


def _component(package: Package, selection: Selection) -> str:
    return package.components.name_of(over_time.component(package, selection))


def _of_the_day(selection: Selection) -> Selection:
    """Return the choice in money of the day: reports of years have no one price level."""
    return replace(selection, dollars=Selection.dollars)
