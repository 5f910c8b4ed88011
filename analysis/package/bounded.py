"""How many bytes values take, and caches that keep so many and no more: they say how big they are."""

from __future__ import annotations

import sys
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterable
from types import FunctionType, ModuleType
from typing import Any, Generic, Protocol, TypeVar
from weakref import WeakSet

import numpy as np
import pandas as pd

Value = TypeVar("Value")

PLAIN = frozenset((str, bytes, int, float, bool, type(None)))
"""What holds nothing else."""

SHARED = (type, FunctionType, ModuleType)
"""What is there anyway, whoever holds it."""


class Sized(Protocol):
    """A cache as those who watch it see it: its name, and the bytes that it holds."""

    name: str
    bytes: int


_ALL: WeakSet[Sized] = WeakSet()
_LOCK = threading.Lock()


def watched(cache: Sized) -> None:
    """Count a cache among those whose bytes are told, for as long as it lives."""
    with _LOCK:
        _ALL.add(cache)


def caches() -> list[Sized]:
    """Return the caches that live."""
    with _LOCK:
        return list(_ALL)


def held() -> dict[str, int]:
    """Return the bytes that caches hold, by their names."""
    sizes: Counter[str] = Counter()
    for cache in caches():
        sizes[cache.name] += cache.bytes
    return dict(sizes)


def size_of(value: object) -> int:
    """Return about how many bytes a value takes with all that it holds, whoever else holds parts of it too.

    Of a sequence that begins with a plain value every item is taken to be as large as its first one; names of
    attributes and of entries are not counted. What is of a class with `held_elsewhere` counts for nothing.
    """
    seen: set[int] = set()
    total, to_come = 0, [value]
    while to_come:
        one = to_come.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        size, inside = _measured(one)
        total += size
        for other in inside:
            if type(other) in PLAIN:
                total += sys.getsizeof(other)
            else:
                to_come.append(other)
    return total


def _measured(one: Any) -> tuple[int, Iterable[Any]]:
    """Return the bytes of a value itself, and what else it holds."""
    kind = type(one)
    if kind is dict:
        return sys.getsizeof(one), one.values()
    if kind in (list, tuple):
        if one and type(one[0]) in PLAIN:
            return sys.getsizeof(one) + len(one) * sys.getsizeof(one[0]), ()
        return sys.getsizeof(one), one
    if isinstance(one, SHARED) or getattr(kind, "held_elsewhere", False):
        return 0, ()
    if isinstance(one, np.ndarray):
        return one.nbytes, ()
    if isinstance(one, pd.DataFrame | pd.Series | pd.Index):
        return int(np.sum(one.memory_usage(deep=True))), ()
    if isinstance(one, set | frozenset):
        return sys.getsizeof(one), one
    return sys.getsizeof(one), vars(one).values() if hasattr(one, "__dict__") else ()


class Bounded(Generic[Value]):
    """Values by key, those asked for last within `most` bytes, as `size` tells them; its `name` is for who watches."""

    def __init__(self, name: str, most: int, size: Callable[[Value], int]) -> None:
        self.name, self.bytes = name, 0
        self._most, self._size = most, size
        self._kept: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = threading.Lock()
        watched(self)

    def get(self, key: Hashable) -> Value | None:
        """Return what is kept of a key, None where nothing is."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: Hashable, value: Value) -> None:
        """Keep a value; those asked for longest ago go where bytes are short, and so does one that is larger itself."""
        with self._lock:
            if key in self._kept:
                self.bytes -= self._size(self._kept.pop(key))
            self._kept[key] = value
            self.bytes += self._size(value)
            while self.bytes > self._most:
                self.bytes -= self._size(self._kept.popitem(last=False)[1])

    def __len__(self) -> int:
        return len(self._kept)
