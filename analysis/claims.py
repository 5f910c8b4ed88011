"""Claims, weighed: what is stated, what can be held beside it, and a verdict that one rule gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from analysis import attainment, demand, entry, progression, words
from analysis.inputs import Choice, Input
from analysis.package.memory import kept
from analysis.package.selection import Selection, first_selection, select
from analysis.package.tables import Package
from analysis.pay import compensation, money, pay_sources

BORNE_OUT, NOT_BORNE_OUT, UNTOLD = "Borne out", "Not borne out", "Cannot be told"
VERDICTS = (BORNE_OUT, NOT_BORNE_OUT, UNTOLD)
NOT_SEEN = "Nothing that we observe measures it"
FASTER, POSTINGS = "startup_faster", "job_postings_index"
TO_ROLE, IN_ROLE, EXPERIENCE = "_to_", "years_in_role_", "years_experience_"
SALARY, TOTAL, DEGREE = "base_", "total_", "degree"
"""How measures of claims begin, hold or end; the descriptor describes them."""


@dataclass(frozen=True)
class Seen:
    """What is held beside a claim: a sentence without its full stop, and the interval where one can be compared."""

    sentence: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Weighed:
    """A claim with its verdict: who states what, when, what is held beside it and what to beware of."""

    claim_id: str
    statement: str
    whose: str
    verdict: str
    held: str
    beware: str


def inputs(package: Package) -> dict[str, Input]:
    """Return what can be chosen of claims, by the names in the URL: one of them."""
    statements = dict(package["claims"][["claim_id", "statement"]].itertuples(index=False))
    first = next((one.claim_id for one in weighed(package) if one.verdict != UNTOLD), next(iter(statements), ""))
    return {"claim": Choice("Claim", statements, first, "claims", width=720)}


def verdict(low: float, high: float, seen: Seen) -> str:
    """Return whether an observed interval bears out a stated range: within it, apart from it, or neither.

    A range with one end is open at the other.
    """
    if seen.low is None or seen.high is None or (pd.isna(low) and pd.isna(high)):
        return UNTOLD
    least, most = (float("-inf") if pd.isna(low) else low), (float("inf") if pd.isna(high) else high)
    if seen.high < least or seen.low > most:
        return NOT_BORNE_OUT
    return BORNE_OUT if least <= seen.low and seen.high <= most else UNTOLD


@kept(most=1)
def weighed(package: Package) -> tuple[Weighed, ...]:
    """Return every claim with its verdict, in the order of the table."""
    return tuple(_weighed(package, claim) for _index, claim in package["claims"].iterrows())


@kept(most=1)
def answer(package: Package) -> str:
    """Return how many claims are borne out, are not, and cannot be told."""
    every = weighed(package)
    if not every:
        return "No claim is stated in this data."
    counts = {one: sum(claim.verdict == one for claim in every) for one in VERDICTS}
    return (
        f"Of {len(every)} claims that articles, reports and frameworks state, **{counts[BORNE_OUT]}** are borne out by "
        f"what we observe, **{counts[NOT_BORNE_OUT]}** are not, and **{counts[UNTOLD]}** cannot be told: nothing that "
        "we observe measures them, or the interval reaches beyond what is stated."
    )


def one_of(package: Package, claim_id: str) -> Weighed:
    """Return a claim by its id; raises `KeyError` where there is none."""
    found = {one.claim_id: one for one in weighed(package)}
    return found[claim_id]


def _weighed(package: Package, claim: pd.Series) -> Weighed:
    seen = _seen(package, claim)
    stated = f", {words.period(claim['stated_for'])}" if claim["stated_for"] else ""
    judged = verdict(claim["value_low"], claim["value_high"], seen) if claim["measure"] != FASTER else _faster(package)
    return Weighed(
        claim["claim_id"],
        claim["statement"],
        f"{package.title_of(claim['source_id'])} ({package.publisher_of(claim['source_id'])}{stated})",
        judged,
        seen.sentence,
        claim["verdict_note"],
    )


def _seen(package: Package, claim: pd.Series) -> Seen:
    """Return what is held beside a claim, by its measure."""
    measure, selection = claim["measure"], first_selection(package)
    told: dict[str, Callable[[], Seen | None]] = {
        FASTER: lambda: Seen(attainment.attainment_by_type(package, selection).sentence),
        POSTINGS: lambda: Seen(_moved(package, claim)),
    }
    if claim["role_id"]:
        chosen = select(package, role=claim["role_id"])
        if measure.startswith(SALARY):
            return _pay(package, chosen, pay_sources.SALARY) or Seen(NOT_SEEN)
        if measure.startswith(TOTAL):
            return _pay(package, chosen, "total") or Seen(NOT_SEEN)
        if measure.startswith(EXPERIENCE):
            return _experience(package, chosen) or Seen(NOT_SEEN)
        if TO_ROLE in measure and not measure.startswith(IN_ROLE):
            return _half(package, chosen) or Seen(NOT_SEEN)
    if DEGREE in measure:
        return Seen(next(iter(entry.observed_degrees(package)), NOT_SEEN).rstrip("."))
    found = told[measure]() if measure in told else None
    return found or Seen(NOT_SEEN)


def _half(package: Package, selection: Selection) -> Seen | None:
    role = package.ladder[selection.role]
    rows = attainment.half_by_rung(package, selection)
    rows = rows[rows["rung"] == role.rung].dropna(subset="p50")
    if rows.empty:
        return None
    row = next(rows.itertuples())
    who = progression.is_or_above(package, role)
    interval = attainment.describe_interval(package, row)
    return Seen(f"Half of those seen are {who} by year {row.p50} of all their work ({interval})", row.low, row.high)


def _experience(package: Package, selection: Selection) -> Seen | None:
    rows = progression.together(package, selection)
    rows = rows[rows["role_id"] == selection.role]
    if rows.empty:
        return None
    row, level = next(rows.itertuples()), words.level(package)
    people = words.capital(words.roles(package, selection.role))
    median = f"{people} seen have a median of {words.years(row.p50)} of work"
    ends = f"{level} interval {words.number(row.low)} to {words.number(row.high)}, n = {row.n:,}"
    return Seen(f"{median} ({ends})", row.low, row.high)


def _pay(package: Package, selection: Selection, kind: str) -> Seen | None:
    part = package.components.of_kind(kind)
    rows = compensation.pooled(package, select(package, role=selection.role, component=part))
    rows = rows[rows["role_id"] == selection.role]
    if rows.empty:
        return None
    row, write, level = next(rows.itertuples()), money.text(selection), words.level(package)
    people = words.capital(words.roles(package, selection.role))
    ends = f"{level} interval {write(row.low)} to {write(row.high)}, n = {row.n:,}, {words.period(row.period)}"
    return Seen(
        f"{people} report a median {package.components.label_of(part)} of {write(row.p50)} ({ends})", row.low, row.high
    )


def _moved(package: Package, claim: pd.Series) -> str:
    """Return how the nearest index moved over the time of a claim, where that is told, else where it stands."""
    told = demand.rise(package) if pd.notna(claim["measured_from"]) else ""
    return told or demand.index(package, first_selection(package)).sentence


def _faster(package: Package) -> str:
    """Return whether a startup's people reach the level first shown before all others, beyond doubt."""
    return BORNE_OUT if _is_first(package) else UNTOLD


def _is_first(package: Package) -> bool:
    selection = first_selection(package)
    half = attainment.half_reached(package, attainment.attainment_by_type(package, selection).rows, "company_types")
    half = half.dropna(subset="p50")
    private = {one.company_type for one in package.types if one.ownership == "private"}
    ours, others = half[half["company_types"].isin(private)], half[~half["company_types"].isin(private)]
    if ours.empty or others.empty:
        return False
    return bool(ours["high"].notna().all() and ours["high"].max() < others["low"].min())
