"""Offers as they are entered: up to three side by side, their amounts, and the example that stands in at first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from analysis import words
from analysis.inputs import Choice, Input
from analysis.package.selection import countries, examples, first_selection
from analysis.package.tables import Package
from analysis.typed import Amount

NAMES = ("a", "b", "c")
PARTS = ("base", "bonus", "equity")
"""The amounts of an offer, by their names in the URL."""

KINDS = {"base": "salary", "bonus": "bonus", "equity": "equity"}
"""The kind of component that each amount is."""

MOST = 20_000_000
"""A year, in the home currency: no offer is above it."""

SMALL = 1_000
"""An amount of a year under this is asked about: it may be meant in thousands."""


@dataclass(frozen=True)
class Offer:
    """One offer, amounts a year in the home currency: equity is a grant over the years it takes to vest."""

    name: str
    role: str
    company_type: str
    base: float
    bonus: float
    equity: float
    country: str = ""
    is_private: bool = False

    @property
    def cash(self) -> float:
        """Base and bonus: what is left where equity turns out to be worth nothing."""
        return self.base + self.bonus

    @property
    def total(self) -> float:
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
    a_base: float | None = None
    a_bonus: float | None = None
    a_equity: float | None = None
    b_role: str = ""
    b_at: str = ""
    b_country: str = ""
    b_base: float | None = None
    b_bonus: float | None = None
    b_equity: float | None = None
    c_role: str = ""
    c_at: str = ""
    c_country: str = ""
    c_base: float | None = None
    c_bonus: float | None = None
    c_equity: float | None = None

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

    def given(self, name: str) -> dict[str, float | None]:
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
    choice, home = partial(Choice, only_on="offer"), package.currencies.home
    amount = partial(Amount, currency=home, most=MOST, per="a year", asked_under=SMALL, only_on="offer")
    roles, types, first = package.ladder.names, package.types.names, first_offers(package)
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
            found[f"{name}_{part}"] = amount(f"{words.capital(heading)} ({home} a year)")
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
