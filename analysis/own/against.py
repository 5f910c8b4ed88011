"""What of the market each level, company type and place of a visitor's file is held against: proposed, said by them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from babel import Locale

from analysis.own.fields import ALIKE
from analysis.own.levels import alike
from analysis.package.selection import countries
from analysis.package.tables import Package
from analysis.package.vocabulary import EVERY_TYPE
from analysis.words import LOCALE

EVERY_TYPE_NAME = "All company types"


@dataclass(frozen=True)
class Against:
    """The market's level, company types and country of each value of a file; one that is absent is held to nothing.

    `types` are keys of company types of the atlas, or `EVERY_TYPE`.
    """

    levels: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)


def type_options(atlas: Package) -> dict[str, str]:
    """Return what a company type may be held against, by key: the market's own, and all of them together."""
    return {EVERY_TYPE: EVERY_TYPE_NAME} | atlas.types.names


def place_options(atlas: Package) -> dict[str, str]:
    """Return what a place may be held against: the countries of which pay is known."""
    return {country: country for country in countries(atlas)}


def levels(values: Sequence[str], atlas: Package) -> dict[str, str]:
    """Return which level of the market each level may be; "" where no name is like it."""
    return alike(values, atlas)


def types(values: Sequence[str], atlas: Package) -> dict[str, str]:
    """Return which company type of the market each value may be; all of them together where no name is like it."""
    names = {
        name.lower(): kind.company_type for kind in atlas.types for name in (kind.name, kind.plural, kind.singular)
    }
    return {value: _near(value, names) or EVERY_TYPE for value in values}


def places(values: Sequence[str], atlas: Package) -> dict[str, str]:
    """Return which country of the market each place may be, by its name or its code; "" where none is like it."""
    known = place_options(atlas)
    names = {name.lower(): name for name in known}
    codes = Locale.parse(LOCALE).territories
    return {value: _near(codes.get(value.strip().upper(), value), names) for value in values}


def _near(value: str, names: Mapping[str, str]) -> str:
    found = get_close_matches(value.strip().lower(), list(names), 1, ALIKE)
    return names[found[0]] if found else ""
