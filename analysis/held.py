"""What can be held beside a claim: the figure that its measure names, with its interval, and what it is not about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pandas as pd

from analysis import attainment, demand, entry, progression, words
from analysis.package.memory import kept
from analysis.package.selection import first_selection, select
from analysis.package.tables import Package
from analysis.pay import compensation, money, pay_sources, places
from analysis.verdict import clearly_above

NOT_SEEN = "Nothing that we observe measures it"
FASTER = "private_first"
"""The measure that no interval is held against: who comes first."""

YEARS, PERCENT = "years", "percent"

UNFIT = {
    "start": "It says where pay starts, and what is observed is the middle",
    "one_employer": "It is the rule of one employer, and what is observed is of people at many",
    "move": "It is about moving up from one level, and what is observed are years of all work of people seen once",
}
"""Why a median does not judge a claim, by what the claim is about."""

RELATED = "What stands beside it counts postings of a related job"


@dataclass(frozen=True)
class Seen:
    """What is held beside a claim: a sentence without its full stop, and the interval where one can be compared.

    `middle` is the figure itself and `text` how it is written, `unit` that of all three (years, percent or a currency's
    code), `n` the people behind it. `period` is the ISO interval of the observations where the figure is of its time,
    as pay is, else empty. `unfit` says why the claim is about something else, empty where it is about the same.
    """

    sentence: str
    low: float | None = None
    high: float | None = None
    middle: float | None = None
    text: str = ""
    unit: str = ""
    n: int | None = None
    period: str = ""
    source_id: str = ""
    unfit: str = ""


def seen(package: Package, claim: pd.Series) -> Seen:
    """Return what is held beside a claim (a row of `claims`), by its measure."""
    beside = BESIDE.get(claim["measure"])
    return (beside and beside(package, claim)) or Seen(NOT_SEEN)


def unfit(package: Package, claim: pd.Series, found: Seen) -> str:
    """Return why what is held beside a claim does not judge it: it is about something else, or of another time."""
    if found.unfit:
        return found.unfit
    if claim["about"] in UNFIT:
        return UNFIT[claim["about"]]
    stated = claim["stated_for"] or package.period_of(claim["source_id"]) or package.date_of(claim["source_id"])
    if not found.period or overlap(stated, found.period):
        return ""
    return f"It is of {words.period(stated)}, and what is observed is of {words.period(found.period)}"


def overlap(one: str, other: str) -> bool:
    """Return whether two ISO days, months, years or intervals of them have time in common."""
    (start, end), (first, last) = (_ends(interval) for interval in (one, other))
    return _not_after(start, last) and _not_after(first, end)


def first_of_all(package: Package) -> bool | None:
    """Return whether private companies' people reach the level first shown before all others, beyond doubt.

    True where each of theirs is clearly before each other, False where another is clearly before theirs, None where
    neither is so: `verdict.clearly_above`.
    """
    half = half_by_type(package)
    private = {one.company_type for one in package.types if one.ownership == "private"}
    rows = [row for _index, row in half.iterrows()]
    ours = [row for row in rows if row["company_types"] in private]
    others = [row for row in rows if row["company_types"] not in private]
    if not ours or not others:
        return None
    if all(clearly_above(other, one) for one in ours for other in others):
        return True
    is_beaten = any(all(clearly_above(one, other) for one in ours) for other in others)
    return False if is_beaten else None


@kept(most=1)
def half_by_type(package: Package) -> pd.DataFrame:
    """Return by when half are at the level first shown, by company type, as `attainment.half_by_type` does."""
    curves = attainment.attainment_by_type(package, first_selection(package)).rows
    return attainment.half_by_type(package, curves)


def _half(package: Package, claim: pd.Series) -> Seen | None:
    if not claim["role_id"]:
        return None
    role, selection = package.ladder[claim["role_id"]], select(package, role=claim["role_id"])
    rows = attainment.half_by_rung(package, selection)
    rows = rows[rows["rung"] == role.rung].dropna(subset="p50")
    if rows.empty:
        return None
    row = next(rows.itertuples())
    who = progression.is_or_above(package, role)
    interval = attainment.describe_interval(package, row)
    said = f"Half of those seen are {who} by year {row.p50} of all their work ({interval})"
    source = package["attainment"]["source_id"].iloc[0]
    return Seen(said, row.low, row.high, row.p50, f"year {row.p50}", YEARS, row.n, source_id=source)


def _experience(package: Package, claim: pd.Series) -> Seen | None:
    role = claim["role_id"]
    rows = progression.together(package, select(package, role=role))
    rows = rows[rows["role_id"] == role]
    if rows.empty:
        return None
    row, level = next(rows.itertuples()), words.level(package)
    people = words.capital(words.roles(package, role))
    ends = f"{level} interval {words.number(row.low)} to {words.number(row.high)}, n = {row.n:,}"
    said = f"{people} seen have a median of {words.years(row.p50)} of work ({ends})"
    return Seen(said, row.low, row.high, row.p50, words.years(row.p50), YEARS, row.n, source_id=row.source_id)


def _pay(package: Package, claim: pd.Series, kind: str) -> Seen | None:
    role, part = claim["role_id"], package.components.of_kind(kind)
    selection = select(package, role=role, component=part)
    rows = compensation.pooled(package, selection)
    rows = rows[rows["role_id"] == role]
    if rows.empty:
        return None
    row, write, level = next(rows.itertuples()), money.text(selection), words.level(package)
    people = words.capital(words.roles(package, role))
    ends = f"{level} interval {write(row.low)} to {write(row.high)}, n = {row.n:,}, {words.period(row.period)}"
    said = f"{people} report a median {package.components.label_of(part)} of {write(row.p50)} ({ends})"
    money_of = package.currencies.home
    return Seen(said, row.low, row.high, row.p50, write(row.p50), money_of, row.n, row.period, row.source_id)


def _within(package: Package, _claim: pd.Series, what: str) -> Seen | None:
    """Return by how many percent pay of the last group differs from the first within one company and level."""
    rows = places.within(package, what)
    if len(rows) < 2:
        return None
    first, row, level = rows.iloc[0], rows.iloc[-1], words.level(package)
    share, low, high = (places.signed(row[name]) for name in ("share", "low", "high"))
    ends = f"{level} interval {low} to {high}, n = {row['n']:,}, {words.period(row['period'])}"
    said = f"Pay within one company and level is {share} for {row['name']} against {first['name']} ({ends})"
    return Seen(said, row["low"], row["high"], row["share"], share, PERCENT, row["n"], row["period"], row["source_id"])


def _moved(package: Package, claim: pd.Series) -> Seen:
    """Return how the nearest index moved over the time of a claim, where that is told, else where it stands."""
    told = demand.rise(package) if pd.notna(claim["measured_from"]) else ""
    return Seen(told or demand.index(package, first_selection(package)).sentence, unfit=RELATED)


def _by_type(package: Package, _claim: pd.Series) -> Seen:
    return Seen(attainment.attainment_by_type(package, first_selection(package)).sentence)


def _degree(package: Package, _claim: pd.Series) -> Seen:
    return Seen(next(iter(entry.observed_degrees(package)), NOT_SEEN).rstrip("."))


def _ends(interval: str) -> tuple[str, str]:
    start, _joint, end = interval.partition("/")
    return start, end or start


def _not_after(one: str, other: str) -> bool:
    """Return whether an ISO date begins no later than another, as far as both are told."""
    told = min(len(one), len(other))
    return one[:told] <= other[:told]


BESIDE: dict[str, Callable[[Package, pd.Series], Seen | None]] = {
    "base_pay": partial(_pay, kind=pay_sources.SALARY),
    "total_pay": partial(_pay, kind="total"),
    "years_of_work": _experience,
    "years_to_level": _half,
    "job_postings_index": _moved,
    FASTER: _by_type,
    **dict.fromkeys((entry.NO_DEGREE_NEEDED, entry.DEGREE), _degree),
    **{f"pay_within_{what}": partial(_within, what=what) for what in ("place", "focus", "stayed")},
}
"""What is held beside a claim, by the measure that it names; beside others nothing is."""
