"""Every input of the atlas by its name in the URL, and a choice filled from what a link says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, TypeVar

from analysis import claims, forecast, growth, interview, routes
from analysis.inputs import Input, Ratings, Ticks
from analysis.offer import offers
from analysis.package import selection
from analysis.package.memory import kept
from analysis.package.tables import Package
from analysis.pay import choices as pay
from analysis.planner import plan

FEATURES = (selection, plan, offers, routes, interview, growth, forecast, pay, claims)
"""Whoever declares inputs, in the order in which they stand in the URL."""

FIELDS = {"company_type": "company_types"}
"""The field of the choice that an input fills, where its name is another."""

AnyChoice = TypeVar("AnyChoice")
"""A frozen dataclass of what is chosen: Selection, Plan, Offers or Assessment."""


@kept(most=1)
def inputs(package: Package) -> dict[str, Input]:
    """Return every filter and input of the charts by its name in the URL."""
    return {name: one for feature in FEATURES for name, one in feature.inputs(package).items()}


def of_choice(package: Package, choice: Any) -> tuple[str, ...]:
    """Return the names in the URL of those inputs that fill a field of a choice."""
    have = {field.name for field in fields(choice)}
    return tuple(name for name in inputs(package) if FIELDS.get(name, name) in have)


def filled(package: Package, within: AnyChoice, values: Mapping[str, Any]) -> AnyChoice:
    """Return the choice `within` with the values of inputs, by their names in the URL; types in drawing order."""
    named = {FIELDS.get(name, name): value for name, value in values.items()}
    if "company_types" in named:
        picked = named["company_types"]
        named["company_types"] = tuple(key for key in package.types.ids if key in picked)
    return replace(within, **named)  # type: ignore[type-var]  # every choice is a dataclass


def encoded(package: Package, choice: Any) -> dict[str, list[str]]:
    """Return those fields of a choice that are one short value in the URL, as they are written there."""
    every = inputs(package)
    entered = {field.name: every.get(field.name) for field in fields(choice)}
    return {
        name: one.written(getattr(choice, name)) for name, one in entered.items() if isinstance(one, Ratings | Ticks)
    }
