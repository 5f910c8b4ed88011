"""What a visitor has brought: a package of the visit, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

import pandas as pd

from analysis.package.tables import Package

MARKET, BESIDE = "market", "beside"
"""Names in the descriptor of a visitor's package: what is said of the market, and that its bands stand beside."""

MOST_PEOPLE = 10_000
"""The most people who are held against the market one by one: more are no team."""

MONEY, REFUSED = "money", "refused"
"""What is said of the market: in which money it is, or why nothing can be held against it."""


@dataclass(frozen=True, eq=False)
class Own:
    """A package of one visit. `label` names it as a source does; `left_out` counts rows that are not in it."""

    package: Package
    label: str
    left_out: int = 0

    @cached_property
    def beside(self) -> Package:
        """The same package, in which the market's bands stand beside the own ones on every chart that has both."""
        return Package(self.package.frames, {**self.package.descriptor, BESIDE: True})

    @property
    def has_market(self) -> bool:
        """Whether any own cell is held against the market."""
        return any(len(self.package.get(name, ())) for name in ("market", "market_years"))

    @property
    def banner(self) -> str:
        """The sentence of the banner, without what stands before it."""
        return f"**{self.label}{rows_left_out(self.left_out)}.**"


def with_market(package: Package, tables: Mapping[str, pd.DataFrame], told: Mapping[str, str]) -> Package:
    """Return a package with tables that no other has, of the market and of single people, and what is said of them."""
    frames = MappingProxyType({**package.frames, **tables})
    return Package(frames, {**package.descriptor, MARKET: told})


def rows_left_out(count: int) -> str:
    """Return how many rows are left out, as it follows on a text; empty where none is."""
    return f", {count:,} row{'s' * (count != 1)} left out" if count else ""
