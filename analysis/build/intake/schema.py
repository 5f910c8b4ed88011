"""The observations schema: what columns files must have, and what makes a row one to set aside."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import ibis
from ibis import _

from analysis.build.aggregates import CURRENCY
from analysis.build.intake.dialect import Dialect
from analysis.package.compiled import table_of
from analysis.package.schema import REQUIRED, DataError, Field, Rule, Table, held_in
from analysis.package.tables import DATA, describe, frame_of

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


@dataclass(frozen=True)
class Terms:
    """How observations are told: in the vocabulary and the currency of the package in `data`, in CSVs of a `dialect`.

    Columns of amounts end in the currency: base_gbp.
    """

    data: Path = DATA
    dialect: Dialect = field(default_factory=Dialect)

    @cached_property
    def currency(self) -> str:
        """The currency of all amounts: that of the package; raises `DataError` where it cannot be read."""
        return describe(self.data).get("currency", CURRENCY)

    @cached_property
    def rules(self) -> Table:
        """The rules of observations, from their Frictionless Table Schema."""
        schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
        return table_of({"name": schema["name"], "path": SCHEMA.name, "schema": schema})

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The columns, in order."""
        return tuple(
            replace(one, name=self._named(one.name), description=one.description.replace(CURRENCY, self.currency))
            for one in self.rules.fields
        )

    @property
    def names(self) -> list[str]:
        """The names of the columns, in order."""
        return [one.name for one in self.fields]

    @property
    def computed(self) -> dict[str, str]:
        """The names by which the tables are computed: the names in files."""
        return dict(zip((one.name for one in self.rules.fields), self.names, strict=True))

    def _named(self, name: str) -> str:
        stem = name.removesuffix(f"_{CURRENCY.lower()}")
        return name if stem == name else f"{stem}_{self.currency.lower()}"


def check_columns(terms: Terms, path: Path, found: list[str]) -> None:
    """Raise `DataError` in words if a file lacks a column of the schema or has one twice; others are not read."""
    missing = [name for name in terms.names if name not in found]
    if missing:
        raise DataError(
            f"{path}: there is no column {', '.join(missing)}. The file has: {', '.join(found) or 'none'}; "
            f"observations need: {', '.join(terms.names)} (see data/{SCHEMA.name})."
        )
    twice = sorted({name for name in terms.names if found.count(name) > 1})
    if twice:
        raise DataError(f"{path}: the column {', '.join(twice)} is there more than once.")


def check_types(terms: Terms, path: Path, schema: ibis.Schema) -> None:
    """Raise `DataError` in words if a Parquet column's type does not fit its field; all missing fits."""
    for one in terms.fields:
        kind = schema[one.name]
        fits = {
            "string": kind.is_string(),
            "number": kind.is_numeric(),
            "date": kind.is_date() or kind.is_timestamp(),
        }
        if not (fits[one.kind] or kind.is_null()):
            said = f"{path}: the column {one.name} holds {kind}; a {one.kind} is expected."
            raise DataError(f"{said} {one.description}")


def typed(terms: Terms, table: ibis.Table) -> ibis.Table:
    """Return `PLACE` and the fields: texts, dates and double-precision numbers, NaN as missing."""
    return table.select(*PLACE, **{one.name: _typed(table[one.name], one.kind) for one in terms.fields})


def fault(terms: Terms) -> ibis.Deferred:
    """Return what is wrong with a row, as an expression on a `typed` table: the first fault in words, else missing.

    Raises `DataError` where a table that has the ids of observations cannot be read.
    """
    return ibis.cases(*(case for one in terms.fields for case in _cases(terms, one)))


def _typed(column: ibis.Column, kind: str) -> ibis.Column:
    if kind == "number":
        number = column.cast("float64")
        return number.isnan().ifelse(ibis.null("float64"), number)
    return column.cast(kind)


def _cases(terms: Terms, one: Field) -> Iterator[tuple[ibis.Deferred, str]]:
    """Yield what a field's rules forbid, with the words for it."""
    column = _[one.name]
    if one.is_required:
        yield column.isnull(), f"{one.name} {REQUIRED.broken}, {REQUIRED.right}"
    for rule in (*one.rules, *_ids(terms, one)):
        yield BREAKS[rule.kind](column, rule.limit), f"{one.name} {rule.broken}, {rule.right}"


def _ids(terms: Terms, one: Field) -> Iterator[Rule]:
    """Yield the rule that a value is an id of another table."""
    for reference in terms.rules.references:
        if reference.columns == (one.name,):
            (held,) = reference.fields
            yield held_in(f"{reference.table}.csv", held, frame_of(reference.table, terms.data)[held])
