"""The data package: `data/datapackage.json` and the tables it describes, typed and ready to use."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from analysis.package import reading
from analysis.package.checks import check
from analysis.package.compiled import DESCRIPTOR, compiled
from analysis.package.frames import frame
from analysis.package.memory import Memory, kept
from analysis.package.references import check_references
from analysis.package.schema import DataError, DataFaults, Fault, Table
from analysis.package.sheet import Sheet, read_sheet
from analysis.package.vocabulary import CompanyTypes, Components, Currencies, Ladder, PaySources, Rules, Sides, Trade

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True, eq=False)
class Package(Mapping[str, pd.DataFrame]):
    """The tables of a package by name, with its vocabulary and what was computed from it.

    Read once and shared by all visitors: pandas copies on write, so what a measure derives never reaches the shared
    frame. Compared by identity. `descriptor` is the content of its datapackage.json, `files` are the bytes of the files
    that it was read from, by name.
    """

    frames: Mapping[str, pd.DataFrame]
    descriptor: Mapping[str, Any] = field(default_factory=dict)
    memory: Memory = field(default_factory=Memory, repr=False)
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    held_elsewhere = True  # a result that has a hold of the package does not hold it for itself alone
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
        return reading.currencies(self.frames, self.descriptor.get("currency", ""))

    @cached_property
    def rules(self) -> Rules:
        """The numbers that figures are held to."""
        return reading.rules(self.descriptor)

    @cached_property
    def trade(self) -> Trade:
        """What the people of the package are called."""
        return reading.trade(self.descriptor)

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
        return self._told_of(table).get("caveat", "")

    def group_of(self, table: str, key: str) -> str:
        """Return what the descriptor calls a group of roles in a table; the key itself where it says nothing."""
        return self._told_of(table).get("groups", {}).get(key, f"{key.capitalize()} roles")

    def _told_of(self, table: str) -> Mapping[str, Any]:
        resources = self.descriptor.get("resources", ())
        return next((one for one in resources if one["name"] == table), {})

    def short_title_of(self, source_id: str) -> str:
        """Return what stands in the first brackets of a source's title, its name for short; empty where none do."""
        return next(iter(re.findall(r"\(([^()]+)\)", self.title_of(source_id))), "")

    def period_of(self, source_id: str) -> str:
        """Return the months that a source spans, an ISO 8601 interval; empty where it is not dated."""
        return self._cell("sources", source_id, "period") if source_id else ""

    def date_of(self, source_id: str) -> str:
        """Return when a source was published or last updated, an ISO 8601 date, month or year."""
        return self._cell("sources", source_id, "date")

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
    """Read every table of the data package in `folder`; a table without a file is empty.

    Returns frames typed as the descriptor says: strings (missing values are empty strings), `Int64`, `float64`,
    `boolean` and dates as `datetime64`. Columns that it does not name are left out.
    Raises `DataFaults` with everything that is wrong.
    """
    if not folder.is_dir():
        raise DataFaults([Fault(str(folder), None, "", "there is no such folder", "and tables are read from one")])
    descriptor, content = _described(folder)
    files = {DESCRIPTOR: content}
    sheets = {table.name: sheet for table in compiled(descriptor) if (sheet := _sheet(folder, table, files))}
    return replace(assembled(descriptor, sheets), files=MappingProxyType(files))


def assembled(descriptor: Mapping[str, Any], sheets: Mapping[str, Sheet]) -> Package:
    """Return the package of tables that are texts so far, by name, as `load` returns it; one that is absent is empty.

    Raises `DataFaults` with everything that is wrong.
    """
    rules = compiled(descriptor)
    checked = {table.name: check(table, sheets[table.name]) for table in rules if table.name in sheets}
    faults = [_missing(table) for table in rules if table.is_required and table.name not in checked]
    faults += [fault for one in checked.values() for fault in one.faults]
    faults += check_references(checked)
    if any(table.is_required for table in rules):  # the atlas stands on it: a folder of exported charts has no rules
        faults += reading.unstated(descriptor)
    if faults:
        raise DataFaults(faults)
    return Package(MappingProxyType({table.name: frame(table, checked.get(table.name)) for table in rules}), descriptor)


def describe(folder: Path = DATA) -> dict:
    """Return the descriptor of the data package (Frictionless Data Package v1) in `folder`, else the atlas's own.

    Raises `DataFaults` where it cannot be read, or is not JSON.
    """
    return _described(folder)[0]


def _described(folder: Path) -> tuple[dict, bytes]:
    """Return the descriptor of a folder as `describe` does, and the bytes that it was read from."""
    path = folder / DESCRIPTOR
    try:
        content = (path if path.exists() else DATA / DESCRIPTOR).read_bytes()
        return json.loads(content.decode("utf-8-sig")), content
    except json.JSONDecodeError as error:
        found = Fault(DESCRIPTOR, error.lineno, "", f"this is not JSON ({error.msg})", "which it must be")
    except (UnicodeDecodeError, OSError) as error:
        found = Fault(DESCRIPTOR, None, "", f"it cannot be read ({error})", "which it must be, as UTF-8")
    raise DataFaults([found])


def frame_of(name: str, folder: Path = DATA) -> pd.DataFrame:
    """Return one table as `load` does, without a look at the others.

    Raises `DataFaults` with what is wrong with that table, and where there is no file of it.
    """
    table = next(one for one in compiled(describe(folder)) if one.name == name)
    sheet = _sheet(folder, table, {})
    checked = check(table, sheet) if sheet else None
    if faults := checked.faults if checked else (_missing(table),):
        raise DataFaults(faults)
    return frame(table, checked)


def _missing(table: Table) -> Fault:
    return Fault(table.file, None, "", "there is no such file", "and the atlas needs it")


def _sheet(folder: Path, table: Table, files: dict[str, bytes]) -> Sheet | None:
    """Return a table's file as cells and its bytes in `files`; None where there is no file."""
    try:
        files[table.file] = (folder / table.file).read_bytes()
        return read_sheet(table.file, files[table.file])
    except FileNotFoundError:
        return None
    except OSError as error:
        return Sheet(
            table.file,
            faults=[Fault(table.file, None, "", f"it cannot be read ({error.strerror})", "which it must be")],
        )
