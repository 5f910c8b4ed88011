"""What was computed from a package is kept on it, within bounds, and freed with it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from analysis.package.tables import Package

Args = ParamSpec("Args")
Result = TypeVar("Result")
Measure = Callable[Concatenate["Package", Args], Result]

MISSING: Any = object()


class Memory:
    """Results by function and arguments; of each function the most recently used are kept."""

    def __init__(self) -> None:
        self._results: dict[Hashable, OrderedDict[Hashable, Any]] = {}
        self._lock = threading.Lock()

    def get(self, function: Hashable, key: Hashable) -> Any:
        """Return what is kept of a function for a key, `MISSING` where nothing is."""
        with self._lock:
            results = self._results.get(function)
            if results is None or key not in results:
                return MISSING
            results.move_to_end(key)
            return results[key]

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

    Two threads may compute the same result at once; either is as good. What is kept is shared and never changed.
    """

    def decorate(function: Measure[Args, Result]) -> Measure[Args, Result]:
        @wraps(function)
        def remembered(package: Package, *args: Args.args, **options: Args.kwargs) -> Result:
            key = (args, tuple(sorted(options.items())))
            result = package.memory.get(remembered, key)
            if result is MISSING:
                result = function(package, *args, **options)
                package.memory.put(remembered, key, result, most)
            return cast("Result", result)

        return remembered

    return decorate
