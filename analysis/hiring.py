"""Hiring by company type: which levels each type seeks, how often remotely and with AI in the title, in one feed.

Each share is counted twice: by openings, which the largest employers decide, and with each employer once.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Any, NamedTuple

import pandas as pd

from analysis import verdict, words
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection, apart
from analysis.package.tables import Package

LEVEL = "level"
TRAITS = {"remote": "remote", "ai": "AI in the title"}
"""What is told of openings beside their level, as in a sentence."""

COUNTED = {
    "of openings": {"p50": "share", "low": "low", "high": "high", "rest": "without_largest"},
    "each employer once": {
        "p50": "share_by_employer",
        "low": "share_by_employer_low",
        "high": "share_by_employer_high",
        "rest": "share_by_employer_without_largest",
    },
}
"""Both ways to count a share, with the columns of what `verdict.clearly_above` asks for."""

ONCE = ("each employer once", "by employer", "")
"""How the second way is named in a title, longest first; not at all where there is no room."""


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

    Rows: company_types, role_id, share of openings in percent, low, high (90 % interval, employers resampled),
    without_largest, the same with each employer once (share_by_employer, …_low, …_high, …_without_largest), n,
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
    each = list(rows.groupby("what", sort=False))
    told = ["; ".join(_of_trait(package, str(trait), of_one, how) for trait, of_one in each) for how in ONCE]
    sentence = words.fitting(f"Openings in this feed: {told[0]}", *map(words.capital, told))
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
    """Yield the pairs of company types whose shares of the same thing clearly differ, however they are counted."""
    for _key, cell in rows.groupby(by, sort=False):
        for (_one, more), (_other, less) in permutations(cell.iterrows(), 2):
            if all(verdict.clearly_above(_as(more, way), _as(less, way)) for way in COUNTED):
                yield Gap(more, less)


def _as(row: pd.Series, way: str) -> pd.Series:
    """Return a share counted one way, as a verdict asks for it."""
    return pd.Series({name: row[column] for name, column in COUNTED[way].items()})


def _widest(package: Package, rows: pd.DataFrame, gap: Gap | None) -> str:
    if gap:
        people = words.roles(package, gap.more["role_id"])
        more, less = (words.company_types(package, row["company_types"]) for row in gap)
        told = (
            f"In this feed {words.percent(gap.more['share'])} of openings at {more} are for {people}, "
            f"{words.percent(gap.less['share'])} at {less}"
        )
        return words.fitting(*(f"{told} ({how} {_once(*gap)})" if how else told for how in ONCE))
    if rows["company_types"].nunique() > 1:
        return "In this feed no level's share of openings clearly differs between company types"
    return _largest(package, rows)


def _largest(package: Package, rows: pd.DataFrame) -> str:
    """Return the level with most openings of one company type, and whether it is so with each employer once."""
    most, once = rows.loc[rows["share"].idxmax()], rows.loc[rows["share_by_employer"].fillna(rows["share"]).idxmax()]
    types, people = words.company_types(package, most["company_types"]), words.roles(package, most["role_id"])
    told = f"In this feed {words.percent(most['share'])} of openings at {types} are for {people}"
    if once["role_id"] == most["role_id"]:
        return f"{told}, the largest share"
    most_once = f"most are for {words.roles(package, once['role_id'])} ({words.percent(once['share_by_employer'])})"
    return words.fitting(*(f"{told}; {how} {most_once}" if how else told for how in ONCE))


def _of_trait(package: Package, trait: str, rows: pd.DataFrame, how: str) -> str:
    """Return the clear difference in a trait, or the only company type's share; `how` names the shares by employer."""
    gap = max(_gaps(rows, "what"), key=lambda gap: gap.points, default=None)
    if gap is None and len(rows) > 1:
        return f"{TRAITS[trait]}: no clear difference"
    told = list(gap or [rows.iloc[0]])
    shares = [f"{words.percent(row['share'])} {words.at_company_types(package, row['company_types'])}" for row in told]
    once = f" ({how} {_once(*told)})" if how and gap else ""
    return f"{TRAITS[trait]} {', '.join(shares)}{once}"


def _once(*rows: pd.Series) -> str:
    return words.listed(words.percent(row["share_by_employer"]) for row in rows)


def _notes(package: Package, rows: pd.DataFrame) -> tuple[str, ...]:
    """Return how shares are counted, whose postings dominate a company type, and how much of the feed has one."""
    each = rows.drop_duplicates("company_types")
    counts = [
        f"{row.employers:,} {words.at_company_types(package, row.company_types)} ({_share_largest(package, row)})"
        for row in each.itertuples()
    ]
    how = (
        f"Employers, and the largest one's share of the openings: {words.listed(counts)}. By openings the largest "
        "decide; with each employer once, a single opening weighs as much as hundreds. A difference is claimed only "
        "where both ways show it, and without the largest employer too."
    )
    return (how, known_share(package))


def _share_largest(package: Package, row: Any) -> str:
    """Return the largest employer's share, with its name where that is over half."""
    name = words.capital(row.largest_employer) if row.share_largest > package.rules["dominant_percent"] else ""
    return f"{name} {words.percent(row.share_largest)}".strip()
