"""Caches hold so many bytes and no more, and say how many; a value is about as large as it is estimated."""

from __future__ import annotations

import gc
import sys
from dataclasses import dataclass, field

import numpy as np
import orjson
import pandas as pd
import pytest

from analysis.package import bounded, memory
from analysis.package.bounded import Bounded, held, size_of
from analysis.package.memory import MISSING, Memory
from analysis.package.tables import Package
from pages.parts.wire import WireFigure
from tests.analysis.export.conftest import EVERY, made
from tests.atlas import atlas

KILO = 1000


@dataclass
class Holder:
    """A result that has a hold of its package."""

    one: object
    package: Package = field(default_factory=lambda: Package({"table": pd.DataFrame({"x": range(100_000)})}))


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        (b"x" * KILO, KILO, KILO + 100),
        ("x" * KILO, KILO, KILO + 100),
        (np.zeros(KILO), 8 * KILO, 8 * KILO + 200),
        (pd.DataFrame({"a": np.zeros(KILO)}), 8 * KILO, 9 * KILO),
        (pd.Series(["x" * 50] * KILO, dtype=object), 90 * KILO, 120 * KILO),
        ([0.5] * KILO, 30 * KILO, 34 * KILO),
        (tuple([str(number)] for number in range(KILO)), 100 * KILO, 200 * KILO),
        ({"a": {"b": np.zeros(KILO)}, "c": "x" * KILO}, 9 * KILO, 10 * KILO),
        ({frozenset({"x" * KILO})}, KILO, 2 * KILO),
        (Holder(np.zeros(KILO)), 8 * KILO, 9 * KILO),
        (Holder, 0, 0),
        (None, 0, 20),
    ],
)
def test_a_value_is_about_as_large_as_what_it_holds(value, least, most):
    assert least <= size_of(value) <= most


def test_what_is_held_twice_counts_once_and_what_holds_itself_ends():
    zeros = np.zeros(KILO)
    assert size_of([zeros, zeros, [zeros]]) < 9 * KILO
    circle: list[object] = [zeros]
    circle.append(circle)
    assert size_of(circle) < 9 * KILO


def test_a_figure_on_the_wire_counts_with_what_is_sent():
    figure = WireFigure(made(atlas(), *EVERY["compensation-bands"]).chart.figure)
    sent = len(orjson.dumps(figure.to_dict()))
    assert 0.8 * sent < sys.getsizeof(figure) <= sent
    assert size_of(figure) > sys.getsizeof(figure)


def test_what_was_asked_for_longest_ago_goes_where_bytes_are_short():
    kept = Bounded[bytes]("test", 100, len)
    for name in "ab":
        kept.put(name, bytes(40))
    assert kept.get("a") == bytes(40)
    kept.put("c", bytes(40))
    assert (kept.get("b"), len(kept), kept.bytes) == (None, 2, 80)
    kept.put("a", bytes(10))
    assert (len(kept), kept.bytes) == (2, 50)
    kept.put("d", bytes(101))
    assert (len(kept), kept.bytes, kept.get("d")) == (0, 0, None)


def test_bytes_are_told_by_name_for_as_long_as_a_cache_lives():
    first, second = Bounded[bytes]("told", 100, len), Bounded[bytes]("told", 100, len)
    first.put("a", bytes(30))
    second.put("a", bytes(20))
    assert held()["told"] == 50
    del second
    gc.collect()
    assert held()["told"] == 30


@pytest.fixture
def alone(monkeypatch):
    """Let no memory but those that the test makes count, and keep 10,000 bytes of results in all."""
    monkeypatch.setattr(memory, "MOST_BYTES", 10 * KILO)
    monkeypatch.setattr(bounded, "_ALL", type(bounded._ALL)())


def put(one: Memory, function: str, *keys: str, size: int = KILO) -> None:
    for key in keys:
        one.put(function, key, np.zeros(size // 8), 100)


def kept_of(one: Memory, function: str, keys: str) -> str:
    return "".join(key for key in keys if one.get(function, key) is not MISSING)


@pytest.mark.usefixtures("alone")
def test_the_function_that_holds_most_gives_up_what_was_used_longest_ago():
    one = Memory()
    put(one, "small", "x", "y")
    put(one, "large", *"abcdef")
    one.get("large", "a")
    put(one, "large", *"ghi")
    assert kept_of(one, "small", "xy") == "xy"
    assert kept_of(one, "large", "abcdefghi") == "acdefghi"
    assert 9 * KILO <= one.bytes <= 10 * KILO


@pytest.mark.usefixtures("alone")
def test_all_packages_together_keep_so_much_and_the_largest_gives_up_first():
    large, small = Memory(), Memory()
    put(large, "f", *"abcdefgh")
    put(small, "f", *"abcd")
    assert kept_of(small, "f", "abcd") == "abcd"
    assert kept_of(large, "f", "abcdefgh") == "cdefgh"
    assert large.bytes + small.bytes <= 10 * KILO


@pytest.mark.usefixtures("alone")
def test_what_is_larger_than_all_that_may_be_kept_is_not_kept_and_bytes_go_with_what_is_forgotten():
    one = Memory()
    put(one, "f", "a", size=20 * KILO)
    assert (len(one), one.bytes) == (0, 0)
    put(one, "f", "a", "b")
    put(one, "f", "a", size=2 * KILO)
    assert 3 * KILO <= one.bytes <= 3 * KILO + 200
    one.put("f", "c", "c", 1)
    assert len(one) == 1
    assert one.bytes < 100
    one.forget()
    assert (len(one), one.bytes) == (0, 0)
