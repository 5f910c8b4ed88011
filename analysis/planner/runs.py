"""The careers of a path, sampled along its curves and along those of people drawn anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from analysis.package.tables import Package
from analysis.planner.careers import CAREERS, Curves, sample
from analysis.planner.observed import curves, doubt
from analysis.planner.paths import Path, ahead
from analysis.planner.plan import STAY, Plan

REDRAWN_CAREERS = 150
"""Careers sampled from each set of curves: all sets take the same random numbers, which then part none from another."""

PACES = (0, 100)
"""Percentages of careers that keep their pace between which the true one lies: nothing observed says where."""

Measure = Callable[[np.ndarray], np.ndarray]
"""What is made of the rungs of careers, `[year, …, career]`: the last axis of what comes of many draws is the draw."""


@dataclass(frozen=True, eq=False)
class Runs:
    """The rungs of careers by pace, the plan's own first: `seen[pace][year, career]`, `again[pace][year, set, career]`.

    The first set of `again` are the curves seen, the others those of people drawn anew. `tail` is the part of what
    comes of these that lies beyond either end of an interval.
    """

    seen: tuple[np.ndarray, ...]
    again: tuple[np.ndarray, ...]
    tail: float

    @property
    def own(self) -> np.ndarray:
        """The careers at the plan's own pace, along the curves of the people seen."""
        return self.seen[0]

    def at_any_pace(self, measure: Measure) -> tuple[np.ndarray, np.ndarray]:
        """Return the least and the most that comes of the people seen, whatever part of careers keeps its pace."""
        found = np.array([measure(rungs) for rungs in self.seen])
        return found.min(axis=0), found.max(axis=0)

    def interval(
        self, measure: Measure, low: Measure | None = None, high: Measure | None = None
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return the ends of what comes of people drawn anew, at any pace; what comes of those seen lies within.

        `low` and `high` are what is made of the draws for either end, where that is not the measure itself.
        """
        least, most = self.at_any_pace(measure)
        for seen, again in zip(self.seen, self.again, strict=True):
            least = np.fmin(least, _quantile(low or measure, seen, again, self.tail))
            most = np.fmax(most, _quantile(high or measure, seen, again, 1 - self.tail))
        return least, most


def runs(package: Package, plan: Plan, path: Path) -> Runs:
    """Return the careers of a path, with those of the draws in which somebody stands where it begins."""
    types, rung = ahead(package, plan, path), path.begins(package)
    moved = (path.move_in, path.step) if path.step and path.move_to != STAY and not path.moves_now else None
    since = None if path.step and path.moves_now else path.since
    every = {key: curves(package, plan.country, key) for key in (*types, path.type_in(0), path.company_type)}
    seen = {key: one for key, one in every.items() if one is not None}
    unsure = doubt(package, plan.country, tuple(seen))
    begun = unsure.curves[path.type_in(0)].held(rung, path.years)
    again = {key: Curves(np.concatenate([seen[key].sets, one.sets[begun]])) for key, one in unsure.curves.items()}
    paces = [replace(plan, lasts=lasts).persistence for lasts in dict.fromkeys((plan.lasts, *PACES))]

    def careers(of: dict[str, Curves], persistence: float, size: int) -> np.ndarray:
        steps, here = [of[key] for key in types], of.get(path.company_type)
        return sample(steps, rung, path.years, persistence=persistence, since=since, here=here, moved=moved, size=size)

    return Runs(
        tuple(careers(seen, persistence, CAREERS) for persistence in paces),
        tuple(careers(again, persistence, REDRAWN_CAREERS) for persistence in paces),
        unsure.tail,
    )


def _quantile(measure: Measure, seen: np.ndarray, again: np.ndarray, at: float) -> np.ndarray:
    """Return a quantile of what comes of the draws, set right by what the few careers of a set are off by."""
    found = measure(again)
    first, drawn = found[..., 0], found[..., 1:]
    return measure(seen) - first + np.quantile(drawn, at, axis=-1) if drawn.shape[-1] else measure(seen)
