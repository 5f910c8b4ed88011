"""The data package: `data/datapackage.json` and the tables it describes, typed and ready to use."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from analysis.package import reading
from analysis.package.memory import Memory, kept
from analysis.package.schema import DataError
from analysis.package.vocabulary import CompanyTypes, Components, Currencies, Ladder, PaySources, Rules, Sides

DATA = Path(__file__).resolve().parents[2] / "data"

PANDAS_TYPES = {"string": "str", "integer": "Int64", "number": "float64", "boolean": "boolean"}


@dataclass(frozen=True, eq=False)
class Package(Mapping[str, pd.DataFrame]):
    """The tables of a package by name, with its vocabulary and what was computed from it.

    Read once and shared by all visitors: pandas copies on write, so what a measure derives never reaches the shared
    frame. Compared by identity. `descriptor` is the content of its datapackage.json.
    """

    frames: Mapping[str, pd.DataFrame]
    descriptor: Mapping[str, Any] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory, repr=False)

    __eq__, __hash__ = object.__eq__, object.__hash__

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.frames[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.frames)

    def __len__(self) -> int:
        return len(self.frames)

    @cached_property
    def ladder(self) -> Ladder:
        """The roles, their tracks and what is above what."""
        return reading.ladder(self.frames)

    @cached_property
    def types(self) -> CompanyTypes:
        """The kinds of company, their order and their names."""
        return reading.company_types(self.frames)

    @cached_property
    def sides(self) -> Sides:
        """The sides that articles set against each other."""
        return reading.sides(self.frames, self.types)

    @cached_property
    def pay_sources(self) -> PaySources:
        """What each source of pay can tell, and which is shown first."""
        return reading.pay_sources(self.frames)

    @cached_property
    def components(self) -> Components:
        """The components of pay."""
        return reading.components(self.frames)

    @cached_property
    def currencies(self) -> Currencies:
        """The money that amounts are in, and the rates to other money."""
        return reading.currencies(self.frames)

    @cached_property
    def rules(self) -> Rules:
        """The numbers that figures are held to."""
        return reading.rules(self.descriptor)

    @cached_property
    def countries(self) -> dict[str, str]:
        """How countries that take an article stand after "in"."""
        return reading.countries(self.frames)

    def has(self, *tables: str) -> bool:
        """Return whether each of these tables has a row."""
        return all(len(self.frames[name]) for name in tables)

    def name_of(self, table: str, key: str) -> str:
        """Return the `name` of the row of `table` whose first column is `key`; raises `DataError` where none is."""
        return self._cell(table, key, "name")

    def title_of(self, source_id: str) -> str:
        """Return the title of a source."""
        return self._cell("sources", source_id, "title")

    def caveat_of(self, source_id: str) -> str:
        """Return what the figures of a source cannot tell."""
        return self._cell("sources", source_id, "caveat")

    def caveat_on(self, table: str) -> str:
        """Return what the descriptor says to beware of in a table; empty where it says nothing."""
        resources = self.descriptor.get("resources", ())
        return next((one.get("caveat", "") for one in resources if one["name"] == table), "")

    def publisher_of(self, source_id: str) -> str:
        """Return who publishes a source, in short: the credit up to its first comma."""
        return self._cell("sources", source_id, "attribution").split(",")[0]

    @kept(most=2_000)
    def _cell(self, table: str, key: str, column: str) -> str:
        frame = self.frames[table]
        found = frame.loc[frame.iloc[:, 0] == key, column]
        if len(found) != 1:
            raise DataError(f"{table}.csv, column {frame.columns[0]}: there is no row {key!r}.")
        return str(found.iat[0])


def load(folder: Path = DATA) -> Package:
    """Read every table of the data package in `folder`.

    Returns frames typed as `datapackage.json` says: strings (missing values are empty strings), `Int64`,
    `float64`, `boolean` and dates as `datetime64`.
    Raises `DataError` where a file is missing, a column is missing or unknown, or a value has another type.
    """
    descriptor = describe(folder)
    frames = {resource["name"]: _read(folder, resource) for resource in descriptor["resources"]}
    return Package(MappingProxyType(frames), descriptor)


def describe(folder: Path = DATA) -> dict:
    """Return the descriptor of the data package (Frictionless Data Package v1) as a dictionary."""
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def _read(folder: Path, resource: dict) -> pd.DataFrame:
    path, fields = folder / resource["path"], resource["schema"]["fields"]
    if not path.exists():
        raise DataError(f"{path.name} is missing; `make data` computes the tables from the raw observations.")
    frame = pd.read_csv(path, dtype="str", keep_default_na=False)
    expected, found = [field["name"] for field in fields], list(frame.columns)
    if expected != found:
        raise DataError(f"{path.name} has the columns {', '.join(found)}; expected: {', '.join(expected)}.")
    return frame.assign(**{field["name"]: _typed(frame[field["name"]], field, path) for field in fields})


def _typed(texts: pd.Series, field: dict, path: Path) -> pd.Series:
    """Convert one column of texts to the field's type; names the first offending line."""
    kind = field["type"]
    if kind == "string":
        return texts
    values = texts.where(texts != "")
    if kind == "boolean":
        converted = values.map({"true": True, "false": False}).astype("boolean")
    elif kind == "date":
        converted = pd.to_datetime(values, format="%Y-%m-%d", errors="coerce")
    else:
        numbers = pd.to_numeric(values, errors="coerce")
        whole = numbers.where(numbers % 1 == 0) if kind == "integer" else numbers
        converted = whole.astype(PANDAS_TYPES[kind])
    wrong = converted.isna() & values.notna()
    if wrong.any():
        row = wrong.idxmax()
        raise DataError(
            f"{path.name}, line {row + 2}, column {field['name']}: {texts[row]!r} is not a {kind}. "
            f"{field.get('description', '')}".strip()
        )
    return converted
