"""Every chart of the atlas: which page shows it, in reading order."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable
from dataclasses import dataclass, fields, replace
from typing import Any

from analysis.charts import (
    adverts,
    after_move,
    by_survey,
    claims,
    compensation,
    craft,
    demand,
    entry,
    forecast,
    growth,
    hiring,
    ladder,
    neighbours,
    offer,
    over_time,
    pay_sources,
    places,
    planner,
    progression,
    reports,
    routes,
    scope,
    sensitivity,
    startups,
    team,
    tenure,
    wages,
)
from analysis.charts.chart import Chart
from analysis.charts.theme import Mode
from analysis.growth import first_assessment
from analysis.offer.offers import first_offers
from analysis.package.memory import kept
from analysis.package.selection import first_selection
from analysis.package.tables import Package
from analysis.pages import HOME
from analysis.planner.plan import first_plan

Builder = Callable[..., Chart]
"""Makes a chart from the keywords `package`, `selection` and `mode`."""


First = Callable[[Package], Any]
"""Gives the choice that stands before a visitor makes one."""


@dataclass(frozen=True)
class Entry:
    """A chart on a page: its builder, what is shown before a visitor chooses, and what it heeds.

    `depends_on` are the fields of the choice that change the chart; None where all of them may. What `is_folded` stands
    among the evidence at the page's end, and is drawn when a visitor opens that.
    """

    builder: Builder
    first: First = first_selection
    depends_on: tuple[str, ...] | None = None
    is_folded: bool = False

    @property
    def name(self) -> str:
        """The chart's own name, known without drawing it: compensation-bands."""
        return name_of(self.builder)


def name_of(builder: Builder) -> str:
    """Return the name of the chart that a builder makes: its module and function, once where they are the same."""
    parts = dict.fromkeys((builder.__module__.rpartition(".")[2], builder.__name__))
    return "-".join(parts).replace("_", "-")


WHO, WHERE, BANDS = "company_types", "country", "intervals"
PEOPLE = (WHO, WHERE)
ROLE = (*PEOPLE, "role")
MONEY = ("dollars", "currency")


OPEN, CARD = "open", "card"
"""Parameters of a link: what a page folds away is open; the one card to show."""


def _folded(*entries: Entry) -> tuple[Entry, ...]:
    return tuple(replace(entry, is_folded=True) for entry in entries)


def _entries(
    *builders: Builder, first: First = first_selection, depends_on: tuple[str, ...] | None = None
) -> tuple[Entry, ...]:
    return tuple(Entry(builder, first, depends_on) for builder in builders)


