"""Things of a package by their ids, in their order: what ladder, company types, sides, sources and components share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from analysis.package.schema import DataError


class Named(Protocol):
    """What has a label."""

    @property
    def name(self) -> str:
        """The label."""


Item = TypeVar("Item", bound=Named)


@dataclass(frozen=True)
class Keyed(Generic[Item]):
    """Rows of a table by their ids: `table` and `key` are its name and column, `noun` what one of them is called."""

    table: ClassVar[str]
    key: ClassVar[str]
    noun: ClassVar[str]

    every: tuple[Item, ...]

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        return {getattr(one, self.key): one for one in self.every}

    def __getitem__(self, key: str) -> Item:
        """Return the one of an id; raises `DataError` where there is none."""
        if key not in self._by_id:
            raise DataError(f"{self.table}.csv has no {self.noun} {key!r}; it has: {', '.join(self._by_id)}.")
        return self._by_id[key]

    def __contains__(self, key: Any) -> bool:
        return key in self._by_id

    def __iter__(self) -> Iterator[Item]:
        return iter(self.every)

    def __len__(self) -> int:
        return len(self.every)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids in their order."""
        return tuple(self._by_id)

    @property
    def names(self) -> dict[str, str]:
        """The labels by id."""
        return {key: one.name for key, one in self._by_id.items()}
