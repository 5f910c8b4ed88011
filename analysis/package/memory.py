"""What was computed from a package is kept on it, within bounds, and freed with it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from analysis.package.tables import Package

Args = ParamSpec("Args")
Result = TypeVar("Result")
Measure = Callable[Concatenate["Package", Args], Result]

MISSING: Any = object()


@dataclass
class _Turn:
    """Whose turn it is to compute one result, and how many threads compute it or wait for it."""

    # A function that asks for its own result gets an error of too deep a recursion, not a standstill.
    lock: threading.RLock = field(default_factory=threading.RLock)
    threads: int = 0


class Memory:
    """Results by function and arguments; of each function the most recently used are kept."""

    def __init__(self) -> None:
        self._results: dict[Hashable, OrderedDict[Hashable, Any]] = {}
        self._turns: dict[Hashable, _Turn] = {}
        self._lock = threading.Lock()

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
        with self._lock:
            results = self._results.setdefault(function, OrderedDict())
            results[key] = result
            while len(results) > most:
                results.popitem(last=False)

    def forget(self) -> None:
        """Free everything kept."""
        with self._lock:
            self._results.clear()

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
