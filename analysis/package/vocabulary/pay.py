"""Pay: what its sources can tell, what it is made of, and the money that it is in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.package.schema import DataError
from analysis.package.vocabulary.keyed import Keyed


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


class PaySources(Keyed[PaySource]):
    """The sources of pay in their order; the first one of the people themselves is shown first."""

    table, key, noun = "pay_sources", "source_id", "source"

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


class Components(Keyed[Component]):
    """The components of pay in their order, the whole among them."""

    table, key, noun = "pay_components", "component", "component"

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
