"""Where offers stand, short enough for the title of a chart."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis import words
from analysis.offer import sentences as say
from analysis.offer import verdict
from analysis.offer.offers import Offers
from analysis.offer.standing import parts, totals
from analysis.package.tables import Package


def total(package: Package, selection: Offers) -> str:
    """Return where each offer stands in its band."""
    return fitting(package, say.of_totals(package, selection), say.own(totals(package, selection)))


def fitting(package: Package, full: str, rows: pd.DataFrame, among: str = "") -> str:
    """Return the full sentence, or a shorter one of the verdict on each row, offers with the same verdict together.

    `among` says of whom a shorter one is, where there is room.
    """
    stand = [(say.name(row["offer"]), verdict.on(package, row)) for _at, row in rows.iterrows()]
    placed = _together((one.group, f"{offer} ({one.place})") for offer, one in stand)
    named = _together((one.group, offer) for offer, one in stand)
    shorter = ["; ".join(f"{words.listed(each)}: {said}" for said, each in of) for of in (placed, named)]
    return words.fitting(full, *(among + one for one in shorter), shorter[-1], shorter[-1].replace("Offer ", ""))


def by_part(package: Package, selection: Offers) -> str:
    """Return in which part of its pay each offer stands highest, where that is clear."""
    full, rows = say.of_parts(package, selection), parts(package, selection)
    if rows.empty:
        return full
    both, highest, flat = [], [], []
    for offer, cell in rows.groupby("offer", sort=False):
        (low, _low), (high, _high), how = say.ends(package, cell)
        if how:
            highest.append((f"{how} in {high}", say.name(offer)))
            both.append((f"{how} in {high}{say.JOINT[how]} {low}", say.name(offer)))
        else:
            flat.append(say.name(offer))
    unclear = [f"{words.listed(flat)}: no clear difference between parts"] if flat else []
    shorter = ("; ".join([*(_stand(each, where) for where, each in _together(of)), *unclear]) for of in (both, highest))
    return words.fitting(full, *shorter)


def _stand(offers: list[str], where: str) -> str:
    """Return that offers stand somewhere: Offer A and Offer B stand highest in equity."""
    return f"{words.listed(offers)} {'stand' if len(offers) > 1 else 'stands'} {where}"


def _together(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, list[str]]]:
    """Return what is said with all the offers that it is said of."""
    said: dict[str, list[str]] = {}
    for what, offer in pairs:
        said.setdefault(what, []).append(offer)
    return list(said.items())
