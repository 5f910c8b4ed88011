"""Sources: who says what, what became of the raw rows, and how to cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis import words
from analysis.finding import Finding, sources_of
from analysis.package import memory
from analysis.package.selection import first_selection
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE
from analysis.pages import ATLAS as ATLAS
from analysis.pages import pages_of


@memory.kept()
def feeds(package: Package, source_id: str) -> list[str]:
    """Return the pages whose tables hold a row of the source, in the order of the menu."""
    shown = {table: page.title for page in pages_of(package).values() for table in page.tables}
    fed = [title for table, title in shown.items() if (package[table]["source_id"] == source_id).any()]
    return list(dict.fromkeys(fed))


@memory.kept()
def accounted(package: Package) -> list[str]:
    """Return the sources that have an account of their raw rows, the one behind time and pay first."""
    return list(dict.fromkeys(package["coverage"]["source_id"]))


@memory.kept()
def coverage(package: Package, source_id: str) -> pd.DataFrame:
    """Return what became of the raw rows of a source: Step, Rows, Share (% of the rows read, where that is told)."""
    rows = package["coverage"]
    rows = rows[rows["source_id"] == source_id]
    read = rows.loc[rows["step"] == "read", "rows"].max()
    return pd.DataFrame(
        {"Step": rows["label"], "Rows": rows["rows"], "Share (%)": (100 * rows["rows"] / read).astype(float).round(1)}
    )


@memory.kept(most=1)
def kept_by_type(package: Package) -> pd.DataFrame:
    """Return how many reports of each company type at home have a level, and what they and the others report.

    Columns: Company type, Reports, With a level, Share (%), medians of total pay with a level and without, Employers
    and the percent of the reports that the largest one has.
    """
    rows, home = package["kept_share"], package.currencies.home
    country = first_selection(package).country
    order = {key: place for place, key in enumerate((*package.types.ids, EVERY_TYPE))}
    rows = rows[(rows["country"] == country) & rows["company_types"].isin(order)]
    rows = rows.sort_values("company_types", key=lambda keys: keys.map(order))
    return pd.DataFrame(
        {
            "Company type": rows["company_types"].map(lambda key: words.type_names(package, key)),
            "Reports": rows["n"],
            "With a level": rows["kept"],
            "Share (%)": rows["share_kept"],
            words.with_unit("Median, with a level", home): rows["amount_kept_p50"],
            words.with_unit("Median, without", home): rows["amount_left_out_p50"],
            "Employers": rows["employers"],
            "Largest employer's share (%)": rows["share_largest"],
        }
    ).reset_index(drop=True)


@memory.kept()
def opening(package: Package) -> Finding:
    """Return how many sources there are and what share of the pay reports is used; `rows` are those of `sources`."""
    rows = package["sources"]
    count, ids = len(rows), sources_of(rows)
    from_where = f"one of **{count} sources**" if count > 1 else "**one source**"
    counted = f"Every figure of the atlas comes from {from_where}."
    steps = _steps(package, package.pay_sources.first)
    if steps.empty:
        return Finding(rows, counted, sources=ids)
    share = words.percent(100 * steps["kept"] / steps["read"])
    sentence = (
        f"{counted} Of the {steps['read']:,} pay reports behind time and pay, **{share}** have a role, a company type "
        "and a country that can be told; the rest is left out and counted below."
    )
    return Finding(rows, sentence, sources=ids)


@memory.kept()
def kept_share(package: Package, source_id: str = "") -> str:
    """Return which share of a source's rows is used, in one sentence; empty where nobody counted them.

    Without a source it is the one of pay that is shown first, whose reports are behind time too.
    """
    steps = _steps(package, source_id or package.pay_sources.first)
    if steps.empty:
        return ""
    if source_id not in ("", package.pay_sources.first):
        return (
            f"{steps['kept']:,} of the {steps['read']:,} rows collected are used; Sources says what became of the rest."
        )
    return (
        f"{steps['kept']:,} of {steps['read']:,} reports ({words.percent(100 * steps['kept'] / steps['read'])}) have a "
        "role, a company type and a country that can be told; the others are left out."
    )


def _steps(package: Package, source_id: str) -> pd.Series:
    """Return the number of raw rows of a source by step; empty where it is not told how many were read and kept."""
    rows = package["coverage"]
    steps = rows[rows["source_id"] == source_id].set_index("step")["rows"]
    return steps if {"read", "kept"} <= set(steps.index) else steps.iloc[:0]


def citation(row: pd.Series) -> str:
    """Return how to cite a source in a text: publisher (date). Title. Address."""
    address = f" {row['url']}" if row["url"] else ""
    return f"{row['publisher']} ({row['date']}). {row['title']}.{address}"


def described(package: Package, source_ids: Iterable[str]) -> list[pd.Series]:
    """Return the rows of sources in the order given; raises `KeyError` for one that the tables do not have."""
    rows = package["sources"].set_index("source_id", drop=False).loc[list(source_ids)]
    return [row for _index, row in rows.iterrows()]


@memory.kept()
def credit(package: Package, source_ids: tuple[str, ...], n: int | None = None, unit: str = "") -> str:
    """Return whom to credit under a chart: publishers in short with their years, by licence, and n.

    Raises `KeyError` for a source that the tables do not have.
    """
    groups: dict[str, dict[str, None]] = {}
    for row in described(package, source_ids):
        named = f"{package.publisher_of(row['source_id'])} ({row['date'][:4]})"
        groups.setdefault(row["licence"], {})[named] = None
    several = sum(map(len, groups.values())) > 1
    said = "; ".join(f"{', '.join(names)}: {licence}" for licence, names in groups.items())
    parts = [f"Source{'s' if several else ''}: {said}"] if said else []
    return " · ".join([*parts, *([] if n is None else [f"n = {n:,} {unit}"])])


def bibtex_entry(row: pd.Series) -> str:
    """Return how to cite one source, as BibTeX."""
    fields = {"title": _in_bibtex(row["title"]), "author": f"{{{_in_bibtex(row['publisher'])}}}"}
    fields |= {"year": row["date"][:4], "url": row["url"]}
    told = (f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{row['source_id']},\n" + ",\n".join(told) + "\n}"


def bibtex(descriptor: Mapping[str, Any]) -> str:
    """Return how to cite the atlas itself, as BibTeX, in the version and the year that the descriptor gives."""
    year, version = str(descriptor.get("created", ""))[:4], descriptor.get("version", "")
    return (
        "@misc{pm_career_atlas,\n"
        f"  title = {{{ATLAS}: the product-management career in sourced aggregates}},\n"
        f"  year = {{{year}}},\n"
        f"  note = {{Data package version {version}}}\n"
        "}"
    )


def _in_bibtex(text: str) -> str:
    """Escape what BibTeX and TeX read as signs of their own."""
    return "".join(f"\\{char}" if char in "&%$#_{}" else char for char in text)
