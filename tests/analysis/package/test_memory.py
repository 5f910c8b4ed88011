"""What is computed from a package is computed once, however many ask, and kept within bounds."""

import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from types import SimpleNamespace
from typing import Any

import pytest

from analysis.package.memory import MISSING, Memory, kept

LIMIT = 30
"""Seconds after which a thread that waits is stuck."""


@pytest.fixture
def package() -> Any:
    """Return something that holds what is computed from it, as a package does."""
    return SimpleNamespace(memory=Memory())


def test_many_at_once_have_a_result_computed_once(package):
    """Visitors who arrive together after a start would each compute the same, and all of them wait for all of it."""
    asking, computed = threading.Semaphore(0), []

    class Watched(Memory):
        def turn(self, *args: Any) -> Any:
            asking.release()
            return super().turn(*args)

    @kept()
    def squared(package: Any, number: int) -> int:
        computed.append(number)
        assert all(asking.acquire(timeout=LIMIT) for _ in range(8)), "the others do not wait for their turn"
        return number**2

    package.memory = Watched()
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(partial(squared, package), [3] * 8)) == [9] * 8
    assert computed == [3]


def test_who_waits_for_a_result_that_fails_computes_it(package):
    """An error, or a visitor who goes on to another page, ends one thread's computation and no other's."""
    begun, tried = threading.Event(), []

    @kept()
    def fragile(package: Any) -> str:
        tried.append(threading.current_thread().name)
        if len(tried) == 1:
            begun.set()
            assert waiting.wait(LIMIT)
            raise ValueError("the first one fails")
        return "right"

    waiting = threading.Event()
    with ThreadPoolExecutor(2) as threads:
        first = threads.submit(fragile, package)
        assert begun.wait(LIMIT)
        second = threads.submit(fragile, package)
        waiting.set()
        with pytest.raises(ValueError, match="the first one fails"):
            first.result(LIMIT)
        assert second.result(LIMIT) == "right"


def test_what_is_kept_is_had_without_waiting(package):
    """While somebody computes it anew, it is read all the same."""
    package.memory.put("function", "key", "kept", 2)
    with package.memory.turn("function", "key"), ThreadPoolExecutor(1) as threads:
        assert threads.submit(package.memory.get, "function", "key").result(LIMIT) == "kept"


def test_the_least_recently_used_goes_first():
    """What was asked for again stays longer than what was put later and not asked for."""
    memory = Memory()
    for key in ("a", "b"):
        memory.put("function", key, key.upper(), 2)
    assert memory.get("function", "a") == "A"
    memory.put("function", "c", "C", 2)
    assert [memory.get("function", key) is MISSING for key in "abc"] == [False, True, False]
    assert len(memory) == 2


def test_a_function_that_asks_for_its_own_result_fails(package):
    """It ends with an error rather than waiting for itself."""

    @kept()
    def endless(package: Any) -> int:
        return 1 + endless(package)

    with pytest.raises(RecursionError):
        endless(package)
