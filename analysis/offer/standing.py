"""Offer check: where an offer stands among what people in the role report, in today's dollars."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from analysis import words
from analysis.bands import POINTS, cells
from analysis.inputs import Choice, Input, Number
from analysis.package.memory import kept
from analysis.package.selection import countries, examples, first_selection
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE
from analysis.pay import real as real_pay

NAMES = ("a", "b", "c")
PARTS = ("base", "bonus", "equity")
"""The amounts of an offer, by their names in the URL."""

KINDS = {"base": "salary", "bonus": "bonus", "equity": "equity"}
"""The kind of component that each amount is."""

MOST = 20_000_000
"""A year, in the home currency: no offer is above it."""

PERCENTILES = (10, 25, 50, 75, 90)


@dataclass(frozen=True)
class Offer:
    """One offer, amounts a year in the home currency: equity is a grant over the years it takes to vest."""

    name: str
    role: str
    company_type: str
    base: int
    bonus: int
    equity: int
    country: str = ""
    is_private: bool = False

    @property
    def cash(self) -> int:
        """Base and bonus: what is left where equity turns out to be worth nothing."""
        return self.base + self.bonus

    @property
    def total(self) -> int:
        """Base, bonus and equity of a year: one person's own parts do add up."""
        return self.cash + self.equity

    @property
    def on_paper(self) -> bool:
        """Whether its equity is that of a private company, which nobody may be there to buy."""
        return self.is_private and self.equity > 0


@dataclass(frozen=True)
class Offers:
    """Up to three offers side by side, by the names in the URL: the first `offers` of a, b and c.

    Amounts are None where nothing is filled in; with no amount at all the offers are an example (`first_offers`).
    """

    offers: str = "2"
    a_role: str = ""
    a_at: str = ""
    a_country: str = ""
    a_base: int | None = None
    a_bonus: int | None = None
    a_equity: int | None = None
    b_role: str = ""
    b_at: str = ""
    b_country: str = ""
    b_base: int | None = None
    b_bonus: int | None = None
    b_equity: int | None = None
    c_role: str = ""
    c_at: str = ""
    c_country: str = ""
    c_base: int | None = None
    c_bonus: int | None = None
    c_equity: int | None = None

    @property
    def example(self) -> bool:
        """Whether no amount is filled in, so that the example's amounts stand in."""
        return not self.filled

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the offers side by side."""
        return NAMES[: int(self.offers)]

    @property
    def filled(self) -> tuple[str, ...]:
        """The names of those with an amount."""
        return tuple(name for name in self.names if any(one is not None for one in self.given(name).values()))

    def given(self, name: str) -> dict[str, int | None]:
        """Return the amounts of one offer by part, None where nothing is filled in."""
        return {part: getattr(self, f"{name}_{part}") for part in PARTS}


def first_offers(package: Package) -> Offers:
    """Return the example, without amounts: that of the table `examples`, else the role shown first at each type."""
    first, types = first_selection(package), package.types.ids
    firsts: dict[str, Any] = {}
    for at, name in enumerate(NAMES):
        place = {"role": first.role, "at": types[at % len(types)], "country": first.country}
        firsts |= {f"{name}_{field}": value for field, value in place.items()}
    stated = {name: value for name, value in examples(package, "offers").items() if name in firsts}
    return Offers(**(firsts | stated))


def inputs(package: Package) -> dict[str, Input]:
    """Return what offers are made of, by the names in the URL."""
    choice, number = partial(Choice, only_on="offer"), partial(Number, only_on="offer")
    roles, types = package.ladder.names, package.types.names
    first, amounts, home = first_offers(package), example_amounts(package), package.currencies.home
    places = {country: country for country in countries(package)}
    counts = {str(count): str(count) for count in range(1, len(NAMES) + 1)}
    found: dict[str, Input] = {"offers": choice("How many offers", counts, Offers.offers)}
    for name in NAMES:
        found |= {
            f"{name}_role": choice("Role", roles, getattr(first, f"{name}_role")),
            f"{name}_at": choice("Company type", types, getattr(first, f"{name}_at")),
            f"{name}_country": choice("Country", places, getattr(first, f"{name}_country")),
        }
        for part in PARTS:
            heading = package.components.name_of(component_of(package, part)) if component_of(package, part) else part
            label, example = f"{words.capital(heading)} ({home} a year)", f"{amounts[f'{name}_{part}']:,}"
            found[f"{name}_{part}"] = number(label, 0, MOST, step=5_000, example=example)
    return found


def component_of(package: Package, part: str) -> str:
    """Return the component of pay that an amount of an offer is; empty where the package has none of its kind."""
    return package.components.of_kind(KINDS[part])


def example_amounts(package: Package) -> dict[str, int]:
    """Return the amounts that stand for each offer before any is filled in, by the names in the URL."""
    stated = examples(package, "offers")
    return {f"{name}_{part}": int(stated.get(f"{name}_{part}", 0)) for name in NAMES for part in PARTS}


def each(package: Package, selection: Offers) -> tuple[Offer, ...]:
    """Return the offers with an amount, what is left empty in them counting as nothing; else all with the example's."""
    return tuple(_offer(package, selection, name) for name in selection.filled or selection.names)


