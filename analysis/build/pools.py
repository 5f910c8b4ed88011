"""The sets of company types that the tables hold cells of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

import pandas as pd

from analysis.build.percentiles import LEAST
from analysis.package.reading import company_types
from analysis.package.tables import DATA

_POOLS: ContextVar[Mapping[str, tuple[str, ...]] | None] = ContextVar("pools", default=None)


@contextmanager
def made_for(pools: Mapping[str, tuple[str, ...]], least: int) -> Iterator[None]:
    """Let tables be made of other company types, pooled as in `pools`, and of cells of `least` people or more.

    It holds within the block and for its thread alone.
    """
    types, people = _POOLS.set(pools), LEAST.set(least)
    try:
        yield
    finally:
        _POOLS.reset(types)
        LEAST.reset(people)


def every_pool(data: Path = DATA) -> Mapping[str, tuple[str, ...]]:
    """Return each set of company types that can be chosen, by its key: as `made_for` says, else those of the map."""
    return _POOLS.get() or _of_map(data)


@cache
def _of_map(data: Path) -> dict[str, tuple[str, ...]]:
    """Return the sets of the company types that the map in `data` names and orders."""
    return company_types({"company_types": pd.read_csv(data / "company_types.csv")}).pools()
