"""Offers as they are entered: up to three side by side, their amounts, and the example that stands in at first."""

from __future__ import annotations

from dataclasses import dataclass, fields, make_dataclass
from functools import partial
from typing import Any

from analysis import words
from analysis.inputs import Choice, Input
from analysis.offer.terms import Terms
from analysis.package.selection import countries, first_selection
from analysis.package.tables import Package
from analysis.typed import Amount, Number

NAMES = ("a", "b", "c")
PARTS = ("base", "bonus", "equity")
"""The amounts of an offer, by their names in the URL."""

MORE = ("grant", "vest", "options", "strike", "price", "sign_on", "spread")
"""The terms of an offer beside its amounts of a year, by their names in the URL."""

ONCE = ("grant", "options", "sign_on")
"""Those of them that make an offer one that is filled in."""

KINDS = {"base": "salary", "bonus": "bonus", "equity": "equity"}
"""The kind of component that each amount is."""

MOST = 20_000_000
"""A year, in the home currency: no offer is above it."""

MOST_OF_ALL, MOST_OPTIONS, MOST_A_SHARE = 10 * MOST, 1_000_000_000, 1_000_000
LONGEST_VESTING, LONGEST_SPREAD = 10, 4
"""Years."""

SMALL = 1_000
"""An amount of a year under this is asked about: it may be meant in thousands."""


@dataclass(frozen=True)
class Offer:
    """One offer, amounts a year in the offers' currency: `equity` is all that vests in it, `sign_on` what counts."""

    name: str
    role: str
    company_type: str
    base: float
    bonus: float
    equity: float
    country: str = ""
    is_private: bool = False
    sign_on: float = 0

    @property
    def cash(self) -> float:
        """Base, bonus and what counts of a sign-on: what is left where equity turns out to be worth nothing."""
        return self.base + self.bonus + self.sign_on

    @property
    def total(self) -> float:
        """Cash and equity of a year: one person's own parts do add up."""
        return self.cash + self.equity

    @property
    def on_paper(self) -> bool:
        """Whether its equity is that of a private company, which nobody may be there to buy."""
        return self.is_private and self.equity > 0


@dataclass(frozen=True)
class Entered:
    """One offer as it is entered: its amounts of a year, and what `Terms` says of the others; None for left empty."""

    role: str = ""
    at: str = ""
    country: str = ""
    place: str = ""
    base: float | None = None
    bonus: float | None = None
    equity: float | None = None
    grant: float | None = None
    vest: int = Terms.vest
    options: float | None = None
    strike: float | None = None
    price: float | None = None
    sign_on: float | None = None
    spread: str = "0"

    @property
    def given(self) -> dict[str, float | None]:
        """The amounts by part."""
        return {part: getattr(self, part) for part in PARTS}

    @property
    def terms(self) -> Terms:
        """What it holds beside its amounts of a year."""
        said = {term: getattr(self, term) for term in MORE}
        return Terms(**(said | {"spread": int(said["spread"])}))

    @property
    def is_filled(self) -> bool:
        """Whether an amount is filled in."""
        return any(getattr(self, one) is not None for one in (*PARTS, *ONCE))


_FIELDS: Any = make_dataclass(
    "_FIELDS",
    [
        ("offers", str, "2"),
        ("currency", str, ""),
        *((f"{name}_{one.name}", one.type, one.default) for name in NAMES for one in fields(Entered)),
    ],
    frozen=True,
)


class Offers(_FIELDS):
    """Up to three offers side by side, by the names in the URL: how many of a, b and c (`offers`), and their currency.

    The others are the fields of `Entered` for each: a_role, a_at and so on. With no amount at all the offers are an
    example (`first_offers`).
    """

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
        return tuple(name for name in self.names if self.of(name).is_filled)

    def of(self, name: str) -> Entered:
        """Return one offer as it is entered."""
        return Entered(**{one.name: getattr(self, f"{name}_{one.name}") for one in fields(Entered)})


def first_offers(package: Package) -> Offers:
    """Return the example, without amounts: that of `example_offers`, else the role shown first at each type."""
    first, types = first_selection(package), package.types.ids
    firsts: dict[str, Any] = {}
    for at, name in enumerate(NAMES):
        place = {"role": first.role, "at": types[at % len(types)], "country": first.country}
        firsts |= {f"{name}_{field}": value for field, value in place.items()}
    for stated in package["example_offers"].itertuples(index=False):
        firsts |= {f"{stated.offer}_role": stated.role_id, f"{stated.offer}_at": stated.company_type}
    return Offers(**firsts, currency=first.currency)


