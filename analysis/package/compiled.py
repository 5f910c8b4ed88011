"""A descriptor to rules: a Frictionless Data Package or Table Schema, with a few properties that other tools pass over.

- Of a field: `least`, the name of a rule of the package which gives the least value; `written` and `example`, what fits
  the pattern in words and as a value; `list` (`separator`, and `resource` and `field` where it holds ids); `pool`
  (`resource` and `field`): ids joined by +, or the word for all; `names` (`resource` and `field`): an id of a table
  that may have no row, when any is taken, or one of the words in `or`.
- Of a resource: `required`, where the atlas cannot stand without a row; `ordered`, lists of columns whose values rise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from analysis.package.schema import LARGEST, TYPES, DataFaults, Fault, Field, Reference, Rule, Table, listed
from analysis.package.vocabulary import EVERY_TYPE, JOINT

Json = Mapping[str, Any]


DESCRIPTOR = "datapackage.json"


def compiled(descriptor: Json) -> tuple[Table, ...]:
    """Return the rules of each table of a data package, in its order.

    Raises `DataFaults` where the descriptor does not describe tables, or names a column or rule that there is not.
    """
    try:
        rules = {rule["name"]: rule for rule in descriptor.get("rules", ())}
        tables = tuple(table_of(resource, rules) for resource in descriptor["resources"])
        columns = {table.name: {field.name for field in table.fields} for table in tables}
        for table in tables:
            _check_names(table, columns)
    except (KeyError, TypeError, AttributeError, ValueError, re.error) as error:
        found = f"tables are not described as they should be ({type(error).__name__}: {error})"
        raise DataFaults([Fault(DESCRIPTOR, None, "", found, "which is as a Frictionless Data Package")]) from error
    return tables


def _check_names(table: Table, columns: Mapping[str, set[str]]) -> None:
    """Raise `ValueError` where keys, references or order speak of columns that the package does not have."""
    named = [(table.name, names) for names in (*table.keys, *table.ordered)]
    for reference in table.references:
        named += [(table.name, reference.columns), (reference.table, reference.fields)]
    for name, names in named:
        unknown = set(names) - columns.get(name, set(names))
        if unknown:
            raise ValueError(f"{name} has no column {listed(sorted(unknown))}")


def table_of(resource: Json, rules: Mapping[str, Json] | None = None) -> Table:
    """Return the rules of one resource, which has a name, a path and a Table Schema; `least` may name `rules`."""
    schema = resource["schema"]
    keys, references = _keys(schema), list(_references(schema, resource["name"]))
    ids = {name for key in (*keys, *(reference.columns for reference in references)) for name in key}
    return Table(
        name=resource["name"],
        file=str(Path(resource["path"])),
        fields=tuple(_field(field, rules or {}, is_id=field["name"] in ids) for field in schema["fields"]),
        is_required=resource.get("required", False),
        keys=tuple(keys),
        references=tuple(references),
        ordered=tuple(map(tuple, resource.get("ordered", ()))),
    )


def _keys(schema: Json) -> list[tuple[str, ...]]:
    """Return the columns that no two rows share: the primary key, and each that is unique."""
    unique: list[tuple[str, ...]] = [
        (field["name"],) for field in schema["fields"] if field.get("constraints", {}).get("unique")
    ]
    primary = [_names(schema["primaryKey"])] if "primaryKey" in schema else []
    return list(dict.fromkeys(primary + unique))


def _references(schema: Json, own: str) -> Iterator[Reference]:
    for key in schema.get("foreignKeys", ()):
        target = key["reference"]
        yield Reference(_names(key["fields"]), target["resource"] or own, _names(target["fields"]))
    for field in schema["fields"]:
        several, pool, named = field.get("list", {}), field.get("pool"), field.get("names")
        if "resource" in several:
            yield Reference((field["name"],), several["resource"], (several["field"],), several["separator"])
        if pool:
            yield Reference(
                (field["name"],), pool["resource"], (pool["field"],), JOINT, is_pool=True, besides=(EVERY_TYPE,)
            )
        if named:
            besides = tuple(named.get("or", ()))
            yield Reference((field["name"],), named["resource"], (named["field"],), besides=besides, is_lax=True)


def _names(names: str | list[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _field(field: Json, rules: Mapping[str, Json], is_id: bool) -> Field:
    limits = field.get("constraints", {})
    separator = JOINT if "pool" in field else field.get("list", {}).get("separator", "")
    return Field(
        name=field["name"],
        kind=TYPES[field["type"]].limit,
        description=field.get("description", ""),
        is_required=limits.get("required", False),
        rules=tuple(_rules(field, rules)),
        is_trimmed=is_id or field["type"] != "string" or not limits.keys().isdisjoint({"enum", "pattern"}),
        separator=separator,
    )


def _rules(field: Json, rules: Mapping[str, Json]) -> Iterator[Rule]:
    limits = field.get("constraints", {})
    if "least" in field:
        least = rules[field["least"]]
        yield _bound("minimum", least["value"], f"the {_within(least['description'])}")
    for kind, limit in _range(field, limits):
        yield _bound(kind, limit, "the least allowed" if kind == "minimum" else "the most allowed")
    if "enum" in limits:
        known = tuple(limits["enum"])
        yield Rule("enum", frozenset(known), "is not allowed", f"but one of {listed(known, most=len(known))} is")
    if "pattern" in limits:
        yield _pattern(field, limits["pattern"])
    for kind, word, right in (("minLength", "fewer", "least"), ("maxLength", "more", "most")):
        if kind in limits:
            yield Rule(kind, limits[kind], f"has {word} than {limits[kind]} characters", f"the {right} allowed")


def _range(field: Json, limits: Json) -> Iterator[tuple[str, Any]]:
    """Yield the least and the most of a field; numbers have bounds in any case, so that none is absurd."""
    is_number = field["type"] in ("integer", "number")
    for kind, widest in (("minimum", -LARGEST), ("maximum", LARGEST)):
        if kind in limits:
            yield kind, date.fromisoformat(limits[kind]) if field["type"] == "date" else limits[kind]
        elif is_number:
            yield kind, widest


def _bound(kind: str, limit: Any, right: str) -> Rule:
    word = "under" if kind == "minimum" else "over"
    return Rule(kind, limit, f"is {word} {limit if isinstance(limit, date) else format(limit, ',')}", right)


def _pattern(field: Json, pattern: str) -> Rule:
    broken = f"is not written {field['written']}" if "written" in field else f"does not match {pattern}"
    right = f"as {field['example']} is" if "example" in field else "which it must"
    re.compile(pattern)
    return Rule("pattern", pattern, broken, right)


def _within(sentence: str) -> str:
    """Return a sentence as part of another one."""
    return (sentence[:1].lower() + sentence[1:]).removeprefix("the ").removesuffix(".")
