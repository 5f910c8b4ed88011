"""Where offers stand, short enough for the title of a chart."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis import words
from analysis.offer import findings as say
from analysis.offer import verdict
from analysis.offer.alike import alike
from analysis.offer.offers import Offers
from analysis.offer.standing import parts, totals
from analysis.package.memory import kept
from analysis.package.tables import Package


@kept()
def total(package: Package, selection: Offers) -> str:
    """Return where each offer stands in its band."""
    return _fitting(package, say.total_finding(package, selection), say.own(totals(package, selection)))


@kept()
def of_alike(package: Package, selection: Offers) -> str:
    """Return where each offer stands among people like its own."""
    found = alike(package, selection)
    return _fitting(package, found.sentence, found.rows[found.rows["counts"]] if len(found.rows) else found.rows)


def _fitting(package: Package, full: str, rows: pd.DataFrame) -> str:
    """Return the full sentence, or a shorter one of the verdict on each row, offers with the same verdict together."""
    stand = [(say.name(row["offer"]), verdict.on(package, row)) for _at, row in rows.iterrows()]
    placed = _together((one.group, f"{offer} ({one.place})") for offer, one in stand)
    named = _together((one.group, offer) for offer, one in stand)
    shorter = ("; ".join(f"{words.listed(each)}: {said}" for said, each in of) for of in (placed, named))
    return words.fitting(full, *shorter)


@kept()
def by_part(package: Package, selection: Offers) -> str:
    """Return in which part of its pay each offer stands highest, where that is clear."""
    full, rows = say.parts_finding(package, selection), parts(package, selection)
    if rows.empty:
        return full
    alike, both, highest = [], [], []
    for offer, cell in rows.groupby("offer", sort=False):
        (low, _low), (high, _high), how = say.ends(package, cell)
        if how:
            highest.append(f"{say.name(offer)} stands {how} in {high}")
            both.append(highest[-1] + (f", lowest in {low}" if how == "highest" else f" than in {low}"))
        else:
            alike.append(say.name(offer))
    flat = [f"{words.listed(alike)}: no clear difference between parts"] if alike else []
    return words.fitting(full, "; ".join([*both, *flat]), "; ".join([*highest, *flat]))


def _together(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """Return what is said with all the offers that it is said of."""
    said: dict[str, list[str]] = {}
    for what, offer in pairs:
        said.setdefault(what, []).append(offer)
    return list(said.items())
