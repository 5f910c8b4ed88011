"""Measure what a plan costs.

Ten thousand careers of twenty years, and a whole plan with its alternatives, as ratios to drawing the random numbers
that such careers need: the ratios mean something on a busy machine, where the milliseconds do not.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np

from analysis.package.tables import load
from analysis.planner.careers import CAREERS, sample
from analysis.planner.observed import curves
from analysis.planner.outlook import outlook
from tests.atlas import HOME_COUNTRY, plan_of

YEARS = 20
DRAWN_A_YEAR = 2
"""Random numbers that each career takes in a year."""


def seconds(make: Callable[[], object], times: int) -> float:
    """Return the median seconds of some calls; the first one is not counted."""
    taken = []
    for _ in range(times + 1):
        start = time.perf_counter()
        make()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken[1:])


def run(times: int) -> None:
    """Run the measurements, each `times` times, and print them."""
    package = load()
    every = curves(package, HOME_COUNTRY, "all")
    assert every is not None, "the atlas has curves for everyone at home"
    # Each another one: what is kept would cost nothing.
    plans = iter(plan_of(lasts=lasts) for lasts in range(times + 1))
    measured = {
        "drawing the random numbers": lambda: np.random.default_rng(1).random((DRAWN_A_YEAR, YEARS, CAREERS)),
        f"{CAREERS:,} careers of {YEARS} years": lambda: sample([every] * YEARS, 1, 0, persistence=0.87),
        "a plan with its alternatives": lambda: outlook(package, next(plans)),
    }
    found = {name: seconds(make, times) for name, make in measured.items()}
    base = next(iter(found.values()))
    for name, value in found.items():
        print(f"{name:34}{1000 * value:>9.1f} ms{value / base:>8.1f} x")
