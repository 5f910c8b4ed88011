"""Chart of what adverts offer by level, each source apart."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis import words
from analysis.charts import bands as of_bands
from analysis.charts.chart import Chart, Encoding, slug, source_line
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import Mode, SeriesStyle, styled
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.pay import adverts, money

NUMBER = "Number"
COUNTED = "adverts and employers"

SOURCE, MIDDLES = "Adverts", "An advert that states a range counts with its middle. An offer is not what is paid."


def base(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Advertised base pay by level and source. When: what is offered now, beside what people reported."""
    found, write = adverts.base(package, selection), money.text(selection)
    rows, series = found.rows, _series(package, found.sources)
    groups = [
        Group(words.role(package, role), of_bands.marks(package, cell, cell["source_id"], write))
        for role, cell in rows.groupby("role_id", sort=False)
    ]
    names, read = [one.label for one in series.values()], of_bands.how_to_read(package, selection, whom=COUNTED)
    periods = [f"{package.pay_sources[one].name} {words.period(package.period_of(one))}" for one in found.sources]
    return Chart(
        name="adverts-base",
        title=found.sentence,
        subtitle=f"Advertised base pay {money.a_year(selection)}: {read}. "
        f"{words.capital(', '.join(filter(None, [selection.country, *periods, money.describe(package, selection)])))}.",
        source=source_line(package, rows["source_id"], int(rows["n"].sum()), COUNTED),
        alt=f"Quantile ranges of advertised base pay by level, one row a source. {found.sentence}.",
        table=_table(package, rows, selection.currency),
        figure=ranges(groups, series, write, mode, intervals=of_bands.with_intervals(selection)) if groups else None,
        key=tuple(series.values()),
        note=" ".join([*found.notes, MIDDLES]),
        slug=slug(replace(selection, company_types=()), selection.role),
        encoding=_encoding(package, rows, selection, names) if groups else None,
    )


def _encoding(package: Package, rows: pd.DataFrame, selection: Selection, names: list[str]) -> Encoding:
    shown = of_bands.with_intervals(selection)
    encoding = of_bands.encoded(package, rows, selection.currency, ["Role", SOURCE], SOURCE, names, bracketed=shown)
    return replace(encoding, count=NUMBER)


def _series(package: Package, source_ids: tuple[str, ...]) -> dict[str, SeriesStyle]:
    """Return how each source of adverts looks, in the order of the sources."""
    ordered = [one.source_id for one in package.pay_sources if one.source_id in source_ids]
    return {one: styled(_label(package, one), place) for place, one in enumerate(ordered, 1)}


def _label(package: Package, source_id: str) -> str:
    whose = adverts.whose(package, source_id)
    return f"{package.pay_sources[source_id].name}{f' ({whose})' if whose else ''}"


def _table(package: Package, rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Role": rows["role_id"].map(lambda role: words.role(package, role)),
            SOURCE: rows["source_id"].map(lambda one: _label(package, one)),
            NUMBER: rows["n"],
            "Counted": rows["source_id"].map(lambda one: package.pay_sources[one].counted),
            **of_bands.amounts(package, rows, unit),
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
