"""What a visitor has chosen: company types, country and role, and the key under which tables hold a choice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import combinations

COMPANY_TYPES = ("startup", "corporate", "public_tech", "big_tech")
"""In the order in which they are drawn, listed and joined into a key."""

EVERY_TYPE = "all"
"""The key of all company types pooled."""

HOME_COUNTRY = "United States"
HOME_SOURCE = "levels_fyi"
"""Shown unless another is chosen: the only source of pay that tells company types."""

HOME_CURRENCY = "USD"
EVERY_STATE = "all"


@dataclass(frozen=True)
class Selection:
    """A visitor's choice. `company_types` empty means all of them, each on its own where a chart tells them apart.

    `background` is where a newcomer comes from, `kind` a kind of interview question.
    `dollars` are nominal (of the day) or today's (of the newest month of consumer prices), `intervals` are hidden or
    shown, `mix` is that of the people as reported or equal for every role.
    """

    company_types: tuple[str, ...] = ()
    country: str = HOME_COUNTRY
    role: str = "senior_pm"
    component: str = "total"
    series: str = "indeed_project_management"
    background: str = "engineering"
    kind: str = "product_sense"
    source: str = HOME_SOURCE
    dollars: str = "nominal"
    currency: str = HOME_CURRENCY
    mix: str = "reported"
    intervals: str = "hidden"
    state: str = EVERY_STATE

    @property
    def pooled(self) -> str:
        """The key of the chosen company types taken together, as in the column `company_types`."""
        return pooled_key(self.company_types)

    @property
    def apart(self) -> tuple[str, ...]:
        """The chosen company types one by one, in drawing order."""
        return tuple(key for key in COMPANY_TYPES if key in self.company_types) or COMPANY_TYPES


def pooled_key(company_types: Iterable[str]) -> str:
    """Return the key of a set of company types: their ids in drawing order joined with "+", or `EVERY_TYPE`.

    No type at all means every type.
    """
    selection = [key for key in COMPANY_TYPES if key in set(company_types)]
    return EVERY_TYPE if len(selection) in (0, len(COMPANY_TYPES)) else "+".join(selection)


def every_pool() -> dict[str, tuple[str, ...]]:
    """Return each of the fifteen sets of company types that can be chosen, by its key."""
    sets = (selection for size in range(1, len(COMPANY_TYPES) + 1) for selection in combinations(COMPANY_TYPES, size))
    return {pooled_key(selection): selection for selection in sets}


def spelt_out(selection: object, depends_on: Iterable[str] | None = None) -> dict[str, tuple[str, ...]]:
    """Return a choice, any dataclass, as the parameters of a link, defaults included.

    A link that leaves a default out means something else on the day that the default changes: no company type
    is therefore written as every one of them. `depends_on` names the fields that count; None takes all.
    """
    values = {field: value for field, value in asdict(selection).items() if depends_on is None or field in depends_on}
    if "company_types" in values:
        values = {"company_type": values.pop("company_types") or COMPANY_TYPES} | values
    return {name: _texts(value) for name, value in values.items() if value not in (None, "")}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple | list) else (str(value),)
