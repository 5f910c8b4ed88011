"""The visitor's own levels and company types: proposed from the values of a column, in words that fit sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

import pandas as pd

from analysis.own.faults import Unreadable
from analysis.own.fields import ALIKE
from analysis.package.tables import Package

TRACKS = ("individual", "management", "executive")
MOST_LEVELS, MOST_TYPES = 40, 6
"""The most levels and company types that are told apart."""

UNSAID = "Not said in this data."
NOT_IN_LABELS = re.compile(r"[<>\x00-\x1f\x7f-\x9f]|!(?=\[)")
"""What no label may hold, as the tables' own rules say."""


@dataclass(frozen=True)
class Level:
    """A level: `value` is what stands in the file, `order` its rung, lowest first; levels of one order are a fork.

    `role_id` is the level of the atlas's ladder that it is; empty for one of the visitor's own.
    """

    value: str
    name: str
    plural: str
    order: int
    track: str = TRACKS[0]
    role_id: str = ""


def distinct(values: Sequence[str], most: int, what: str) -> list[str]:
    """Return the different values of a column in the order in which they come.

    Raises `Unreadable` where there are more than can be told apart.
    """
    found = list(dict.fromkeys(value for value in values if value))
    if len(found) > most:
        raise Unreadable(f"The column of {what} has {len(found):,} different values; {most} are told apart at most.")
    return found


def proposed(values: Sequence[str]) -> list[Level]:
    """Return a level for each value, in their order, all on one track: its owner says what is right."""
    return [Level(value, label(value), plural(label(value)), order) for order, value in enumerate(values, 1)]


def alike(values: Sequence[str], atlas: Package) -> dict[str, str]:
    """Return which level of the atlas's ladder each value may be, by its names there; empty where none is like it."""
    names: dict[str, str] = {}
    for row in atlas["roles"].itertuples():
        for name in (row.name, row.plural, row.short_name, *row.aliases.split(";")):
            names.setdefault(name.strip().lower(), row.role_id)
    near = {value: get_close_matches(value.strip().lower(), list(names), 1, ALIKE) for value in values}
    return {value: names[found[0]] if found and found[0] else "" for value, found in near.items()}


def ladder(
    levels: Sequence[Level], source_id: str, atlas: Package
) -> tuple[pd.DataFrame, dict[str, str], pd.DataFrame]:
    """Return the table `roles`, the role of each value, and the sources that the roles are told by besides the own.

    Levels that are those of the atlas stand on its whole ladder, in its words.
    """
    if not any(one.role_id for one in levels):
        return *roles(levels, source_id), atlas["sources"].iloc[:0]
    table = atlas["roles"].assign(is_first_shown="")
    known = atlas["sources"]
    return table, {one.value: one.role_id for one in levels}, known[known["source_id"].isin(set(table["source_id"]))]


def label(value: str) -> str:
    """Return a value as a label: without what no label may hold."""
    return " ".join(NOT_IN_LABELS.sub(" ", value.replace("](", "] (")).split()) or "Unnamed"


def plural(name: str) -> str:
    """Return what people of a level are called in a sentence: Analysts, L4s, Heads of product."""
    person, of, rest = name.partition(" of ")
    return f"{person if person.endswith('s') else f'{person}s'}{of}{rest}"


def roles(levels: Sequence[Level], source_id: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the table `roles` of levels, and the role of each value; levels of one name and order are one role."""
    ladder = sorted({(one.order, TRACKS.index(one.track), one.name, one.plural) for one in levels})
    keys = dict(zip(ladder, ids([name for _order, _track, name, _plural in ladder], "level"), strict=True))
    rungs = {order: at for at, order in enumerate(sorted({one.order for one in levels}), 1)}
    rows = [
        {"role_id": key, "position": at, "rung": rungs[order], "track": TRACKS[track], "name": name, "plural": people}
        | {"article": "an" if name[0] in "AEIOaeio" else "a", "source_id": source_id}
        | dict.fromkeys(("purpose", "mindset", "reports_to", "direct_reports", "scope", "skills"), UNSAID)
        for at, ((order, track, name, people), key) in enumerate(keys.items(), 1)
    ]
    of_value = {one.value: keys[one.order, TRACKS.index(one.track), one.name, one.plural] for one in levels}
    return pd.DataFrame(rows), of_value


def company_types(values: Sequence[str], source_id: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the table `company_types` of a column's values, and the type of each; "" is the company as a whole."""
    named = {value: label(value) if value else "Our company" for value in values}
    keys = dict(zip(values, ids(list(named.values()), "type"), strict=True))
    rows = [
        {"company_type": keys[value], "position": at, "name": name, "plural": name, "singular": name}
        | {"is_plural": "false", "slot": at, "definition": "As its owner calls it.", "source_id": source_id}
        for at, (value, name) in enumerate(named.items(), 1)
    ]
    return pd.DataFrame(rows), keys


def ids(names: Sequence[str], word: str) -> list[str]:
    """Return ids for names: small letters, digits and _, each of its own; `word` with a number where none is left."""
    found: list[str] = []
    for at, name in enumerate(names, 1):
        key = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or f"{word}_{at}"
        found.append(key if key not in (*found, "all") else f"{key}_{word}_{at}")
    return found
