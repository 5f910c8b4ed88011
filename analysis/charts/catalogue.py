"""Every chart of the atlas: which page shows it, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from analysis.charts import (
    compensation,
    demand,
    entry,
    forecast,
    growth,
    ladder,
    neighbours,
    offer,
    pay_sources,
    planner,
    progression,
    routes,
    scope,
    startups,
    tenure,
    wages,
)
from analysis.charts.chart import Chart
from analysis.growth import Assessment
from analysis.offer import Offers
from analysis.planner import Plan
from analysis.selection import Chosen

Builder = Callable[..., Chart]
"""Makes a chart from the keywords `tables`, `chosen` and `mode`."""


EVERYONE = Chosen()
"""The choice that most pages begin with."""


@dataclass(frozen=True)
class Entry:
    """A chart on a page: its builder, and the choice that stands before a visitor makes one."""

    builder: Builder
    chosen: Hashable = EVERYONE


def _entries(*builders: Builder, chosen: Hashable = EVERYONE) -> tuple[Entry, ...]:
    return tuple(Entry(builder, chosen) for builder in builders)


PAGES: dict[str, tuple[Entry, ...]] = {
    "ladder": _entries(ladder.ladder),
    "progression": _entries(
        progression.attainment,
        progression.experience,
        progression.rung_mix,
        progression.attainment_by_type,
        tenure.claims,
        tenure.at_employer,
    ),
    "compensation": _entries(
        compensation.bands,
        compensation.pay_mix,
        compensation.by_country,
        pay_sources.side_by_side,
        compensation.director_claim,
        startups.pay,
        startups.equity,
    ),
    "wages": _entries(wages.metro_map, wages.ranked, wages.industries),
    "scope": _entries(scope.dumbbells, scope.equity_share, scope.experience, scope.at_employer, scope.pay_spread),
    "demand": _entries(
        demand.index,
        demand.countries,
        demand.published,
        forecast.fan,
        forecast.season,
        neighbours.sector,
        neighbours.threads,
        neighbours.layoffs,
        demand.role_mix,
        demand.traits,
    ),
    "planner": _entries(planner.chance, planner.rungs, planner.dates, planner.pay, planner.earned, chosen=Plan()),
    "offer": _entries(offer.total, offer.by_part, chosen=Offers()),
    "routes": _entries(routes.matrix, routes.profile, entry.openings, entry.technical_titles),
    "growth": (Entry(growth.skills_by_rung, Assessment()), Entry(growth.me, Assessment())),
}
"""By the file name of the page without its ending."""
