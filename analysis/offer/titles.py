"""Where offers stand, short enough for the title of a chart."""

from __future__ import annotations

from collections.abc import Iterable

from analysis import words
from analysis.offer import findings as say
from analysis.offer.offers import Offers
from analysis.offer.standing import against_median, parts, totals
from analysis.package.memory import kept
from analysis.package.tables import Package


@kept()
def total(package: Package, selection: Offers) -> str:
    """Return how each offer stands to the median of its band."""
    full, rows = say.total_finding(package, selection), say.own(totals(package, selection))
    stand = [(say.name(row["offer"]), against_median(row), say.people(package, row)) for _at, row in rows.iterrows()]
    together = _together((where, offer) for offer, where, _whose in stand)
    return words.fitting(
        full,
        "; ".join(f"{offer} is {where} of {whose}" for offer, where, whose in stand),
        "; ".join(f"{words.listed(each)} {'are' if len(each) > 1 else 'is'} {where}" for where, each in together),
    )


@kept()
def by_part(package: Package, selection: Offers) -> str:
    """Return in which part of its pay each offer stands highest."""
    full, rows = say.parts_finding(package, selection), parts(package, selection)
    if rows.empty:
        return full
    alike, highest, both = [], [], []
    for offer, cell in rows.groupby("offer", sort=False):
        ordered = cell.sort_values("percentile")
        low, high = (say.part(package, ordered.iloc[at]) for at in (0, -1))
        if ordered["percentile"].nunique() == 1:
            alike.append((say.short(ordered["percentile"].iloc[0]), say.name(offer)))
        else:
            highest.append(f"{say.name(offer)} stands highest in {high}")
            both.append(f"{highest[-1]}, lowest in {low}")
    placed = ", ".join(f"{words.listed(each)}: {place}" for place, each in _together(alike))
    flat = [f"{placed} percentile in every part"] if placed else []
    return words.fitting(full, "; ".join([*both, *flat]), "; ".join([*highest, *flat]))


def _together(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """Return what is said with all the offers that it is said of."""
    said: dict[str, list[str]] = {}
    for what, offer in pairs:
        said.setdefault(what, []).append(offer)
    return list(said.items())
