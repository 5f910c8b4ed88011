"""Charts of offers: the whole against its band and the next rung's, and each part against its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import words
from analysis.charts import bands as of_bands
from analysis.charts.axes import measured
from analysis.charts.chart import Chart, Encoding, SourceLine, hyphenated
from analysis.charts.forms.ranges import ROW, Group, placed, ranges
from analysis.charts.theme import CLAIM, PALETTES, Mode, SeriesStyle, type_style
from analysis.finding import Finding
from analysis.offer import findings, verdict
from analysis.offer import sentences as say
from analysis.offer.alike import alike
from analysis.offer.offers import Offers, each
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE
from analysis.pay import real as real_pay

OFFER = replace(CLAIM, label="the offer")
WITHOUT = replace(CLAIM, label="without its equity", symbol="circle-open", glyph="○")

Drawn = tuple[go.Figure | None, tuple[SeriesStyle, ...]]
"""A figure and the series in it."""


def _styles(package: Package) -> dict[str, SeriesStyle]:
    """Return how the bands of each company type look, and those of all of them."""
    every = replace(of_bands.TOGETHER["together"], label="all company types")
    return {key: type_style(package, key) for key in package.types.ids} | {EVERY_TYPE: every}


def total(*, package: Package, selection: Offers, mode: Mode) -> Chart:
    """Each offer in the band of its role and in those of the next rung. When: is this a good offer for what I do."""
    found = findings.total(package, selection)
    rows = found.rows
    groups = [
        Group(
            f"{say.name(row.offer)}: {words.roles(package, row.role_id)}" + (", a level up" if row.step else ""),
            _band(package, rows, at),
            _remark(row),
        )
        for at, row in zip(rows.index, rows.itertuples(), strict=True)
    ]
    paper = rows["cash"].notna().any() if len(rows) else False
    chart = _chart(
        package,
        selection,
        found,
        _figure(package, rows, groups, placed(groups), mode),
        "Total pay a year",
        "Role",
        with_cash=paper,
        name="offer-total",
        alt=f"Quantile ranges of total pay with each offer marked on them. {found.sentence}.",
    )
    if chart.figure is not None:
        _mark(_currency(rows), chart.figure, rows["cash"], placed(groups), WITHOUT, mode)
    return chart


def like_me(*, package: Package, selection: Offers, mode: Mode) -> Chart:
    """Each offer among people of its level, metro and company type, and in wider groups. When: is it good for me."""
    found = alike(package, selection)
    rows, levels = found.rows, dict.fromkeys(one.role for one in each(package, selection))
    people = words.listed([words.roles(package, role) for role in levels])
    groups = [
        Group(f"{say.name(row.offer)}: {_people(package, row)}", _band(package, rows, at), _remark(row))
        for at, row in zip(rows.index, rows.itertuples(), strict=True)
    ]
    return _chart(
        package,
        selection,
        found,
        _figure(package, rows, groups, placed(groups), mode),
        f"Total pay a year of people like you ({people})",
        "Place",
        name="offer-like-me",
        alt=f"Quantile ranges of total pay of people like you with each offer marked on them. {found.sentence}.",
    )


def by_part(*, package: Package, selection: Offers, mode: Mode) -> Chart:
    """Each part of each offer in its own band. When: what to talk about."""
    found = findings.by_part(package, selection)
    rows = found.rows
    groups = [
        Group(package.components.name_of(part), _band(package, rows, *rows.index[rows["component"] == part]))
        for part in (rows["component"].unique() if len(rows) else ())
    ]
    heights = [
        top + ROW * at for top, group in zip(placed(groups), groups, strict=True) for at in range(len(group.rows))
    ]
    return _chart(
        package,
        selection,
        found,
        _figure(package, rows, groups, heights, mode),
        f"{_parts(package)} a year, each on its own",
        "Part of pay",
        name="offer-by-part",
        alt=f"Quantile ranges of each part of pay with the offers marked on them. {found.sentence}.",
    )


def _chart(
    package: Package,
    selection: Offers,
    found: Finding,
    drawn: Drawn,
    measure: str,
    member: str,
    *,
    with_cash: bool = False,
    name: str,
    alt: str,
) -> Chart:
    """Return a chart of offers in bands of `measure`: `member` is the column that tells an offer's rows apart."""
    rows, (figure, series) = found.rows, drawn
    return Chart(
        name=name,
        title=found.sentence,
        subtitle=_subtitle(package, selection, rows, measure),
        source=_source(package, rows),
        alt=alt,
        table=_table(package, rows, with_cash=with_cash),
        figure=figure,
        key=(*series, OFFER, *([WITHOUT] if with_cash else [])),
        note=" ".join(found.notes),
        slug=hyphenated(*(f"{one.role}-{one.company_type}" for one in each(package, selection))),
        encoding=_encoding(package, rows, member, with_cash=with_cash) if len(rows) else None,
    )


def _figure(package: Package, rows: pd.DataFrame, groups: list[Group], heights: list[float], mode: Mode) -> Drawn:
    """Return the ranges, wide enough for the offers that are marked at their `heights`, and the series in them."""
    if rows.empty:
        return None, ()
    series = {key: look for key, look in _styles(package).items() if key in set(rows["company_types"])}
    write = words.money(_currency(rows))
    figure = ranges(groups, series, write, mode)
    end = max(rows["p90"].max(), rows["amount"].max())
    figure.update_layout(xaxis=measured(end, write, mode))
    _mark(_currency(rows), figure, rows["amount"], heights, OFFER, mode)
    return figure, tuple(series.values())


