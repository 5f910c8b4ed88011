"""Every chart of the atlas: which page shows it, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields, replace

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
    """A chart on a page: its builder, the choice that stands before a visitor makes one, and what it heeds.

    `reads` are the fields of the choice that change the chart; None where all of them may.
    """

    builder: Builder
    chosen: Hashable = EVERYONE
    reads: tuple[str, ...] | None = None

    @property
    def name(self) -> str:
        """The chart's own name, known without drawing it: compensation-bands."""
        return name_of(self.builder)


def name_of(builder: Builder) -> str:
    """Return the name of the chart that a builder makes: its module and function, once where they are the same."""
    parts = dict.fromkeys((builder.__module__.rpartition(".")[2], builder.__name__))
    return "-".join(parts).replace("_", "-")


HOME = "ladder"
"""The page that opens first, at the atlas's own address."""

WHO, WHERE, BANDS = "company_types", "country", "intervals"
PEOPLE = (WHO, WHERE)
ROLE = (*PEOPLE, "role")
MONEY = ("dollars", "currency")


def _entries(
    *builders: Builder, chosen: Hashable = EVERYONE, reads: tuple[str, ...] | None = None
) -> tuple[Entry, ...]:
    return tuple(Entry(builder, chosen, reads) for builder in builders)


PAGES: dict[str, tuple[Entry, ...]] = {
    "ladder": _entries(ladder.ladder, reads=(*PEOPLE, "source")),
    "progression": (
        *_entries(progression.attainment, reads=PEOPLE),
        *_entries(progression.experience, reads=(*PEOPLE, BANDS)),
        *_entries(progression.rung_mix, reads=PEOPLE),
        *_entries(progression.attainment_by_type, reads=ROLE),
        *_entries(tenure.claims, reads=PEOPLE),
        *_entries(tenure.at_employer, reads=(*PEOPLE, BANDS)),
    ),
    "compensation": (
        *_entries(compensation.bands, reads=(*PEOPLE, "component", "source", *MONEY, "mix", BANDS)),
        *_entries(compensation.pay_mix, reads=(*PEOPLE, "source")),
        *_entries(compensation.by_country, reads=(WHO, "role", "component", "source", *MONEY, BANDS)),
        *_entries(pay_sources.side_by_side, reads=(WHERE, "role", *MONEY, BANDS)),
        *_entries(compensation.director_claim, reads=(*PEOPLE, "source", *MONEY, BANDS)),
        *_entries(startups.pay, reads=(WHERE, "component", *MONEY, BANDS)),
        *_entries(startups.equity, reads=()),
    ),
    "wages": (
        *_entries(wages.metro_map, reads=MONEY),
        *_entries(wages.ranked, reads=(*MONEY, "state")),
        *_entries(wages.industries, reads=MONEY),
    ),
    "scope": (
        *_entries(scope.dumbbells, reads=()),
        *_entries(scope.equity_share, reads=(*ROLE, "source", BANDS)),
        *_entries(scope.experience, scope.at_employer, reads=(*ROLE, BANDS)),
        *_entries(scope.pay_spread, reads=(*ROLE, "source", BANDS)),
    ),
    "demand": (
        *_entries(demand.index, reads=()),
        *_entries(demand.countries, reads=(WHERE,)),
        *_entries(demand.published, reads=()),
        *_entries(forecast.fan, reads=("series",)),
        *_entries(forecast.season, neighbours.sector, neighbours.threads, neighbours.layoffs, reads=()),
        *_entries(demand.role_mix, demand.traits, reads=()),
    ),
    "planner": _entries(planner.chance, planner.rungs, planner.dates, planner.pay, planner.earned, chosen=Plan()),
    "offer": _entries(offer.total, offer.by_part, chosen=Offers()),
    "routes": (
        *_entries(routes.matrix, routes.profile, reads=("background",)),
        *_entries(entry.openings, entry.technical_titles, reads=()),
    ),
    "growth": _entries(growth.skills_by_rung, growth.me, chosen=Assessment()),
}
"""By the file name of the page without its ending."""


def entry_of(builder: Builder) -> Entry:
    """Return a builder's entry; one that heeds everything where the catalogue has none."""
    entries = (entry for page in PAGES.values() for entry in page)
    return next((entry for entry in entries if entry.builder is builder), Entry(builder))


def found(page: str, name: str) -> Entry | None:
    """Return the chart of a page by its name, None where the page has no such chart."""
    return next((entry for entry in PAGES.get(page, ()) if entry.name == name), None)


def narrowed(entry: Entry, **values: object) -> Hashable:
    """Return an entry's choice with the values of those fields that it has."""
    known = {field.name for field in fields(entry.chosen)}
    return replace(entry.chosen, **{name: value for name, value in values.items() if name in known})
