"""Claims, weighed: what is stated, what can be held beside it, and a verdict that one rule gives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import pandas as pd

from analysis import entry, held, words
from analysis.finding import Finding, sources_of
from analysis.held import NOT_SEEN, YEARS, Seen
from analysis.inputs import Choice, Input
from analysis.package.memory import kept
from analysis.package.selection import Selection
from analysis.package.tables import Package

BORNE_OUT, NOT_BORNE_OUT, UNTOLD = "Borne out", "Not borne out", "Cannot be told"
VERDICTS = (BORNE_OUT, NOT_BORNE_OUT, UNTOLD)
STATED, OBSERVED = "stated", "observed"
COLUMNS = ["claim_id", "name", "series", "p25", "p50", "p75", "text", "n", "verdict", "source_id"]

TOPICS = {
    "ladder": ("ladder", "tenure"),
    "progression": ("progression", "tenure"),
    "compensation": ("compensation",),
    "demand": ("demand",),
    "scope": ("scope",),
    "routes": ("progression",),
}
"""The topics of the claims that stand on a page."""


class Verdict(NamedTuple):
    """One of `VERDICTS`, and why: a sentence without its full stop."""

    word: str
    reason: str


@dataclass(frozen=True)
class Weighed:
    """A claim with its verdict: who states what, when, what is held beside it, why so, and what to beware of.

    `low` and `high` are the stated range in `unit`, NaN where an end is open.
    """

    claim_id: str
    topic: str
    role_id: str
    statement: str
    whose: str
    low: float
    high: float
    unit: str
    verdict: str
    reason: str
    seen: Seen
    beware: str
    source_id: str

    @property
    def held(self) -> str:
        """What is held beside it, without a full stop."""
        return self.seen.sentence

    @property
    def has_something_beside_it(self) -> bool:
        """Whether anything that we observe can be held beside it."""
        return self.held != NOT_SEEN


def inputs(package: Package) -> dict[str, Input]:
    """Return what can be chosen of claims, by the names in the URL: one of them."""
    statements = dict(package["claims"][["claim_id", "statement"]].itertuples(index=False))
    first = next((one.claim_id for one in weighed(package) if one.verdict != UNTOLD), next(iter(statements), ""))
    return {"claim": Choice("Claim", statements, first, "claims", width=720)}


def verdict(low: float, high: float, seen: Seen) -> Verdict:
    """Return whether an observed interval bears out a stated range: within it, apart from it, or neither, and why.

    A range with one end is open at the other. Where the observations are about something else than the claim, nothing
    can be told, whatever their interval.
    """
    if seen.sentence == NOT_SEEN:
        return Verdict(UNTOLD, NOT_SEEN)
    if seen.unfit:
        return Verdict(UNTOLD, seen.unfit)
    if seen.low is None or seen.high is None or pd.isna(seen.low) or pd.isna(seen.high):
        return Verdict(UNTOLD, "What stands beside it measures something else")
    if pd.isna(low) and pd.isna(high):
        return Verdict(UNTOLD, "It states no figure that an interval could be held against")
    least, most = (float("-inf") if pd.isna(low) else low), (float("inf") if pd.isna(high) else high)
    if seen.high < least or seen.low > most:
        return Verdict(NOT_BORNE_OUT, "The observed interval lies apart from what is stated")
    if least <= seen.low and seen.high <= most:
        return Verdict(BORNE_OUT, "The observed interval lies within what is stated")
    return Verdict(UNTOLD, "The observed interval reaches beyond what is stated")


def comparison(is_first: bool | None) -> Verdict:
    """Return the verdict on a claim that one kind of company comes first: it does, another does, or neither."""
    if is_first is None:
        return Verdict(UNTOLD, "The intervals of the company types overlap")
    if is_first:
        return Verdict(BORNE_OUT, "Its interval ends before any other begins")
    return Verdict(NOT_BORNE_OUT, "Another company type's interval ends before its own begins")


@kept(most=1)
def weighed(package: Package) -> tuple[Weighed, ...]:
    """Return every claim with its verdict, in the order of the table."""
    return tuple(_weighed(package, claim) for _index, claim in package["claims"].iterrows())


@kept(most=1)
def opening(package: Package) -> Finding:
    """Return how many claims are borne out, are not, and cannot be told; `rows` are those of `claims`."""
    every, rows = weighed(package), package["claims"]
    if not every:
        return Finding(rows, "No claim is stated in this data.")
    counts = {one: sum(claim.verdict == one for claim in every) for one in VERDICTS}
    told = {word: f"**{n}** {'is' if n == 1 else 'are'}" for word, n in counts.items()}
    untold = f"**{counts[UNTOLD]}** cannot be told"
    sentence = (
        f"Of {len(every)} claims that articles, reports and frameworks state, {told[BORNE_OUT]} borne out by what we "
        f"observe, {told[NOT_BORNE_OUT]} not, and {untold}: nothing that we observe measures them, what we observe is "
        "about something else, or the interval reaches beyond what is stated."
    )
    return Finding(rows, sentence, sources=sources_of(rows))


def one_of(package: Package, claim_id: str) -> Weighed:
    """Return a claim by its id; raises `KeyError` where there is none."""
    found = {one.claim_id: one for one in weighed(package)}
    return found[claim_id]


def standing_on(package: Package, page: str, role_id: str = "") -> tuple[Weighed, ...]:
    """Return the claims that stand on a page and have something beside them; of one role, where it is named."""
    every = (one for one in weighed(package) if one.topic in TOPICS[page] and one.has_something_beside_it)
    if page == "routes":
        degrees = package["claims"]
        ids = set(degrees.loc[degrees["measure"].isin((entry.NO_DEGREE_NEEDED, entry.DEGREE)), "claim_id"])
        return tuple(one for one in every if one.claim_id in ids)
    return tuple(one for one in every if role_id in ("", one.role_id))


@kept(most=1)
def years(package: Package, selection: Selection) -> Finding:
    """Return the claims on years whose observations have an interval: `COLUMNS`, a row stated and a row observed each.

    `p25` and `p75` are the ends of either, `p50` what is observed. The choice does not matter.
    """
    return _side_by_side(package, YEARS, "years")


@kept(most=1)
def pay(package: Package, selection: Selection) -> Finding:
    """Return the claims on pay whose observations have an interval, as `years` does, in the home currency."""
    return _side_by_side(package, package.currencies.home, "pay")


def _side_by_side(package: Package, unit: str, what: str) -> Finding:
    every = [one for one in weighed(package) if unit and one.unit == unit == one.seen.unit]
    every = [one for one in every if not (pd.isna(one.low) and pd.isna(one.high))]
    rows = pd.DataFrame([row for one in every for row in _rows(package, one)], columns=COLUMNS)
    if not every:
        return Finding(rows, f"Too few claims on {what} have an interval beside them to show any")
    counts = {word: sum(one.verdict == word for one in every) for word in VERDICTS}
    told = words.listed([f"{count} {word.lower()}" for word, count in counts.items() if count])
    sources = (*(one.seen.source_id for one in every), *(one.source_id for one in every))
    return Finding(
        rows, f"Claims on {what} with an interval beside them: {told}", sources=tuple(dict.fromkeys(sources))
    )


def _rows(package: Package, one: Weighed) -> list[dict]:
    """Return a claim's two rows, stated and observed."""
    name = f"{words.role(package, one.role_id)}, {package.publisher_of(one.source_id)}"
    common = {"claim_id": one.claim_id, "name": name, "verdict": one.verdict}
    seen = one.seen
    stated = {"series": STATED, "p25": one.low, "p75": one.high, "text": range_in_words(one), "n": None}
    observed = {"series": OBSERVED, "p25": seen.low, "p50": seen.middle, "p75": seen.high, "text": seen.text}
    return [
        common | stated | {"p50": None, "source_id": one.source_id},
        common | observed | {"n": seen.n, "source_id": seen.source_id},
    ]