CHARTS: dict[str, tuple[Entry, ...]] = {
    "ladder": (
        *_entries(ladder.ladder, depends_on=(*PEOPLE, "source")),
        *_folded(*_entries(reports.reports, depends_on=(BANDS,))),
    ),
    "progression": (
        *_entries(progression.attainment, depends_on=PEOPLE),
        *_entries(progression.attainment_by_type, depends_on=ROLE),
        *_entries(progression.experience, depends_on=(*PEOPLE, BANDS)),
        *_folded(
            *_entries(by_survey.shares, depends_on=(WHERE, "role")),
            *_entries(craft.years, depends_on=(*PEOPLE, BANDS)),
            *_entries(progression.rung_mix, depends_on=PEOPLE),
            *_entries(tenure.claims, depends_on=PEOPLE),
            *_entries(tenure.at_employer, depends_on=(*PEOPLE, BANDS)),
        ),
    ),
    "compensation": (
        *_entries(compensation.bands, depends_on=(*PEOPLE, "component", "source", *MONEY, "mix", BANDS)),
        *_entries(adverts.base, depends_on=(WHERE, "role", *MONEY, BANDS)),
        *_entries(compensation.pay_mix, depends_on=(*PEOPLE, "source")),
        *_folded(
            *_entries(compensation.by_country, depends_on=(WHO, "role", "component", "source", *MONEY, BANDS)),
            *_entries(over_time.by_half_year, depends_on=(*ROLE, "component", *MONEY)),
            *_entries(over_time.by_years, depends_on=(*PEOPLE, "component", "currency")),
            *_entries(pay_sources.side_by_side, depends_on=(WHERE, "role", *MONEY, BANDS)),
            *_entries(compensation.director_claim, depends_on=(*PEOPLE, "source", *MONEY, BANDS)),
            *_entries(startups.pay, depends_on=(WHERE, "component", *MONEY, BANDS)),
            *_entries(startups.equity, depends_on=()),
        ),
    ),
    "wages": (
        *_entries(places.by_role, depends_on=("role", "currency", BANDS)),
        *_entries(places.within_companies, depends_on=()),
        *_entries(wages.metro_map, depends_on=MONEY),
        *_folded(
            *_entries(places.staying, depends_on=()),
            *_entries(wages.ranked, depends_on=(*MONEY, "state")),
            *_entries(wages.industries, depends_on=MONEY),
        ),
    ),
    "scope": (
        *_entries(scope.dumbbells, depends_on=()),
        *_entries(scope.equity_share, depends_on=(*ROLE, "source", BANDS)),
        *_entries(scope.experience, depends_on=(*ROLE, BANDS)),
        *_folded(
            *_entries(scope.at_employer, depends_on=(*ROLE, BANDS)),
            *_entries(scope.pay_spread, depends_on=(*ROLE, "source", BANDS)),
        ),
    ),
    "demand": (
        *_entries(demand.published, demand.role_mix, depends_on=()),
        *_entries(demand.index, depends_on=()),
        *_folded(
            *_entries(hiring.levels, depends_on=(WHO,)),
            *_entries(demand.countries, depends_on=(WHERE,)),
            *_entries(forecast.fan, depends_on=("series",)),
            *_entries(forecast.season, neighbours.sector, neighbours.threads, neighbours.layoffs, depends_on=()),
            *_entries(demand.traits, depends_on=()),
            *_entries(hiring.traits, depends_on=(WHO,)),
        ),
    ),
    "planner": (
        *_entries(planner.chance, planner.pay, after_move.levels, first=first_plan),
        *_folded(*_entries(planner.rungs, planner.dates, planner.earned, first=first_plan)),
    ),
    "offer": _entries(offer.total, offer.like_me, offer.by_part, first=first_offers),
    "routes": (
        *_entries(routes.matrix, routes.profile, depends_on=("background",)),
        *_folded(*_entries(entry.openings, entry.technical_titles, depends_on=())),
    ),
    "claims": _entries(claims.years, claims.pay, depends_on=()),
    "sources": _folded(*_entries(sensitivity.pay, sensitivity.years, depends_on=())),
    "growth": _entries(growth.skills_by_rung, growth.me, first=first_assessment),
}
"""By page, as `analysis.pages` names them; pages without a chart are not here."""


OWN: dict[str, tuple[Entry, ...]] = {
    "data": _entries(team.positions, team.gaps, team.bands, depends_on=(WHO, "component")),
}
"""Charts that a visitor's own data alone has, by page: they stand at no address, and nothing else draws them."""

EVERY = CHARTS | OWN


def entry_of(builder: Builder) -> Entry:
    """Return a builder's entry; one that heeds everything where the catalogue has none."""
    entries = (entry for page in EVERY.values() for entry in page)
    return next((entry for entry in entries if entry.builder is builder), Entry(builder))


def page_of(entry: Entry) -> str:
    """Return the page that shows a chart, by its name."""
    return next(page for page, entries in EVERY.items() if entry in entries)


def found(page: str, name: str) -> Entry | None:
    """Return the chart of a page by its name, None where the page has no such chart; the first page finds any."""
    shown = itertools.chain(*EVERY.values()) if page == HOME else EVERY.get(page, ())
    return next((entry for entry in shown if entry.name == name), None)


@kept(most=512)
def drawn(package: Package, builder: Builder, selection: Hashable, mode: Mode) -> Chart:
    """Return a chart, kept by builder, choice and mode: building a figure costs more than the rest of a run.

    What is kept is shared by all visitors and must not be changed.
    """
    return builder(package=package, selection=selection, mode=mode)


def narrowed(package: Package, entry: Entry, **values: object) -> Any:
    """Return an entry's choice with the values of those fields that it has."""
    first = entry.first(package)
    known = {field.name for field in fields(first)}
    return replace(first, **{name: value for name, value in values.items() if name in known})