def _currency(rows: pd.DataFrame) -> str:
    """Return the currency of rows, which all have the same."""
    return str(rows["currency"].iloc[0])


def _people(package: Package, row: Any) -> str:
    """Return who the people of a group are, short enough for a phone: their level is the offer's."""
    every = row.company_types == EVERY_TYPE
    return f"{'all types' if every else words.type_names(package, row.company_types)}, {row.place}"


def _remark(row: Any) -> str:
    """Return the percentile of an offer, and in brackets without its equity where that is on paper."""
    cash = getattr(row, "cash_percentile", float("nan"))
    without = f" ({verdict.short(cash)})" if pd.notna(cash) else ""
    return f"{verdict.short(row.percentile)}{without}"


def _band(package: Package, rows: pd.DataFrame, *at: int) -> pd.DataFrame:
    band = rows.loc[list(at)]
    drawn = of_bands.marks(package, band, band["company_types"], words.money(_currency(rows)))
    values = [f"{row.offer.upper()} {verdict.short(row.percentile)}" for row in band.itertuples()]
    return drawn.assign(value=values if "component" in band else "")


def _mark(
    currency: str, figure: go.Figure, amounts: pd.Series, heights: list[float], look: SeriesStyle, mode: Mode
) -> None:
    """Mark amounts on their rows."""
    palette = PALETTES[mode].text
    figure.add_scatter(
        x=amounts,
        y=heights,
        mode="markers",
        name=look.label,
        marker={"symbol": look.symbol, "size": 15, "color": palette, "line": {"width": 3, "color": palette}},
        customdata=[words.money(currency)(amount) if pd.notna(amount) else "" for amount in amounts],
        hovertemplate=f"{look.label}: %{{customdata}}<extra></extra>",
    )


def _subtitle(package: Package, selection: Offers, rows: pd.DataFrame, measure: str) -> str:
    drawn = rows["country"] if len(rows) else [one.country for one in each(package, selection)]
    where = words.listed(list(dict.fromkeys(drawn)))
    money = real_pay.in_money(package, selection.currency)
    how = f"{measure} in {money}: {of_bands.with_thin(package)}, the offer marked"
    return of_bands.subtitle(rows, how, where, "pay reports raised by consumer prices")


def _parts(package: Package) -> str:
    labels = [one.label for one in package.components.parts]
    return words.capital(words.listed(labels)) if labels else "Parts of pay"


def _source(package: Package, rows: pd.DataFrame) -> SourceLine:
    if "counts" in rows:
        # Wider groups hold the narrower ones: nobody is counted twice.
        rows = rows[rows["counts"]].assign(country=rows["place"])
    cells = ["role_id", "company_types", "country"]
    return of_bands.source(package, rows.drop_duplicates(cells) if len(rows) else rows)


def _table(package: Package, rows: pd.DataFrame, *, with_cash: bool = False) -> pd.DataFrame:
    if rows.empty:
        return pd.DataFrame()
    unit = _currency(rows)
    table = of_bands.table(package, rows, unit, "role_id", "company_types", "country").round()
    table.insert(0, "Offer", rows["offer"].str.upper())
    if "place" in rows:
        table.insert(1, "Place", rows["place"])
    if "component" in rows:
        table.insert(1, "Part of pay", rows["component"].map(package.components.name_of))
    table.insert(table.columns.get_loc("People"), words.with_unit("Offered", unit), rows["amount"])
    table.insert(table.columns.get_loc("People"), "Percentile", rows["percentile"].map(verdict.short))
    verdicts = [verdict.on(package, row) for _at, row in rows.iterrows()]
    for name, end in (("from", 0), ("to", 1)):
        ends = [round(one.ends[end]) for one in verdicts]
        table.insert(table.columns.get_loc("People"), f"Percentile, {words.level(package)} interval {name}", ends)
    said = [one.against_median for one in verdicts]
    table.insert(table.columns.get_loc("People"), "Against the median", said)
    if with_cash:
        table.insert(table.columns.get_loc("People"), words.with_unit("Without equity", unit), rows["cash"])
        without = rows["cash_percentile"].map(lambda value: "" if pd.isna(value) else verdict.short(value))
        table.insert(table.columns.get_loc("People"), "Percentile without equity", without)
    return table


def _encoding(package: Package, rows: pd.DataFrame, member: str, *, with_cash: bool = False) -> Encoding:
    """Return the encoding of the bands: a row an offer and `member`, the column that tells an offer's rows apart."""
    keys = list(dict.fromkeys(rows["company_types"]))
    order = [words.type_names(package, key) for key in keys]
    unit = _currency(rows)
    bands = of_bands.encoded(package, rows, unit, ["Offer", member], of_bands.KEYS["company_types"], order)
    marked = [(OFFER.label, words.with_unit("Offered", unit))]
    marked += [(WITHOUT.label, words.with_unit("Without equity", unit))] if with_cash else []
    return replace(bands, marked=tuple(marked))
