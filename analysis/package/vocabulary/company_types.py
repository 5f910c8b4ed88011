"""Company types, the pools that they are joined into, and the sides that articles set against each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from analysis.package.vocabulary.keyed import Keyed

EVERY_TYPE = "all"
"""The key of all company types pooled, in every package."""

JOINT = "+"
"""Between the company types of a pool in its key."""


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


class CompanyTypes(Keyed[CompanyType]):
    """The kinds of company in the order in which they are drawn, listed and joined into a key."""

    table, key, noun = "company_types", "company_type", "type"

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


class Sides(Keyed[Side]):
    """The sides in their order."""

    table, key, noun = "sides", "side", "side"
