"""The observations schema: what columns files must have, and what makes a row one to set aside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import ibis
from ibis import _

from analysis.package.tables import DATA, DataError

SCHEMA = DATA / "observations.schema.json"
PLACE = ["file", "line"]
"""Where a row stands: the path as given, and the line of a CSV (its header is 1) or the row of a Parquet file."""


def fields() -> list[dict]:
    """Return the fields of the schema, a Frictionless Table Schema, in order."""
    return json.loads(SCHEMA.read_text(encoding="utf-8"))["fields"]


def check_columns(path: Path, found: list[str]) -> None:
    """Raise `DataError` in words if a file lacks a column of the schema or has one twice; others are not read."""
    expected = [field["name"] for field in fields()]
    missing = [name for name in expected if name not in found]
    if missing:
        raise DataError(
            f"{path}: there is no column {', '.join(missing)}. The file has: {', '.join(found) or 'none'}; "
            f"observations need: {', '.join(expected)} (see data/{SCHEMA.name})."
        )
    twice = sorted({name for name in expected if found.count(name) > 1})
    if twice:
        raise DataError(f"{path}: the column {', '.join(twice)} is there more than once.")


def check_types(path: Path, schema: ibis.Schema) -> None:
    """Raise `DataError` in words if a Parquet column's type is not one that the schema's field can be read from."""
    for field in fields():
        kind = schema[field["name"]]
        fits = {
            "string": kind.is_string(),
            "number": kind.is_numeric(),
            "date": kind.is_date() or kind.is_timestamp(),
        }
        if not fits[field["type"]]:
            said = f"{path}: the column {field['name']} holds {kind}; a {field['type']} is expected."
            raise DataError(f"{said} {field['description']}")


def typed(table: ibis.Table) -> ibis.Table:
    """Return `PLACE` and the fields: texts, dates and double-precision numbers, NaN as missing."""
    return table.select(*PLACE, **{field["name"]: _typed(table[field["name"]], field["type"]) for field in fields()})


def fault() -> ibis.Deferred:
    """Return what is wrong with a row, as an expression on a `typed` table: the first fault in words, else missing."""
    rules = [rule for field in fields() for rule in _rules(field)]
    return ibis.cases(*rules)


def _typed(column: ibis.Column, kind: str) -> ibis.Column:
    if kind == "number":
        number = column.cast("float64")
        return number.isnan().ifelse(ibis.null("float64"), number)
    return column.cast(kind)


def _rules(field: dict) -> Iterator[tuple[ibis.Deferred, str]]:
    """Yield what a field's constraints forbid, with the sentence for it."""
    name, limits = field["name"], field["constraints"]
    column = _[name]
    if limits.get("required"):
        yield column.isnull(), f"{name} is missing"
    if "enum" in limits:
        yield column.notin(limits["enum"]), f"{name} is none of {', '.join(limits['enum'])}"
    if "pattern" in limits:
        yield ~column.re_search(f"^(?:{limits['pattern']})$"), f"{name} has other than small letters, digits and _"
    if "minLength" in limits:
        yield column.strip().length() < limits["minLength"], f"{name} is too short"
    as_value = date.fromisoformat if field["type"] == "date" else float
    for key, word, beyond in (("minimum", "under", column.__lt__), ("maximum", "over", column.__gt__)):
        if key in limits:
            yield beyond(as_value(limits[key])), f"{name} is {word} {limits[key]}"
