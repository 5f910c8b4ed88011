"""Attainment: by how many years of experience people have reached a rung, from people seen once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import pandas as pd

from analysis import verdict, words
from analysis.bands import cells
from analysis.finding import Finding, sources_of
from analysis.package.memory import kept
from analysis.package.selection import Selection, apart, pooled
from analysis.package.tables import Package

ONE_MOMENT = "People seen at one moment, not careers followed."
NONE_REACHED = "Half have reached none of the levels within the years seen"
NO_CURVES = "No shares of people at or above a level in this data"


class HalfReached(Protocol):
    """A row of `half_reached`: `rung` or company_types, people, and the year with the ends of its interval."""

    rung: int
    company_types: str
    n: int
    p50: int
    low: int
    high: int


@kept()
def attainment(package: Package, selection: Selection) -> Finding:
    """Return the share at or above each rung by years of experience, chosen company types together.

    Columns: rung, years, n, share, share_low, share_high (0 to 1), source_id, period.
    """
    rows = curves(package, selection)
    own = set(cells(package["attainment"], (pooled(package, selection),), selection.country)["rung"])
    borrowed = [words.rung(package, rung) for rung in dict.fromkeys(rows["rung"]) if rung not in own]
    return Finding(rows, _half_sentence(package, selection), notes=_notes(package, borrowed), sources=sources_of(rows))


@kept()
def attainment_by_type(package: Package, selection: Selection) -> Finding:
    """Return the share at or above the rung of the chosen role for each chosen company type apart, as `attainment`."""
    every = cells(package["attainment"], apart(package, selection), selection.country)
    rung = package.ladder[selection.role].rung
    rows = _joined(every, [_curve(package, curve, rung) for _key, curve in every.groupby("company_types", sort=False)])
    own = set(every.loc[every["rung"] == rung, "company_types"])
    borrowed = [package.types[key].plural for key in dict.fromkeys(rows["company_types"]) if key not in own]
    sentence = _pace_sentence(package, selection, rows)
    return Finding(rows, sentence, notes=_notes(package, borrowed), sources=sources_of(rows))


@kept()
def curves(package: Package, selection: Selection) -> pd.DataFrame:
    """Return the curve of each rung above the lowest, as `attainment`.

    A rung without a curve of its own has that of the next rung up: who is there or above is at this one or above.
    Curves stay monotone so: the share at a rung or above never exceeds that of the rung below.
    """
    every = cells(package["attainment"], (pooled(package, selection),), selection.country)
    return _joined(every, [_curve(package, every, rung) for rung in package.ladder.rungs[1:]])


@kept()
def half_by_rung(package: Package, selection: Selection) -> pd.DataFrame:
    """Return `half_reached` of each rung's curve."""
    return half_reached(package, curves(package, selection), "rung")