def _offer(package: Package, selection: Offers, name: str) -> Offer:
    amounts = selection.given(name) if selection.filled else _of(example_amounts(package), name)
    key = getattr(selection, f"{name}_at")
    parts = {part: amounts[part] or 0 for part in PARTS}
    role, country = getattr(selection, f"{name}_role"), getattr(selection, f"{name}_country")
    return Offer(name, role, key, **parts, country=country, is_private=package.types[key].is_private)


def _of(amounts: dict[str, int], name: str) -> dict[str, int]:
    return {part: amounts[f"{name}_{part}"] for part in PARTS}


@kept()
def totals(package: Package, selection: Offers) -> pd.DataFrame:
    """Return the total of each offer in the band of its own role, then in those of the roles a rung up.

    Columns: offer, role_id, asked (company type of the offer), company_types (whose band it is: those of all types
    where the type has under ten people), country, step (0 own rung, 1 next), n, p10 to p90, low, high (USD today),
    amount, percentile, cash and cash_percentile (without equity, NaN unless the equity is on paper), source_id, period.
    """
    rows = []
    for offer in (one for one in each(package, selection) if one.total):
        rung = package.ladder[offer.role].rung
        above = [role.role_id for role in package.ladder.at(rung + 1)]
        for step, role in [(0, offer.role), *((1, role) for role in above)]:
            band = _band(package, offer, role, package.components.of_kind("total"))
            if band is not None:
                rows.append(_row(offer, band, offer.total, step) | _without_equity(offer, band))
    return pd.DataFrame(rows)


@kept()
def parts(package: Package, selection: Offers) -> pd.DataFrame:
    """Return each part of each offer in the band of its own role: columns as of `totals`, and component.

    A part of nothing has no place among people who have it, and is left out.
    """
    rows = []
    for part in PARTS:
        for offer in each(package, selection):
            component = component_of(package, part)
            band = _band(package, offer, offer.role, component)
            amount = getattr(offer, part)
            if band is not None and amount:
                rows.append(_row(offer, band, amount, 0) | {"component": component})
    return pd.DataFrame(rows)


def percentile(amount: float, points: np.ndarray) -> float:
    """Return the percentile of an amount between five points of a band (p10 to p90), linearly interpolated.

    Below the 10th it is minus infinity, above the 90th infinity: beyond its points a band says nothing. Where several
    points are the same amount, theirs is the middle of their percentiles.
    """
    points = np.asarray(points, dtype=float)
    if amount < points[0]:
        return -np.inf
    if amount > points[-1]:
        return np.inf
    same = np.flatnonzero(points == amount)
    if len(same):
        return (PERCENTILES[same[0]] + PERCENTILES[same[-1]]) / 2
    return float(np.interp(amount, points, PERCENTILES))


def doubt(share: float, n: int) -> tuple[float, float]:
    """Return the ends of the 90 % interval of a percentile among `n` people (normal approximation), 0 to 100."""
    reach = 1.645 * float(np.sqrt(share * (100 - share) / n))
    return max(share - reach, 0.0), min(share + reach, 100.0)


def against_median(row: pd.Series) -> str:
    """Return how an amount stands to a band's median: above or below it beyond its interval, or neither."""
    if row["amount"] > row["high"]:
        return "above the median"
    return "below the median" if row["amount"] < row["low"] else "not clearly off the median"


def _band(package: Package, offer: Offer, role: str, component: str) -> pd.Series | None:
    """Return the band of a role at the offer's company type, or at all of them; None where under ten people say."""
    frame = real_pay.bands(package)
    frame = frame[(frame["component"] == component) & (frame["role_id"] == role)]
    for key in (offer.company_type, EVERY_TYPE):
        found = cells(frame, (key,), offer.country)
        if len(found):
            return found.iloc[0]
    return None


def _row(offer: Offer, band: pd.Series, amount: int, step: int) -> dict:
    kept = ["role_id", "company_types", "country", "n", *POINTS, "low", "high", "source_id", "period"]
    standing = {"amount": amount, "percentile": percentile(amount, band[POINTS])}
    return {"offer": offer.name, "asked": offer.company_type, "step": step} | band[kept].to_dict() | standing


def _without_equity(offer: Offer, band: pd.Series) -> dict:
    if not offer.on_paper:
        return {"cash": np.nan, "cash_percentile": np.nan}
    return {"cash": offer.cash, "cash_percentile": percentile(offer.cash, band[POINTS])}
