"""How often intervals hold what they are meant to: each kind that is printed, tried on people and series made up.

The truth is known, so that every interval can be held against it. `python -m tests.bench --only coverage` prints one
line a case: the share meant (nominal) and the share held. Intervals over employers have `employers` of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.bench import (
    coverage_employers,
    coverage_forecast,
    coverage_people,
    coverage_planner,
    coverage_shares,
    coverage_team,
)

Case = tuple[str, float, float]
"""What was tried, the nominal share and the share held."""

KINDS: dict[str, Callable[[int], Iterator[Case]]] = {
    "median": coverage_people.medians,
    "standardised median": coverage_employers.standardised_medians,
    "share at a level": coverage_people.attained,
    "share at a level, employers": coverage_employers.attained,
    "percentile of an offer": coverage_employers.percentiles,
    "planner": coverage_planner.chances_and_dates,
    "pay within companies": coverage_employers.within,
    "share of openings": coverage_employers.openings,
    "share of people": coverage_shares.of_people,
    "share of alike people": coverage_shares.of_employers,
    "gap of two groups": coverage_team.gaps,
    "difference of models": coverage_forecast.differences,
    "forecast": coverage_forecast.forecasts,
}
"""What simulates each kind; a kind of interval that is new to the atlas gets a line here."""


def run(times: int = 400) -> None:
    """Print nominal and held shares of each kind, from about `times` samples a case."""
    print(f"{'interval':29}{'case':58}{'nominal':>9}{'held':>8}")
    for kind, cases in KINDS.items():
        for case, nominal, held in cases(times):
            print(f"{kind:29}{case:58}{nominal:>9.0%}{held:>8.1%}", flush=True)