def half_reached(package: Package, rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """Return the year by which half have reached each curve's rung, with the interval of that year.

    `by` is the column that tells curves apart (rung or company_types). Returns `by`, n, p50, low and high:
    the first whole year at which the share, the band's upper and its lower end are at half or above. A year is
    NA where the curve does not get there within the years observed.
    """
    half, ends = package.rules["half"], {"p50": "share", "low": "share_high", "high": "share_low"}
    years = [
        {by: key, "n": curve["n"].iloc[0]}
        | {name: curve.loc[curve[column] >= half, "years"].min() for name, column in ends.items()}
        for key, curve in rows.groupby(by, sort=False)
    ]
    return pd.DataFrame(years, columns=[by, "n", *ends]).astype(dict.fromkeys(ends, "Int64"))


def half_by_type(package: Package, rows: pd.DataFrame) -> pd.DataFrame:
    """Return `half_reached` of each company type that gets there, with `rest`: that year without its largest employer.

    `rows` are those of `attainment_by_type`. `rest` is the year itself where employers are not known, and NA where too
    few people are left or half of them do not get there.
    """
    left = rows.assign(share=rows["share_rest"].where(rows["employers"].notna(), rows["share"]))
    rest = half_reached(package, left, "company_types")["p50"]
    return half_reached(package, rows, "company_types").assign(rest=rest).dropna(subset="p50")


@kept()
def first_of_types(package: Package, selection: Selection) -> str:
    """Return which company type's people are at the chosen rung first, beyond doubt, or that none are, as a sentence.

    Empty where fewer than two types get there.
    """
    half = half_by_type(package, attainment_by_type(package, selection).rows)
    if len(half) < 2:
        return ""
    first = verdict.clear_first(half)
    if first is None:
        return f"By company type: {verdict.unclear(len(half), 'first')}."
    return f"By company type: clearly first {words.at_company_types(package, first['company_types'])}."


def year_half(package: Package, selection: Selection, rung: int) -> int | None:
    """Return the year by which half are at a rung or above, None where the curve does not say."""
    half = half_by_rung(package, selection).set_index("rung")["p50"]
    return None if rung not in half.index or pd.isna(half[rung]) else int(half[rung])


def describe_interval(package: Package, row: HalfReached) -> str:
    """Return the interval of a year from a row of `half_reached`: 90% interval 3 to 5, or no wider than that year."""
    interval, low = f"{words.level(package)} interval", row.low if pd.notna(row.low) else row.p50
    if pd.notna(row.high) and low == row.high:
        return f"{interval} no wider than that year"
    return f"{interval} {low} to {row.high}" if pd.notna(row.high) else f"{interval} from {low} on"


def _curve(package: Package, every: pd.DataFrame, rung: int) -> pd.DataFrame:
    """Return the curve of one rung out of those of a cell; the lowest rung, where all are, borrows none."""
    own = every[every["rung"] == rung]
    above = every.loc[every["rung"] > rung, "rung"]
    if len(own) or above.empty or rung == package.ladder.rungs[0]:
        return own
    return every[every["rung"] == above.min()].assign(rung=rung)


def _joined(every: pd.DataFrame, parts: list[pd.DataFrame]) -> pd.DataFrame:
    """Return the curves that there are, with the columns and types of `every`."""
    drawn = [part for part in parts if len(part)]
    return pd.concat(drawn).astype(every.dtypes) if drawn else every.iloc[:0]


def _notes(package: Package, borrowed: list[str]) -> tuple[str, ...]:
    """Return what to know of curves; `borrowed` are the names of those that are the curve of the rung above."""
    notes = (ONE_MOMENT, f"No curve is drawn for under {words.few(package, 'least_n_curve')} people.")
    names = words.listed(borrowed)
    return (*notes, f"Without a curve of their own, and so with that of the level above: {names}.") if names else notes


def _half_sentence(package: Package, selection: Selection) -> str:
    if not package.has("attainment"):
        return NO_CURVES
    half = half_by_rung(package, selection)
    if half.empty:
        where = f"{words.at_company_types(package, selection)} in {words.place(package, selection.country)}"
        return f"Too few people {where} for a curve"
    reached = half[half["p50"].fillna(0) > 0].head(3)
    return half_are(package, [(row.rung, f"by year {row.p50}") for row in reached.itertuples()]) or NONE_REACHED


def half_are(package: Package, reached: Sequence[tuple[int, str]]) -> str:
    """Return by when half are at each of some levels or above, in one sentence; empty for none.

    `reached` holds pairs of a level's rung and the words of its date.
    """
    if not reached:
        return ""
    people = words.listed(f"{words.people_or_above(package, rung)} {when}" for rung, when in reached)
    names = words.listed(f"{words.rung_in_sentence(package, rung)} {when}" for rung, when in reached)
    return words.fitting(f"Half are {people}", f"Half are at or above {names}")


def _pace_sentence(package: Package, selection: Selection, rows: pd.DataFrame) -> str:
    """Return which company type's people reach the chosen rung first, where the intervals are apart."""
    if not package.has("attainment"):
        return NO_CURVES
    rung = words.people_or_above(package, package.ladder[selection.role].rung)
    half = half_by_type(package, rows)
    if half.empty:
        return f"Too few people {words.at_company_types(package, selection)} to say when half are {rung}"
    years = [(row.p50, row.company_types) for row in half.itertuples()]
    versions = words.versions_by_type(package, years, lambda year: f"year {year:g}")
    unclear = f"; {verdict.unclear(len(half), 'first')}" if len(half) > 1 and verdict.clear_first(half) is None else ""
    return words.fitting(*(f"Half are {rung} by {version}{unclear}" for version in versions))
