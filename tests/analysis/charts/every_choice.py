"""Every builder of a chart, and the choices that each of them is tried with."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from itertools import cycle

from analysis.charts import (
    compensation,
    demand,
    entry,
    forecast,
    growth,
    ladder,
    neighbours,
    pay_sources,
    progression,
    routes,
    scope,
    startups,
    tenure,
    wages,
)
from analysis.charts.catalogue import PAGES, Builder
from analysis.growth import Assessment
from analysis.package.selection import Selection
from analysis.pay.compensation import COMPONENT_NAMES
from analysis.pay.wages import STATES
from tests.atlas import COMPANY_TYPES, COMPONENT, HOME_COUNTRY, ROLE, select

MODULES = [ladder, progression, compensation, pay_sources, startups, wages, scope, demand, forecast, neighbours]
MODULES += [tenure, growth, routes, entry]
NOWHERE = "Nowhere"


def builders() -> Iterator[Builder]:
    """Find the builders of the modules: what takes tables, a choice and a mode by keyword."""
    for module in MODULES:
        for name, function in vars(module).items():
            own = inspect.isfunction(function) and function.__module__ == module.__name__
            if (
                own
                and not name.startswith("_")
                and list(inspect.signature(function).parameters)
                == [
                    "package",
                    "selection",
                    "mode",
                ]
            ):
                yield function


BUILDERS = {f"{one.__module__.rsplit('.')[-1]}.{one.__name__}": one for one in builders()}
DEAF = {"scope.dumbbells", "demand.index", "demand.published", "demand.role_mix", "demand.traits", "startups.equity"}
DEAF |= {"forecast.season", "neighbours.sector", "neighbours.threads", "neighbours.layoffs"}
DEAF |= {"entry.openings", "entry.technical_titles"}
"""Builders that no filter reaches: one choice is enough for them."""

ASSESSED = {name for name in BUILDERS if name.startswith("growth.")}
"""Builders that take an assessment instead of filters."""

SEVERAL_MARKS_A_ROW = {"growth.me"}
"""Builders whose table has one row for all the symbols of a skill."""

RATINGS = ((), (None,) * 9, (4,) * 9, (0,) * 9, (2, None, 3, 1, 0, 4, 2, None, 1))
FIRST = {one.builder: one.first for entries in PAGES.values() for one in entries}
"""The choice that stands at first, by builder."""

OF_SERIES = {"forecast.fan"}
OF_BACKGROUND = {"routes.matrix", "routes.profile"}
OF_COUNTRY = {"demand.countries"}
OF_ROLE = {"progression.attainment_by_type", "compensation.by_country", *(name for name in BUILDERS if "scope" in name)}
OF_ROLE |= {"pay_sources.side_by_side"}
OF_PART = {"compensation.bands", "compensation.by_country", "startups.pay"}
OF_PAY = {name for name in BUILDERS if name.split(".")[0] in ("compensation", "pay_sources", "startups")}
OF_PLACE = {"wages.metro_map", "wages.ranked", "wages.industries"}
OF_ALL_TYPES = {"pay_sources.side_by_side", *OF_PLACE}
"""Builders of sources that do not tell company types."""

LACKING = re.compile(r"too few| alone, not | does not tell | needs all company types", re.IGNORECASE)
"""What a title says where nothing can be drawn."""


def ways_to_look(package) -> list[Selection]:
    """Return every source with every part of pay, and each other way to look at pay, in places with many and few."""
    sources = package["pay_sources"]["source_id"]
    of_sources = [select(source=one, component=part) for one in sources[:-1] for part in COMPONENT_NAMES]
    moneys = [select(dollars="today"), select(currency="JPY"), select(dollars="today", currency="EUR")]
    mixes = [
        select(types, country, component=part, mix="equal", source=source, intervals="shown")
        for types in ((), ("startup",))
        for country in (HOME_COUNTRY, "India", NOWHERE)
        for part in ("total", "base")
        for source in ("levels_fyi", "aijobs")
    ]
    of_types = [select(("startup",), source="ask_a_manager", component="base")]
    return [*of_sources, *moneys, *mixes, *of_types]


def choices(package, name: str) -> list[Selection | Assessment]:
    """Return every single type and none in the home country and in one that nobody is in, none and one type in others.

    Every role and every part of pay come with no type, and take turns elsewhere. What a builder does not look at
    stays as it is.
    """
    if name in DEAF:
        return [select()]
    if name in OF_BACKGROUND:
        return [select(background=background) for background in package["backgrounds"]["background_id"]]
    if name in ASSESSED:
        return [Assessment(role, levels) for role in package["roles"]["role_id"] for levels in RATINGS]
    if name in OF_SERIES:
        return [select(series=series) for series in package["demand_backtest"]["series_id"].unique()]
    countries = [*sorted({*package["progression"]["country"], *package["compensation"]["country"]}), NOWHERE]
    types = [()] if name in OF_COUNTRY else [(), *((one,) for one in COMPANY_TYPES), ("startup", "big_tech")]
    roles = package["roles"]["role_id"].to_list() if name in OF_ROLE else [ROLE]
    parts = list(COMPONENT_NAMES) if name in OF_PART else [COMPONENT]
    turns = zip(cycle(roles), cycle(parts))  # noqa: B905
    single = cycle(types[1:] or types)
    places = [
        select(one, country, *next(turns))
        for country in countries
        for one in (types if country in (HOME_COUNTRY, NOWHERE) else dict.fromkeys([(), next(single)]))
    ]
    if name in OF_PLACE:
        moneys = [select(), select(dollars="today", currency="INR")]
        return [*moneys, *(select(state=state) for state in STATES)]
    places += ways_to_look(package) if name in OF_PAY else []
    return [*places, *(select(role=role, component=part) for role in roles for part in parts)]
