"""The observations schema: what columns files must have, and what makes a row one to set aside."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import ibis
from ibis import _

from analysis.package.compiled import table_of
from analysis.package.schema import REQUIRED, DataError, Field, Rule, Table, held_in
from analysis.package.tables import DATA, column_of

SCHEMA = DATA / "observations.schema.json"
PLACE = ["file", "line"]
"""Where a row stands: the path as given, and the line of a CSV (its header is 1) or the row of a Parquet file."""

BREAKS: dict[str, Callable[[ibis.Column, Any], ibis.Column]] = {
    "enum": lambda column, limit: column.notin(sorted(limit)),
    "pattern": lambda column, limit: ~column.re_search(rf"^(?:{limit})\z"),
    "minLength": lambda column, limit: column.strip().length() < limit,
    "maxLength": lambda column, limit: column.length() > limit,
    "minimum": lambda column, limit: column < limit,
    "maximum": lambda column, limit: column > limit,
}
"""When a column breaks a rule of `analysis.package.schema`, for rows of any number."""


@cache
def rules() -> Table:
    """Return the rules of observations, from their Frictionless Table Schema."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return table_of({"name": schema["name"], "path": SCHEMA.name, "schema": schema})


def fields() -> tuple[Field, ...]:
    """Return the columns of observations, in order."""
    return rules().fields


def names() -> list[str]:
    """Return the names of the columns of observations, in order."""
    return [field.name for field in fields()]


def check_columns(path: Path, found: list[str]) -> None:
    """Raise `DataError` in words if a file lacks a column of the schema or has one twice; others are not read."""
    expected = [field.name for field in fields()]
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
    """Raise `DataError` in words if a Parquet column's type does not fit its field; all missing fits."""
    for field in fields():
        kind = schema[field.name]
        fits = {
            "string": kind.is_string(),
            "number": kind.is_numeric(),
            "date": kind.is_date() or kind.is_timestamp(),
        }
        if not (fits[field.kind] or kind.is_null()):
            said = f"{path}: the column {field.name} holds {kind}; a {field.kind} is expected."
            raise DataError(f"{said} {field.description}")


def typed(table: ibis.Table) -> ibis.Table:
    """Return `PLACE` and the fields: texts, dates and double-precision numbers, NaN as missing."""
    return table.select(*PLACE, **{field.name: _typed(table[field.name], field.kind) for field in fields()})


def fault() -> ibis.Deferred:
    """Return what is wrong with a row, as an expression on a `typed` table: the first fault in words, else missing.

    Raises `DataError` where a table that has the ids of observations cannot be read.
    """
    return ibis.cases(*(case for field in fields() for case in _cases(field)))


def _typed(column: ibis.Column, kind: str) -> ibis.Column:
    if kind == "number":
        number = column.cast("float64")
        return number.isnan().ifelse(ibis.null("float64"), number)
    return column.cast(kind)


def _cases(field: Field) -> Iterator[tuple[ibis.Deferred, str]]:
    """Yield what a field's rules forbid, with the words for it."""
    column = _[field.name]
    if field.is_required:
        yield column.isnull(), f"{field.name} {REQUIRED.broken}, {REQUIRED.right}"
    for rule in (*field.rules, *_ids(field)):
        yield BREAKS[rule.kind](column, rule.limit), f"{field.name} {rule.broken}, {rule.right}"


def _ids(field: Field) -> Iterator[Rule]:
    """Yield the rule that a value is an id of another table."""
    for reference in rules().references:
        if reference.columns == (field.name,):
            (held,) = reference.fields
            yield held_in(f"{reference.table}.csv", held, column_of(reference.table, held))
