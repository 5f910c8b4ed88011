"""What can be chosen, by its name in the URL: choices from a list and bounded whole numbers."""

from __future__ import annotations

from dataclasses import dataclass

from analysis import words
from analysis.offer.standing import NAMES, PARTS, Offers, example_amounts, first_offers
from analysis.package.selection import EVERY_STATE, first_selection
from analysis.package.selection import countries as known_countries
from analysis.package.tables import Package
from analysis.pay import money, wages
from analysis.planner.plan import NEWCOMER, STAY, first_plan, horizon, types_of

MOST = 20_000_000
"""USD a year: no offer is above it."""

LONGEST_NUMBER = 9
"""Digits: more than any amount that can be chosen, and few enough to read without harm."""


@dataclass(frozen=True)
class Parameter:
    """A filter: its label, what may be chosen (id to label) and, for a single choice, what holds at first.

    `only_on` is the address of the page in whose URL it stands; empty: in every page's. `width` is in
    pixels: three lists and a number stand in one row on a small laptop.
    """

    label: str
    options: dict[str, str]
    default: str | None = None
    only_on: str = ""
    width: int = 196

    @property
    def several(self) -> bool:
        """Whether several values may be chosen at once, and none."""
        return self.default is None

    @property
    def initial(self) -> list[str] | str:
        """The value before anything is chosen."""
        return [] if self.several else self.default

    def read(self, values: list[str]) -> list[str] | str:
        """Return the choice that values of the URL stand for, leaving out what does not exist."""
        known = [value for value in dict.fromkeys(values) if value in self.options]
        return known if self.several else next(iter(known), self.default)

    def written(self, choice: list[str] | str) -> list[str]:
        """Return the values in the URL that stand for a choice: none for the default."""
        return list(choice) if self.several else [choice] * (choice != self.default)

    def unknown(self, values: list[str]) -> list[str]:
        """Return the values of the URL that do not exist."""
        return [value for value in values if value not in self.options]


@dataclass(frozen=True)
class Number:
    """A whole number from `least` to `most`; a `default` of None means that none need be given."""

    label: str
    least: int
    most: int
    default: int | None = None
    step: int = 1
    hint: str = ""
    example: str = ""
    only_on: str = ""
    width: int = 150

    @property
    def initial(self) -> int | None:
        """The value before anything is chosen."""
        return self.default

    def read(self, values: list[str]) -> int | None:
        """Return the first value of the URL that can be chosen, or the default."""
        return next((int(value) for value in values if self._knows(value)), self.default)

    def unknown(self, values: list[str]) -> list[str]:
        """Return the values of the URL that are no whole numbers within the bounds."""
        return [value for value in values if not self._knows(value)]

    def written(self, choice: int | None) -> list[str]:
        """Return the value in the URL that stands for a choice: none for the default."""
        return [] if choice in (None, self.default) else [str(choice)]

    def _knows(self, value: str) -> bool:
        plain = value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER
        return plain and self.least <= int(value) <= self.most


def of_planner(package: Package) -> dict[str, Parameter | Number]:
    """Return what a plan is made of, by the names in the URL."""
    page, roles, first = {"only_on": "planner"}, package.ladder.names, first_plan(package)
    types = {key: package.types.names.get(key, "Any company type") for key in types_of(package)}
    most = "Percentage of careers whose pace still lasts after five years: 0 draws each year anew, 100 keeps one pace."
    return {
        "now": Parameter("Role now", {NEWCOMER: "Not in product yet"} | roles, first.now, **page),
        "years": Number("Years of work", 0, 45, first.years, hint="All work, not only in product.", **page),
        "in_role": Number("Of these in the role", 0, 45, hint="May stay empty.", example="not said", **page),
        "at": Parameter("Where", types, first.at, **page),
        "target": Parameter("Target", roles, first.target, **page),
        "move_to": Parameter("Planned move", {STAY: "None: stay"} | types, first.move_to, **page),
        "move_in": Number("Move in (years)", 0, horizon(package) - 1, first.move_in, **page),
        "against": Parameter("Compare with a move now to", types, first.against, **page),
        "lasts": Number("Pace that lasts (%)", 0, 100, first.lasts, step=10, hint=most, **page),
    }


def of_offer(package: Package) -> dict[str, Parameter | Number]:
    """Return what offers are made of, by the names in the URL."""
    page, roles, types = {"only_on": "offer"}, package.ladder.names, package.types.names
    first, amounts, home = first_offers(package), example_amounts(package), package.currencies.home
    countries = {country: country for country in known_countries(package)}
    counts = {str(count): str(count) for count in range(1, len(NAMES) + 1)}
    found: dict[str, Parameter | Number] = {"offers": Parameter("How many offers", counts, Offers.offers, **page)}
    for name in NAMES:
        found |= {
            f"{name}_role": Parameter("Role", roles, getattr(first, f"{name}_role"), **page),
            f"{name}_at": Parameter("Company type", types, getattr(first, f"{name}_at"), **page),
            f"{name}_country": Parameter("Country", countries, getattr(first, f"{name}_country"), **page),
        }
        for part in PARTS:
            label, example = f"{package.components[part].name} ({home} a year)", f"{amounts[f'{name}_{part}']:,}"
            found[f"{name}_{part}"] = Number(label, 0, MOST, step=5_000, example=example, **page)
    return found


def of_pay(package: Package) -> dict[str, Parameter]:
    """Return the ways to look at pay: its source, money, company mix and intervals, and a state of the country."""
    page = {"only_on": "compensation"}
    dollars = {"nominal": "Of the day (nominal)", "today": f"Of {words.month(money.newest_month(package))} (CPI-U)"}
    currencies, first = package.currencies.names, first_selection(package)
    mixes = {"reported": "As reported", "equal": "Equal in every role"}
    states = {EVERY_STATE: "All states"} | wages.states(package)
    return {
        "source": Parameter("Source", package.pay_sources.choosable, first.source, **page),
        "dollars": Parameter("Dollars", dollars, first.dollars, width=220),
        "currency": Parameter("Currency", currencies, first.currency, width=220),
        "mix": Parameter("Company mix", mixes, first.mix, **page),
        "intervals": Parameter("90% intervals", {"hidden": "Hidden", "shown": "Shown"}, first.intervals),
        "state": Parameter("State", states, EVERY_STATE, only_on="wages"),
    }
