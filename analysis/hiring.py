"""Hiring by company type: which levels each type seeks, how often remotely and with AI in the title, in one feed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import NamedTuple

import pandas as pd

from analysis import words
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection, apart
from analysis.package.tables import Package

LEVEL = "level"
TRAITS = {"remote": "remote", "ai": "AI in the title"}
"""What is told of openings beside their level, as in a sentence."""


class Gap(NamedTuple):
    """Two company types whose shares clearly differ: the row of the larger share and that of the smaller one."""

    more: pd.Series
    less: pd.Series

    @property
    def points(self) -> float:
        """How far apart the shares are, in percentage points."""
        return self.more["share"] - self.less["share"]


@kept()
def levels(package: Package, selection: Selection) -> Finding:
    """Return the share of openings of each level within each chosen company type, and the widest clear difference.

    Rows: company_types, role_id, share, low, high (90 % interval, employers resampled), without_largest, n,
    employers, largest_employer, share_largest, source_id, period, place; levels in the order of the ladder.
    """
    rows = _shown(package, selection)
    rows = rows[rows["what"] == LEVEL]
    order = {role: place for place, role in enumerate(package.ladder.ids)}
    rows = rows.sort_values("role_id", key=lambda ids: ids.map(order), kind="stable").reset_index(drop=True)
    if rows.empty:
        return Finding(rows, "No openings by company type and level in this data")
    gap = max(_gaps(rows, "role_id"), key=lambda gap: gap.points, default=None)
    return Finding(rows, _widest(package, rows, gap), notes=_notes(package, rows), sources=sources_of(rows))


@kept()
def traits(package: Package, selection: Selection) -> Finding:
    """Return the share of openings that are remote, or have AI in the title, within each chosen company type.

    Rows as in `levels`, with the trait in `what`.
    """
    rows = _shown(package, selection)
    rows = rows[rows["what"].isin(TRAITS)].reset_index(drop=True)
    if rows.empty:
        return Finding(rows, "No remote openings or AI in titles by company type in this data")
    said = [_of_trait(package, trait, of_one) for trait, of_one in rows.groupby("what", sort=False)]
    told = "; ".join(said)
    sentence = words.fitting(f"Openings in this feed: {told}", words.capital(told))
    return Finding(rows, sentence, notes=_notes(package, rows), sources=sources_of(rows))


@kept(most=1)
def known_share(package: Package) -> str:
    """Return how much of the feed is at companies whose type is known, and how the others differ, in a sentence.

    Empty where nothing is told.
    """
    rows = package["hiring_by_type"]
    account = package["coverage"]
    steps = account[account["source_id"].isin(rows["source_id"])].set_index("step")["rows"]
    if not {"read", "kept"} <= set(steps.index):
        return ""
    unknown = rows[(rows["company_type"] == "") & rows["what"].isin(TRAITS)]
    shares = ", ".join(f"{words.percent(row.share)} {TRAITS[row.what]}" for row in unknown.itertuples())
    return (
        f"{words.percent(100 * steps['kept'] / steps['read'])} of the {steps['read']:,} openings are at companies "
        f"whose type is known; the others{f' ({shares})' if shares else ''} are left out."
    )


def _shown(package: Package, selection: Selection) -> pd.DataFrame:
    rows, order = package["hiring_by_type"], {key: place for place, key in enumerate(apart(package, selection))}
    rows = rows[rows["company_type"].isin(order)]
    rows = rows.sort_values("company_type", key=lambda keys: keys.map(order), kind="stable")
    return rows.rename(
        columns={
            "company_type": "company_types",
            "share_low": "low",
            "share_high": "high",
            "share_without_largest": "without_largest",
        }
    )


def _gaps(rows: pd.DataFrame, by: str) -> Iterator[Gap]:
    """Yield the pairs of company types whose shares of the same thing clearly differ.

    Their intervals lie apart, and the difference also holds without the largest employer of either.
    """
    for _key, cell in rows.groupby(by, sort=False):
        for (_one, more), (_other, less) in permutations(cell.iterrows(), 2):
            if more["low"] > less["high"] and _least(more) > _most(less):
                yield Gap(more, less)


def _least(row: pd.Series) -> float:
    return min(row["share"], row["without_largest"] if pd.notna(row["without_largest"]) else 0)


def _most(row: pd.Series) -> float:
    return max(row["share"], row["without_largest"] if pd.notna(row["without_largest"]) else 100)


def _widest(package: Package, rows: pd.DataFrame, gap: Gap | None) -> str:
    if gap:
        people = words.roles(package, gap.more["role_id"])
        more, less = (words.company_types(package, row["company_types"]) for row in gap)
        return (
            f"In this feed {words.percent(gap.more['share'])} of openings at {more} are for {people}, "
            f"{words.percent(gap.less['share'])} at {less}"
        )
    if rows["company_types"].nunique() > 1:
        return "In this feed no level's share of openings clearly differs between company types"
    most = rows.loc[rows["share"].idxmax()]
    types, people = words.company_types(package, most["company_types"]), words.roles(package, most["role_id"])
    return f"In this feed {words.percent(most['share'])} of openings at {types} are for {people}, the largest share"


def _of_trait(package: Package, trait: str, rows: pd.DataFrame) -> str:
    gap = max(_gaps(rows, "what"), key=lambda gap: gap.points, default=None)
    if gap is None and len(rows) > 1:
        return f"{TRAITS[trait]}: no clear difference"
    shares = [
        f"{words.percent(row['share'])} {words.at_company_types(package, row['company_types'])}"
        for row in gap or [rows.iloc[0]]
    ]
    return f"{TRAITS[trait]} {', '.join(shares)}"


def _notes(package: Package, rows: pd.DataFrame) -> tuple[str, ...]:
    """Return whose postings dominate a company type, and how much of the feed has one."""
    large = rows[rows["share_largest"] > package.rules["dominant_percent"]].drop_duplicates("company_types")
    named = [
        f"{words.capital(row.largest_employer)} alone has {words.percent(row.share_largest)} of the openings "
        f"{words.at_company_types(package, row.company_types)}."
        for row in large.itertuples()
    ]
    return (*named, known_share(package))