def range_in_words(one: Weighed) -> str:
    """Return a stated range with its unit: 3 to 6 years, $250k or more, up to 20%."""
    write = {YEARS: words.years, held.PERCENT: words.percent}.get(one.unit) or words.money(one.unit)
    if pd.isna(one.high):
        return f"{write(one.low)} or more"
    if pd.isna(one.low):
        return f"up to {write(one.high)}"
    low = words.number(one.low) if one.unit == YEARS else write(one.low)
    return write(one.high) if one.low == one.high else f"{low} to {write(one.high)}"


def _weighed(package: Package, claim: pd.Series) -> Weighed:
    found = held.seen(package, claim)
    found = replace(found, unfit=held.unfit(package, claim, found))
    low, high = claim["value_low"], claim["value_high"]
    is_race = claim["measure"] == held.FASTER
    word, reason = comparison(held.first_of_all(package)) if is_race else verdict(low, high, found)
    stated = f", {words.period(claim['stated_for'])}" if claim["stated_for"] else ""
    return Weighed(
        claim_id=claim["claim_id"],
        topic=claim["topic"],
        role_id=claim["role_id"],
        statement=claim["statement"],
        whose=f"{package.title_of(claim['source_id'])} ({package.publisher_of(claim['source_id'])}{stated})",
        low=low,
        high=high,
        unit=claim["unit"],
        verdict=word,
        reason=reason,
        seen=found,
        beware=claim["verdict_note"],
        source_id=claim["source_id"],
    )
