"""Every builder of a chart, and the choices that each of them is tried with."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from itertools import cycle
from types import ModuleType

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
    tenure,
    wages,
)
from analysis.charts.catalogue import CHARTS, Builder
from analysis.charts.chart import Chart
from analysis.growth import Assessment
from analysis.offer.offers import Offers
from analysis.package.selection import Selection
from analysis.planner.plan import NEWCOMER, Plan
from tests.atlas import COMPANY_TYPES, COMPONENT, COMPONENTS, HOME_COUNTRY, ROLE, offers_of, plan_of, select

Choice = Selection | Assessment | Plan | Offers
Drawn = dict[Choice, Chart | Exception]
"""What a builder makes of each choice, exceptions included."""

MODULES = [ladder, progression, compensation, pay_sources, startups, wages, scope, demand, forecast, neighbours]
MODULES += [claims, tenure, craft, reports, growth, routes, entry, planner, offer]
NEWER = [adverts, over_time, places, hiring, after_move, by_survey, sensitivity]
"""Modules of tables that only the atlas itself has: no made-up package of the tests does."""

NOWHERE = "Nowhere"


def builders(modules: Sequence[ModuleType]) -> Iterator[Builder]:
    """Find the builders of modules: what takes tables, a choice and a mode by keyword."""
    for module in modules:
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


def by_name(modules: Sequence[ModuleType]) -> dict[str, Builder]:
    """Return the builders of modules by module and function."""
    return {f"{one.__module__.rsplit('.')[-1]}.{one.__name__}": one for one in builders(modules)}


BUILDERS = by_name(MODULES)
EVERY = BUILDERS | by_name(NEWER)
DEAF = {"scope.dumbbells", "demand.index", "demand.published", "demand.role_mix", "demand.traits", "startups.equity"}
DEAF |= {"forecast.season", "neighbours.sector", "neighbours.threads", "neighbours.layoffs"}
DEAF |= {"entry.openings", "entry.technical_titles", "reports.reports", "claims.years", "claims.pay"}
DEAF |= {"places.within_companies", "places.staying", "sensitivity.pay", "sensitivity.years"}
"""Builders that no filter reaches: one choice is enough for them."""

ASSESSED = {name for name in BUILDERS if name.startswith("growth.")}
"""Builders that take an assessment instead of filters."""

PLANNED = {"after_move.levels", *(name for name in BUILDERS if name.startswith("planner."))}
OFFERED = {name for name in BUILDERS if name.startswith("offer.")}
"""Builders that take a plan, and offers, instead of filters."""

RATINGS = ((), (None,) * 9, (4,) * 9, (0,) * 9, (2, None, 3, 1, 0, 4, 2, None, 1))

PLANS = (
    plan_of(),
    plan_of(NEWCOMER, 0, target="senior_pm", at="all"),
    plan_of("associate_pm", 1, target="cpo"),
    plan_of("group_pm", 12, 2, "public_tech", "director"),
    plan_of("cpo", 30, target="cpo", at="big_tech"),
    plan_of("vp_product", 50, 40, target="associate_pm"),
    plan_of(move_to="big_tech", move_in=0),
    plan_of("director", 15, None, "public_tech", "vp_product", "big_tech", 0),
    plan_of("group_pm", 12, None, "public_tech", "director", "big_tech", 2, level="one_lower"),
    plan_of("cpo", 20, move_to="startup", move_in=0, level="one_higher"),
    plan_of(move_to="startup", move_in=15, against="startup"),
    plan_of(lasts=0, component="equity"),
    plan_of(lasts=100, component="base", at="corporate", against="all"),
    plan_of(country="India"),
    plan_of(country=NOWHERE, component="bonus"),
)
"""Plans, odd ones among them: of a newcomer, to a rung below, to the rung held, nowhere, at once and in 15 years."""

AMOUNTS = {"a_base": 150_000, "b_base": 120_000, "c_base": 90_000}
OFFERS = (
    offers_of(),
    offers_of(offers="1", a_base=150_000, a_equity=20_000),
    offers_of(offers="2", a_base=150_000),
    offers_of(offers="3", **AMOUNTS),
    offers_of(offers="3", **AMOUNTS, c_role="director", c_bonus=20_000, b_equity=80_000),
    offers_of(offers="3", a_bonus=10_000, b_equity=80_000, c_base=90_000),
    offers_of(offers="1", a_base=0, a_bonus=0, a_equity=0),
    offers_of(offers="1", a_base=1),
    offers_of(offers="2", a_base=100_000_000, b_base=1_000),
    offers_of(offers="1", a_base=100_000, a_role="cpo"),
    offers_of(offers="2", a_base=50_000, a_country="India", b_base=120_000, b_country="Canada"),
    offers_of(offers="1", a_base=50_000, a_country=NOWHERE),
    offers_of(a_base=150_000.5, a_grant=100_000, a_vest=3, a_sign_on=40_000, a_spread="1", b_sign_on=5_000),
    offers_of(offers="1", a_options=10_000, a_strike=0.125, a_price=5, a_vest=1),
)
"""Offers, odd ones among them: of nothing, of one dollar, of a hundred million, without base pay, nowhere."""

FIRST = {one.builder: one.first for entries in CHARTS.values() for one in entries}
"""The choice that stands at first, by builder."""

OF_SERIES = {"forecast.fan"}
OF_BACKGROUND = {"routes.matrix", "routes.profile"}
OF_COUNTRY = {"demand.countries"}
OF_ROLE = {"progression.attainment_by_type", "compensation.by_country", *(name for name in BUILDERS if "scope" in name)}
OF_ROLE |= {"pay_sources.side_by_side", "over_time.by_half_year", "places.by_role", "adverts.base", "by_survey.shares"}
OF_PART = {"compensation.bands", "compensation.by_country", "startups.pay", "over_time.by_half_year"}
OF_PAY = {name for name in BUILDERS if name.split(".")[0] in ("compensation", "pay_sources", "startups")}
OF_PLACE = {"wages.metro_map", "wages.ranked", "wages.industries"}
OF_ALL_TYPES = {"pay_sources.side_by_side", *OF_PLACE}
"""Builders of sources that do not tell company types."""

LACKING = re.compile(
    r"too few| alone, not | does not tell | needs all company types|of nothing has no place", re.IGNORECASE
)
"""What a title says where nothing can be drawn."""


def ways_to_look(package) -> list[Selection]:
    """Return every source with every part of pay, and each other way to look at pay, in places with many and few."""
    sources = package["pay_sources"]["source_id"]
    of_sources = [select(source=one, component=part) for one in sources[:-1] for part in COMPONENTS]
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


def choices(package, name: str) -> Sequence[Choice]:
    """Return every single type and none in the home country and in one that nobody is in, none and one type in others.

    Every role and every part of pay come with no type, and take turns elsewhere. What a builder does not look at
    stays as it is.
    """
    if name in PLANNED:
        return PLANS
    if name in OFFERED:
        return OFFERS
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
    parts = list(COMPONENTS) if name in OF_PART else [COMPONENT]
    turns = zip(cycle(roles), cycle(parts))  # noqa: B905
    single = cycle(types[1:] or types)
    places = [
        select(one, country, *next(turns))
        for country in countries
        for one in (types if country in (HOME_COUNTRY, NOWHERE) else dict.fromkeys([(), next(single)]))
    ]
    if name in OF_PLACE:
        moneys = [select(), select(dollars="today", currency="INR")]
        return [*moneys, *(select(state=state) for state in package["states"]["state"])]
    places += ways_to_look(package) if name in OF_PAY else []
    return [*places, *(select(role=role, component=part) for role in roles for part in parts)]


def drawn_with(package, name: str) -> Drawn:
    """Draw one builder's chart with every choice, in light."""

    def attempt(choice: Choice) -> Chart | Exception:
        try:
            return EVERY[name](package=package, selection=choice, mode="light")
        except Exception as error:
            return error

    return {choice: attempt(choice) for choice in choices(package, name)}


def charts(drawn: Drawn) -> list[tuple[Choice, Chart]]:
    """Return the charts among what was drawn, with their choices."""
    return [(choice, chart) for choice, chart in drawn.items() if isinstance(chart, Chart)]
