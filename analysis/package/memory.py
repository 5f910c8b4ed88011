"""What was computed from a package is kept on it, within bounds, and freed with it."""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from analysis.package import bounded

if TYPE_CHECKING:
    from analysis.package.tables import Package

Args = ParamSpec("Args")
Result = TypeVar("Result")
Measure = Callable[Concatenate["Package", Args], Result]

MISSING: Any = object()

MOST_BYTES = 256 * 2**20
"""Bytes of results that a process keeps, of all its packages."""


@dataclass
class _Turn:
    """Whose turn it is to compute one result, and how many threads compute it or wait for it."""

    # A function that asks for its own result gets an error of too deep a recursion, not a standstill.
    lock: threading.RLock = field(default_factory=threading.RLock)
    threads: int = 0


class Memory:
    """Results by function and arguments; of each function the most recently used are kept.

    All memories of a process together keep `MOST_BYTES`: where they are short, that which holds most gives up results
    of the function that holds most, those used longest ago first. `bytes` are those of this one, estimated.
    """

    name = "computed"

    def __init__(self) -> None:
        self.bytes = 0
        self._sizes: dict[Hashable, int] = {}
        self._held: Counter[Hashable] = Counter()
        self._results: dict[Hashable, OrderedDict[Hashable, Any]] = {}
        self._turns: dict[Hashable, _Turn] = {}
        self._lock = threading.Lock()
        bounded.watched(self)

    def get(self, function: Hashable, key: Hashable) -> Any:
        """Return what is kept of a function for a key, `MISSING` where nothing is.

        Nobody waits here, however many ask at once: that a result was used is noted only while nothing else is.
        """
        results = self._results.get(function)
        result = MISSING if results is None else results.get(key, MISSING)
        if results is not None and result is not MISSING and self._lock.acquire(blocking=False):
            try:
                if key in results:
                    results.move_to_end(key)
            finally:
                self._lock.release()
        return result

    @contextmanager
    def turn(self, function: Hashable, key: Hashable) -> Iterator[None]:
        """Let one thread at a time compute the result of a function for a key; others wait until it has."""
        with self._lock:
            turn = self._turns.setdefault((function, key), _Turn())
            turn.threads += 1
        try:
            with turn.lock:
                yield
        finally:
            with self._lock:
                turn.threads -= 1
                if not turn.threads:
                    del self._turns[function, key]

    def put(self, function: Hashable, key: Hashable, result: Any, most: int) -> None:
        """Keep a result, and of this function no more than `most`."""
        size = bounded.size_of(result)
        with self._lock:
            results = self._results.setdefault(function, OrderedDict())
            results[key] = result
            self._count(function, key, size)
            while len(results) > most:
                self._give_up(function)
        memories = [one for one in bounded.caches() if isinstance(one, Memory)]
        while sum(one.bytes for one in memories) > MOST_BYTES and max(memories, key=lambda one: one.bytes).give_up():
            pass

    def give_up(self) -> bool:
        """Free the result used longest ago of the function whose results hold most; returns whether there was one."""
        with self._lock:
            if self._held:
                self._give_up(max(self._held, key=self._held.__getitem__))
                return True
        return False

    def _give_up(self, function: Hashable) -> None:
        key, _result = self._results[function].popitem(last=False)
        self._count(function, key, 0)
        if not self._results[function]:
            del self._held[function]

    def _count(self, function: Hashable, key: Hashable, size: int) -> None:
        """Count a result with its bytes, and no longer with those that it had; with none it is not kept."""
        more = size - self._sizes.pop((function, key), 0)
        if size:
            self._sizes[function, key] = size
        self._held[function] += more
        self.bytes += more

    def forget(self) -> None:
        """Free everything kept."""
        with self._lock:
            for kept_of in (self._results, self._sizes, self._held):
                kept_of.clear()
            self.bytes = 0

    def __len__(self) -> int:
        return sum(len(results) for results in self._results.values())


def kept(most: int = 256) -> Callable[[Measure[Args, Result]], Measure[Args, Result]]:
    """Keep what a function of a package and hashable arguments returns, `most` results a package.

    Threads that ask for the same result at once have it computed once. What is kept is shared and never changed.
    """

    def decorate(function: Measure[Args, Result]) -> Measure[Args, Result]:
        @wraps(function)
        def remembered(package: Package, *args: Args.args, **options: Args.kwargs) -> Result:
            key = (args, tuple(sorted(options.items())))
            result = package.memory.get(remembered, key)
            if result is MISSING:
                with package.memory.turn(remembered, key):
                    result = package.memory.get(remembered, key)
                    if result is MISSING:
                        result = function(package, *args, **options)
                        package.memory.put(remembered, key, result, most)
            return cast("Result", result)

        return remembered

    return decorate
