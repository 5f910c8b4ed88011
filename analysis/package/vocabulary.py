"""The words and the order of what a package holds: its ladder, company types, sources of pay, money, places and rules.

No other module knows a role, a company type, a source, a currency, a country or a threshold by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import pandas as pd

from analysis.package.schema import DataError

EVERY_TYPE = "all"
"""The key of all company types pooled, in every package."""

JOINT = "+"
"""Between the company types of a pool in its key."""


@dataclass(frozen=True)
class Trade:
    """What the people of a package are called, whatever their role: many of them, and one after "a" or as an adjective.

    `warrant` is the source that says among whom they are counted in wages; empty where none does.
    """

    people: str = "people of this trade"
    one: str = "person"
    warrant: str = ""


@dataclass(frozen=True)
class Role:
    """One role of the ladder. `mention` says where a page names it among a few: opening, figure or nowhere.

    `predicate` is what its people are, in a sentence: senior, or senior PMs.
    """

    role_id: str
    position: int
    rung: int
    track: str
    name: str
    plural: str
    short_name: str
    article: str
    mention: str
    is_first_shown: bool
    predicate: str = ""

    @property
    def in_sentence(self) -> str:
        """The name within a sentence, a capital only where the plural has one: senior PM, CPO."""
        return self.plural[:1] + self.name[1:]

    @property
    def short_in_sentence(self) -> str:
        """The short name within a sentence: director, APM."""
        return self.short_name if self.short_name.isupper() else self.short_name[:1].lower() + self.short_name[1:]

    @property
    def short_plural(self) -> str:
        """The people by the short name: directors, APMs; the plural where there is no name shorter than the role's."""
        return self.plural if self.short_name == self.name else f"{self.short_in_sentence}s"

    @property
    def is_individual(self) -> bool:
        """Whether the role is on the craft's track."""
        return self.track == "individual"