def money_of(package: Package, selection: Offers) -> str:
    """Return the currency of the offers: the home one where none is said."""
    return selection.currency or package.currencies.home


def inputs(package: Package) -> dict[str, Input]:
    """Return what offers are made of, by the names in the URL."""
    choice, home = partial(Choice, only_on="offer"), package.currencies.home
    amount = partial(Amount, currency=home, most=MOST, per="a year", asked_under=SMALL, only_on="offer")
    roles, types, first = package.ladder.names, package.types.names, first_offers(package)
    places = {country: country for country in countries(package)}
    metros = {"": "Any metro"} | {place: place for place in sorted(set(package["peer_pay"]["place"]))}
    counts = {str(count): str(count) for count in range(1, len(NAMES) + 1)}
    found: dict[str, Input] = {"offers": choice("How many offers", counts, Offers.offers)}
    for name in NAMES:
        found |= {
            f"{name}_role": choice("Role", roles, first.of(name).role),
            f"{name}_at": choice("Company type", types, first.of(name).at),
            f"{name}_country": choice("Country", places, first.of(name).country),
            f"{name}_place": choice("Metro", metros, ""),
        }
        for part in PARTS:
            heading = package.components.name_of(component_of(package, part)) if component_of(package, part) else part
            found[f"{name}_{part}"] = amount(f"{words.capital(heading)} ({home} a year)")
        found |= {f"{name}_{term}": one for term, one in _terms(home).items()}
    return found


def _terms(home: str) -> dict[str, Input]:
    """Return what an offer may hold beside its amounts of a year."""
    once = partial(Amount, currency=home, most=MOST_OF_ALL, asked_under=SMALL, only_on="offer")
    share = partial(Amount, currency=home, most=MOST_A_SHARE, per="a share", decimals=4, only_on="offer", width=150)
    number = partial(Number, least=1, most=LONGEST_VESTING, only_on="offer")
    spread = {"0": "Apart, not in yearly pay"}
    spread |= {str(count): f"Spread over {words.years(count)}" for count in range(1, LONGEST_SPREAD + 1)}
    return {
        "grant": once(f"Grant ({home} in all)", hint="All of a grant of shares; what vests in a year is counted."),
        "vest": number("Vests over (years)", default=Terms.vest, hint="Grant and options alike."),
        "options": Amount("Options (number)", "", MOST_OPTIONS, decimals=0, only_on="offer", width=150),
        "strike": share(f"Strike ({home} a share)"),
        "price": share(f"Share price now ({home})", hint="What a share is said to be worth today."),
        "sign_on": once(f"Sign-on ({home}, once)"),
        "spread": Choice("The sign-on counts", spread, "0", "offer"),
    }


def component_of(package: Package, part: str) -> str:
    """Return the component of pay that an amount of an offer is; empty where the package has none of its kind."""
    return package.components.of_kind(KINDS[part])


def example_amounts(package: Package, currency: str = "") -> dict[str, float]:
    """Return the amounts that stand for each offer before any is filled in, by the names in the URL.

    They are stated in the home currency; in another one they are rounded to thousands.
    """
    home, stated = package.currencies.home, package["example_offers"].set_index("offer")[list(PARTS)]
    factor = package.currencies.factor(home, currency or home)
    amounts = stated.reindex(NAMES).fillna(0).mul(factor).round(0 if factor == 1 else -3)
    return {f"{name}_{part}": int(amounts.at[name, part]) for name in NAMES for part in PARTS}


def each(package: Package, selection: Offers) -> tuple[Offer, ...]:
    """Return the offers with an amount, what is left empty in them counting as nothing; else all with the example's."""
    return tuple(_offer(package, selection, name) for name in selection.filled or selection.names)


def _offer(package: Package, selection: Offers, name: str) -> Offer:
    one = selection.of(name)
    amounts = one.given if selection.filled else _of(example_amounts(package, selection.currency), name)
    parts = {part: amounts[part] or 0 for part in PARTS}
    parts["equity"] += one.terms.equity
    is_private = package.types[one.at].is_private
    return Offer(name, one.role, one.at, **parts, country=one.country, is_private=is_private, sign_on=one.terms.signed)


def _of(amounts: dict[str, float], name: str) -> dict[str, float | None]:
    return {part: amounts[f"{name}_{part}"] for part in PARTS}
