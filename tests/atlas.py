"""The atlas's own package and first choices, for tests that state what they choose."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from analysis.offer.offers import Offers
from analysis.package.selection import Selection
from analysis.package.tables import Package
from analysis.planner.plan import Plan
from pages.parts.shared import atlas_package

COMPANY_TYPES = ("startup", "corporate", "public_tech", "big_tech")
EVERY_TYPE = "all"
HOME_COUNTRY = "United States"
HOME_CURRENCY = "USD"
HOME_SOURCE = "levels_fyi"
ROLE = "senior_pm"
COMPONENT = "total"
COMPONENTS = ("total", "base", "bonus", "equity")
SERIES = "indeed_project_management"
BACKGROUND = "engineering"
KIND = "product_sense"


def atlas() -> Package:
    """Return the atlas's own package, read once a process: what pages and other tests computed from it is kept."""
    return atlas_package()


def select(
    company_types: tuple[str, ...] = (),
    country: str = HOME_COUNTRY,
    role: str = ROLE,
    component: str = COMPONENT,
    **others: str,
) -> Selection:
    """Return a selection of the atlas: what is not named is what the atlas shows first."""
    firsts = {
        "series": SERIES,
        "background": BACKGROUND,
        "kind": KIND,
        "source": HOME_SOURCE,
        "currency": HOME_CURRENCY,
    }
    return Selection(company_types, country, role, component, **(firsts | others))


def plan_of(*given: Any, **values: Any) -> Plan:
    """Return a plan of the atlas: what is not named is that of its example."""
    first = {"now": "product_manager", "at": "startup", "target": "group_pm", "against": "big_tech"}
    named = dict(zip((one.name for one in fields(Plan)), given, strict=False))
    return Plan(
        **(first | {"country": HOME_COUNTRY, "component": COMPONENT, "currency": HOME_CURRENCY} | named | values)
    )


def offers_of(**values: Any) -> Offers:
    """Return offers of the atlas: what is not named is that of its example."""
    types = {"a": "startup", "b": "big_tech", "c": "public_tech"}
    first: dict[str, Any] = {f"{name}_at": key for name, key in types.items()}
    first |= {f"{name}_role": ROLE for name in types} | {f"{name}_country": HOME_COUNTRY for name in types}
    return Offers(**({"currency": HOME_CURRENCY} | first | values))
