"""What a chart is tried with on a made-up package: the first choice, and others of each thing that it heeds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from analysis.charts.catalogue import Entry
from analysis.growth import Assessment
from analysis.offer.offers import Offers
from analysis.package.selection import Selection, countries
from analysis.package.tables import Package
from analysis.planner.plan import NEWCOMER, Plan

NOWHERE = "Nowhere"


def choices(package: Package, entry: Entry) -> list[Any]:
    """Return the choices to try a chart with, the first one before all others."""
    first = entry.first(package)
    if isinstance(first, Plan):
        return _plans(package, first)
    if isinstance(first, Offers):
        return _offers(package, first)
    if isinstance(first, Assessment):
        roles = (package.ladder.first, package.ladder.roles[-2], package.ladder.roles[-1])
        rated = (None, 0, 2, 4, 1)[: len(package["skills"])]
        return [first, *(Assessment(role.role_id, rated) for role in roles)]
    heeded = entry.depends_on if entry.depends_on is not None else tuple(_others(package))
    return [first, *(replace(first, **{name: value}) for name in heeded for value in _others(package).get(name, ()))]


def _others(package: Package) -> dict[str, list[Any]]:
    """Return values to try of each field of a selection: one or two of many are enough."""
    types, ladder = package.types.ids, package.ladder
    first = Selection()
    return {
        "company_types": [(types[0],), types[-2:]] if len(types) > 1 else [],
        "country": [*countries(package)[1:2], NOWHERE],
        "role": [ladder.roles[0].role_id, ladder.roles[-1].role_id],
        "component": [one.component for one in package.components][1:],
        "source": list(package.pay_sources.choosable)[1:],
        "dollars": ["today"] if package.has("cpi") else [],
        "currency": [code for code in package.currencies.names if code != package.currencies.home],
        "mix": ["equal"],
        "intervals": ["shown"],
        "series": list(package["demand_backtest"]["series_id"].unique())[1:],
        "background": list(package["backgrounds"]["background_id"])[1:2],
        "kind": list(package["interview_kinds"]["kind_id"])[1:2],
        "state": [first.state],
    }


def _plans(package: Package, first: Plan) -> list[Plan]:
    ladder, types = package.ladder, package.types.ids
    return [
        first,
        replace(first, now=NEWCOMER, years=0, target=ladder.roles[-1].role_id),
        replace(first, now=ladder.roles[-1].role_id, years=30),
        replace(first, move_to=types[-1], move_in=0, lasts=100),
        replace(first, country=NOWHERE),
    ]


def _offers(package: Package, first: Offers) -> list[Offers]:
    top = package.ladder.roles[-1].role_id
    return [
        first,
        replace(first, offers="1", a_base=60_000, a_bonus=0, a_equity=900),
        replace(first, offers="2", a_base=60_000, b_base=70_000, b_role=top),
        replace(first, offers="1", a_base=60_000, a_country=NOWHERE),
    ]
