"""What the descriptor says of a package as a whole: the numbers that figures are held to, and its trade."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.package.schema import DataError

RULES = (
    "least_n",
    "thin_n",
    "least_n_curve",
    "interval",
    "half",
    "far_apart",
    "horizon_years",
    "dominant_percent",
    "many_workers",
    "close_percent",
    "moves_percent",
    "assessed_percent",
)
"""The rules that figures are held to: the descriptor of a package states a number for each."""


@dataclass(frozen=True)
class Trade:
    """What the people of a package are called, whatever their role: many of them, and one after "a" or as an adjective.

    `name` is what they do, before a noun; empty where it is not told. `field` is where they work, after "in". `warrant`
    is the source that says among whom they are counted in wages; empty where none does.
    """

    people: str = "people of this trade"
    one: str = "person"
    name: str = ""
    field: str = "this trade"
    warrant: str = ""


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