@dataclass(frozen=True)
class Ladder:
    """The roles from the lowest to the highest. Roles of one rung are the branches of a fork."""

    roles: tuple[Role, ...]

    @cached_property
    def _by_id(self) -> dict[str, Role]:
        return {role.role_id: role for role in self.roles}

    def __getitem__(self, role_id: str) -> Role:
        """Return a role; raises `DataError` where the ladder has none of that id."""
        if role_id not in self._by_id:
            raise DataError(f"roles.csv has no role {role_id!r}; it has: {', '.join(self._by_id)}.")
        return self._by_id[role_id]

    @property
    def ids(self) -> tuple[str, ...]:
        """The roles' ids, lowest first."""
        return tuple(self._by_id)

    @property
    def names(self) -> dict[str, str]:
        """The roles' labels by id, lowest first."""
        return {role.role_id: role.name for role in self.roles}

    @cached_property
    def rungs(self) -> tuple[int, ...]:
        """The rungs, lowest first."""
        return tuple(sorted({role.rung for role in self.roles}))

    @property
    def top(self) -> int:
        """The highest rung."""
        return self.rungs[-1]

    def at(self, rung: int) -> tuple[Role, ...]:
        """Return the roles of a rung, several where the ladder forks there."""
        return tuple(role for role in self.roles if role.rung == rung)

    @property
    def first(self) -> Role:
        """The role in which a career begins."""
        return self.roles[0]

    @property
    def second(self) -> Role:
        """The role that the first one leads to."""
        return self.above(self.first.role_id)[0] if len(self.roles) > 1 else self.first

    @property
    def first_shown(self) -> Role:
        """The role shown before a visitor chooses one: as `roles` says, else the middle one."""
        return next((role for role in self.roles if role.is_first_shown), self.roles[(len(self.roles) - 1) // 2])

    @property
    def in_openings(self) -> tuple[Role, ...]:
        """The few roles that a page's opening names: as `roles` says, else the first, the middle and the last."""
        named = tuple(role for role in self.roles if role.mention == "opening")
        return named or tuple(dict.fromkeys((self.roles[0], self.first_shown, self.roles[-1])))

    @property
    def in_figures(self) -> tuple[Role, ...]:
        """The few roles whose key figures a page shows: those of its opening and those that are figures alone."""
        named = {role.role_id for role in self.in_openings}
        return tuple(role for role in self.roles if role.mention == "figure" or role.role_id in named)

    @property
    def fork(self) -> int | None:
        """The lowest rung on which craft and people part; None for a ladder of one track."""
        return next((rung for rung in self.rungs if len(self.at(rung)) > 1), None)

    @property
    def craft_top(self) -> int:
        """The highest rung that the craft's track reaches."""
        return max((role.rung for role in self.roles if role.is_individual), default=self.top)

    def on(self, rung: int, craft: bool) -> Role:
        """Return the role held on a rung by track; a craft career stays on the last rung of its track."""
        roles = self.at(min(rung, self.craft_top) if craft else rung)
        return next((role for role in roles if role.is_individual == craft), roles[0])

    def below(self, role_id: str) -> Role | None:
        """Return the role that leads to this one: on the next rung down, of its own track if there is one."""
        role = self[role_id]
        lower = [rung for rung in self.rungs if rung < role.rung]
        if not lower:
            return None
        roles = self.at(lower[-1])
        own = [one for one in roles if one.track == role.track]
        return (own or [one for one in roles if not one.is_individual] or list(roles))[0]

    def above(self, role_id: str) -> tuple[Role, ...]:
        """Return the roles that a step leads to from this one: two where the ladder forks, none at the top."""
        return tuple(role for role in self.roles if self._leads(role_id, role))

    def steps(self) -> list[tuple[str, str]]:
        """Return the pairs of roles that a career passes between, lowest first."""
        pairs = ((self.below(role.role_id), role) for role in self.roles)
        return [(low.role_id, high.role_id) for low, high in pairs if low is not None]

    def _leads(self, role_id: str, role: Role) -> bool:
        below = self.below(role.role_id)
        return below is not None and below.role_id == role_id


@dataclass(frozen=True)
class CompanyType:
    """A kind of company: its label, its names in a sentence, who may own it and its place in the theme."""

    company_type: str
    name: str
    plural: str
    singular: str
    is_plural: bool
    ownership: str
    slot: int
    definition: str

    @property
    def is_private(self) -> bool:
        """Whether shares in it are paper: no market buys them."""
        return self.ownership == "private"


@dataclass(frozen=True)
class CompanyTypes:
    """The kinds of company in the order in which they are drawn, listed and joined into a key."""

    every: tuple[CompanyType, ...]

    @cached_property
    def _by_id(self) -> dict[str, CompanyType]:
        return {one.company_type: one for one in self.every}

    def __getitem__(self, key: str) -> CompanyType:
        """Return a type; raises `DataError` where there is none of that id."""
        if key not in self._by_id:
            raise DataError(f"company_types.csv has no type {key!r}; it has: {', '.join(self._by_id)}.")
        return self._by_id[key]

    def __iter__(self) -> Iterator[CompanyType]:
        return iter(self.every)

    @property
    def ids(self) -> tuple[str, ...]:
        """The types' ids in their order."""
        return tuple(self._by_id)

    @property
    def names(self) -> dict[str, str]:
        """The types' labels by id."""
        return {one.company_type: one.name for one in self.every}

    def pooled(self, types: Iterable[str]) -> str:
        """Return the key of a set of types: ids in their order joined with "+", or `EVERY_TYPE` for none or all."""
        wanted = set(types)
        for key in wanted:
            self[key]
        members = [key for key in self.ids if key in wanted]
        return EVERY_TYPE if len(members) in (0, len(self.ids)) else JOINT.join(members)

    def members(self, key: str) -> tuple[str, ...]:
        """Return the types of a pool's key; raises `DataError` where one of them is unknown."""
        return self.ids if key == EVERY_TYPE else tuple(self[one].company_type for one in key.split(JOINT))

    def apart(self, types: Iterable[str]) -> tuple[str, ...]:
        """Return types one by one in drawing order; every one of them where none is given."""
        wanted = set(types)
        return tuple(key for key in self.ids if key in wanted) or self.ids

    def pools(self) -> dict[str, tuple[str, ...]]:
        """Return each set of types that can be chosen, by its key."""
        sets = (some for size in range(1, len(self.ids) + 1) for some in combinations(self.ids, size))
        return {self.pooled(some): some for some in sets}

    def key_of(self, ownership: str) -> str:
        """Return the key of all types of one ownership (private or listed); empty where there is none."""
        owned = [one.company_type for one in self.every if one.ownership == ownership]
        return self.pooled(owned) if owned else ""


@dataclass(frozen=True)
class Side:
    """One of the sides that articles set against each other. `company_types` is the key of the pool behind it.

    `noun` and `singular` are its name in a sentence, without and with its article; `label` is that of a chart's key.
    """

    side: str
    name: str
    noun: str
    singular: str
    label: str
    company_types: str
    slot: int


@dataclass(frozen=True)
class Sides:
    """The sides in their order."""

    every: tuple[Side, ...]

    @cached_property
    def _by_id(self) -> dict[str, Side]:
        return {one.side: one for one in self.every}

    def __getitem__(self, side: str) -> Side:
        """Return a side; raises `DataError` where there is none of that id."""
        if side not in self._by_id:
            raise DataError(f"sides.csv has no side {side!r}; it has: {', '.join(self._by_id)}.")
        return self._by_id[side]

    def __iter__(self) -> Iterator[Side]:
        return iter(self.every)

    def __len__(self) -> int:
        return len(self.every)


@dataclass(frozen=True)
class PaySource:
    """What a source of pay can tell: `parts` are components, `counted` what a row of it is."""

    source_id: str
    name: str
    counted: str
    parts: tuple[str, ...]
    tells_company_types: bool
    is_neighbour: bool
    role_from: str
    in_short: str


@dataclass(frozen=True)
class PaySources:
    """The sources of pay in their order; the first one of the people themselves is shown first."""

    every: tuple[PaySource, ...]

    @cached_property
    def _by_id(self) -> dict[str, PaySource]:
        return {one.source_id: one for one in self.every}

    def __getitem__(self, source_id: str) -> PaySource:
        """Return what a source of pay can tell; raises `DataError` where it is none."""
        if source_id not in self._by_id:
            raise DataError(f"pay_sources.csv has no source {source_id!r}; it has: {', '.join(self._by_id)}.")
        return self._by_id[source_id]

    def __contains__(self, source_id: object) -> bool:
        return source_id in self._by_id

    def __iter__(self) -> Iterator[PaySource]:
        return iter(self.every)

    @property
    def choosable(self) -> dict[str, str]:
        """The names of those that count the people themselves, by id."""
        return {one.source_id: one.name for one in self.every if not one.is_neighbour}

    @property
    def first(self) -> str:
        """The source shown first; empty where there is none."""
        return next(iter(self.choosable), "")


@dataclass(frozen=True)
class Component:
    """A component of pay. `kind` is total, salary, bonus or equity; `label` its name in a sentence."""

    component: str
    name: str
    label: str
    kind: str
    slot: int


@dataclass(frozen=True)
class Components:
    """The components of pay in their order, the whole among them."""

    every: tuple[Component, ...]

    @cached_property
    def _by_id(self) -> dict[str, Component]:
        return {one.component: one for one in self.every}

    def __getitem__(self, component: str) -> Component:
        """Return a component; raises `DataError` where there is none of that id."""
        if component not in self._by_id:
            raise DataError(f"pay_components.csv has no component {component!r}; it has: {', '.join(self._by_id)}.")
        return self._by_id[component]

    def __iter__(self) -> Iterator[Component]:
        return iter(self.every)

    @property
    def names(self) -> dict[str, str]:
        """The labels by id."""
        return {one.component: one.name for one in self.every}

    def name_of(self, component: str) -> str:
        """Return a component's label; that of pay as such where the package tells no components apart."""
        return self[component].name if component else "Pay"

    def label_of(self, component: str) -> str:
        """Return a component's name in a sentence; that of pay as such where the package tells none apart."""
        return self[component].label if component else "pay"

    @property
    def parts(self) -> tuple[Component, ...]:
        """What the whole is made of, in order."""
        return tuple(one for one in self.every if one.kind != "total")

    def of_kind(self, kind: str) -> str:
        """Return the id of the component of a kind (total, salary, bonus, equity); empty where there is none."""
        return next((one.component for one in self.every if one.kind == kind), "")


@dataclass(frozen=True)
class Currency:
    """A currency: its code (ISO 4217), its name, and units of it for one unit of the base, on a day."""

    code: str
    name: str
    rate: float
    base: str
    date: pd.Timestamp
    source_id: str


@dataclass(frozen=True)
class Currencies:
    """The money that amounts are in and what it can be converted to."""

    home: str
    rates: Mapping[str, Currency]

    def __getitem__(self, code: str) -> Currency:
        """Return a currency; raises `DataError` where no rate of it is known."""
        if code not in self.rates:
            raise DataError(f"exchange_rates.csv has no currency {code!r}; it has: {', '.join(self.rates)}.")
        return self.rates[code]

    @property
    def names(self) -> dict[str, str]:
        """The labels by code, those that amounts can be shown in: the home currency alone where no rate is known."""
        known = {code: f"{one.name} ({code})" for code, one in self.rates.items()}
        return known if self.home in known else {self.home: self.home}

    def factor(self, start: str, end: str) -> float:
        """Return how many units of one currency a unit of another is worth; 1 between a currency and itself."""
        return 1.0 if start == end else self[end].rate / self[start].rate


class Rules(Mapping[str, float]):
    """The numbers that figures are held to, as the descriptor states them."""

    def __init__(self, values: Mapping[str, float]) -> None:
        self._values = dict(values)

    def __getitem__(self, name: str) -> float:
        """Return a rule's number; raises `DataError` where the descriptor states none."""
        if name not in self._values:
            raise DataError(f"datapackage.json states no rule {name!r}; it states: {', '.join(self._values)}.")
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
