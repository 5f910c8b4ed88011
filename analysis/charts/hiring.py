"""Charts of hiring by company type: the levels that each type seeks, remote work and AI in titles."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from analysis import hiring, words
from analysis.charts.chart import Chart, Encoding, hyphenated, source_line
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import CLAIM, Mode, SeriesStyle, type_style
from analysis.finding import Finding
from analysis.package.selection import Selection
from analysis.package.tables import Package

MEASURE = "Share of a company type's openings in one curated feed, in percent"
ONCE = replace(CLAIM, label="each employer once")
"""The mean of the employers' own shares."""

OF_EMPLOYERS = "Each employer once (%)"


def levels(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Which levels each company type seeks. When: where are openings for people like me."""
    found = hiring.levels(package, selection)
    names = {role: words.role(package, role) for role in found.rows["role_id"]}
    return _shares(package, selection, mode, found, "hiring-levels", names, "role_id", "Level")


def traits(*, package: Package, selection: Selection, mode: Mode) -> Chart:
    """Remote openings and AI in titles by company type. When: who hires remotely, who asks for AI."""
    found = hiring.traits(package, selection)
    names = {what: words.capital(name) for what, name in hiring.TRAITS.items()}
    return _shares(package, selection, mode, found, "hiring-traits", names, "what", "What")


def _shares(
    package: Package,
    selection: Selection,
    mode: Mode,
    found: Finding,
    name: str,
    names: dict[str, str],
    key: str,
    heading: str,
) -> Chart:
    """Draw shares with their intervals: a group of `names` by the column `key`, company types as its rows."""
    rows, interval = found.rows, words.level(package)
    once = ONCE if rows["share_by_employer"].notna().any() else None
    series = {one: type_style(package, one) for one in dict.fromkeys(rows["company_types"])}
    groups = [Group(names[one], _marks(package, cell, names[one])) for one, cell in rows.groupby(key, sort=False)]
    where = f" {rows['place'].iloc[0]}, {words.period(rows['period'].iloc[0])}." if len(rows) else ""
    counted = int(rows.drop_duplicates("company_types")["n"].sum())
    low, high = (f"{interval} interval {end} (%)" for end in ("from", "to"))
    return Chart(
        name=name,
        title=found.sentence,
        subtitle=(
            f"{MEASURE}, with its {interval} interval (line; employers resampled)"
            f"{f'; stroke and second figure: {once.label}' if once else ''}.{where}"
        ),
        source=source_line(package, found.sources, counted, "openings"),
        alt=f"One dot a company type with its interval{f', a stroke {once.label}' if once else ''}. {found.sentence}.",
        table=_table(package, rows, names, key, heading, low, high),
        figure=ranges(groups, series, words.percent, mode, dots=once) if groups else None,
        key=tuple(filter(None, (*series.values(), once))),
        note=" ".join(filter(None, found.notes)),
        slug=hyphenated("-".join(selection.company_types) or "all-company-types"),
        encoding=_encoding(package, heading, tuple(series), low, high, once) if groups else None,
    )


def _encoding(
    package: Package, heading: str, types: tuple[str, ...], low: str, high: str, once: SeriesStyle | None
) -> Encoding:
    order = tuple(words.type_names(package, one) for one in types)
    groups = (heading, "Company type")
    return Encoding(
        "ranges",
        "%",
        groups,
        value="Share (%)",
        series="Company type",
        order=order,
        low=low,
        high=high,
        marked=((once.label, OF_EMPLOYERS),) if once else (),
        beside=((OF_EMPLOYERS, "%"),) if once else (),
        count="Openings",
    )


def _marks(package: Package, rows: pd.DataFrame, name: str) -> pd.DataFrame:
    share = rows["share"]
    hover = [
        f"{name}, {words.company_types(package, row.company_types)}<br>"
        f"<b>{words.number(row.share)}%</b> of {row.n:,} openings at {row.employers} employers<br>"
        f"{words.level(package)} interval {words.number(row.low)} to {words.number(row.high)}%"
        for row in rows.itertuples()
    ]
    return rows.assign(
        series=rows["company_types"],
        p10=rows["low"],
        p25=share,
        p50=share,
        p75=share,
        p90=rows["high"],
        value=[_both(row) for row in rows.itertuples()],
        hover=hover,
        dots=[_once(package, row, name) for row in rows.itertuples()],
    )


def _both(row: Any) -> str:
    """Return a share counted both ways, as far as both are known: 54.5% · 35%."""
    shares = (row.share, row.share_by_employer)
    return " · ".join(f"{words.number(share)}%" for share in shares if pd.notna(share))


def _once(package: Package, row: Any, name: str) -> list[tuple[float, str]]:
    """Return the share with each employer once and what is said on touching it; nothing where it is not known."""
    if pd.isna(row.share_by_employer):
        return []
    told = (
        f"{name}, {words.company_types(package, row.company_types)}<br>{row.employers} employers, each once: "
        f"<b>{words.number(row.share_by_employer)}%</b><br>{words.level(package)} interval "
        f"{words.number(row.share_by_employer_low)} to {words.number(row.share_by_employer_high)}%"
    )
    return [(row.share_by_employer, told)]


def _table(
    package: Package, rows: pd.DataFrame, names: dict[str, str], key: str, heading: str, low: str, high: str
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            heading: rows[key].map(names),
            "Company type": rows["company_types"].map(lambda one: words.type_names(package, one)),
            "Openings": rows["n"],
            "Share (%)": rows["share"],
            low: rows["low"],
            high: rows["high"],
            "Share without the largest employer (%)": rows["without_largest"],
            OF_EMPLOYERS: rows["share_by_employer"],
            f"Each employer once, {low}": rows["share_by_employer_low"],
            f"Each employer once, {high}": rows["share_by_employer_high"],
            "Each employer once, without the largest (%)": rows["share_by_employer_without_largest"],
            "Employers": rows["employers"],
            "Largest employer": rows["largest_employer"].map(words.capital),
            "Its share of openings (%)": rows["share_largest"],
            "Source": rows["source_id"].map(package.publisher_of),
        }
    )
