"""A package of the visitor's own: its tables from any files, checked by the atlas's own rules."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from typing import Any

from analysis.own.faults import Fault, Unreadable
from analysis.own.grid import Grid, as_text
from analysis.own.own import Own, rows_left_out
from analysis.own.reading import File
from analysis.own.text import LOST
from analysis.package import schema
from analysis.package.compiled import DESCRIPTOR, compiled
from analysis.package.schema import DataFaults
from analysis.package.sheet import Sheet, read_sheet
from analysis.package.tables import Package, assembled
from analysis.package.vocabulary import Trade

LEAST = "least_n"
LOWEST = 5
"""The lowest number of people in a cell that a visitor may set."""

LENT = ("sources", "company_types", "roles", "pay_components", "pay_sources", "countries")
"""Tables of the atlas that stand in where an upload has no sources of its own."""

WORDS = ("name", "title", "description", "version", "created")
TRADE = tuple(one.name for one in fields(Trade))
"""What an own descriptor may say of the package and of its people."""


class Numbered(Sheet):
    """A sheet whose lines are the rows of a spreadsheet: a line break within a cell begins none."""

    def line_of(self, row: int, column: int) -> int:
        """Return the row in which a cell stands."""
        return self.lines[row]


Place = tuple[str, int | None]
"""A row by its table and number; without a number something else than a row of that table is meant."""


@dataclass
class Whole:
    """What became of an upload: `own` of the rows in which nothing is wrong, `faults`, and `notes`: what to know of it.

    `own` is None where something else than a row is wrong.
    """

    own: Own | None = None
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def is_package(files: Sequence[File], atlas: Package) -> bool:
    """Return whether files are likely tables of a package rather than people or bands: one is named and built like one.

    Raises `Unreadable` where a file cannot be read at all.
    """
    rules = {table.name: table for table in compiled(atlas.descriptor)}
    if any(file.name == DESCRIPTOR for file in files):
        return True
    named = ((file, sheet, _table_of(file, sheet, atlas)) for file in files for sheet in file.sheets())
    return any(_is_like(file.grid(sheet).header, rules[table]) for file, sheet, table in named if table)


def _is_like(header: Sequence[str], table: schema.Table) -> bool:
    """Return whether a header has half of the columns at least that every row of a table needs."""
    needed = [field.name for field in table.fields if field.is_required]
    return 2 * sum(name in header for name in needed) >= len(needed)


def package_of(files: Sequence[File], atlas: Package) -> Whole:
    """Return the package of uploaded tables; `atlas` lends its rules, and its words where no source is uploaded.

    Raises `Unreadable` where a file cannot be read at all.
    """
    whole, grids = Whole(), {}
    descriptor = _descriptor(files, atlas, whole)
    for file in files:
        for sheet in file.sheets() if file.name != DESCRIPTOR else ():
            table = _table_of(file, sheet, atlas)
            if not table:
                whole.notes.append(f"{_named(file, sheet)} is passed over, for no table is called that.")
            elif table in grids:
                raise Unreadable(f"{_named(file, sheet)} is the table {table} a second time; one can be read.")
            else:
                grids[table] = file.grid(sheet)
    _assemble(whole, grids, descriptor, atlas)
    return whole


def _assemble(whole: Whole, grids: Mapping[str, Grid], descriptor: Mapping[str, Any], atlas: Package) -> None:
    whole.faults += [fault for grid in grids.values() for fault in grid.faults]
    sheets: dict[str, Sheet] = {table: _sheet(f"{table}.csv", grid) for table, grid in grids.items()}
    if "sources" not in sheets:
        lent = {table: sheet for table in LENT if table not in sheets and (sheet := _lent(table, atlas))}
        sheets = lent | sheets
        whole.notes.append(f"No sources are among the tables, so these are the atlas's: {schema.listed(list(lent))}.")
    found: Sequence[schema.Fault] = ()
    try:
        whole.own = Own(assembled(descriptor, sheets), _label(descriptor, len(grids)))
    except DataFaults as faults:
        found = faults.faults
        whole.faults += [_placed(fault, grids) for fault in found]
    if whole.faults:
        bad: list[Place] = [(name, fault.row) for name, grid in grids.items() for fault in grid.faults]
        bad += _places(found)
        whole.own = _of_good_rows(descriptor, sheets, bad, _label(descriptor, len(grids)))


def _of_good_rows(
    descriptor: Mapping[str, Any], sheets: Mapping[str, Sheet], bad: Sequence[Place], label: str
) -> Own | None:
    """Return the package of the rows in which nothing is wrong; None where something else than a row is wrong.

    Rows that name one of `bad` are left out as well, and so on.
    """
    out: set[Place] = set()
    while bad:
        out |= set(bad)
        if any(table not in sheets or row not in sheets[table].lines for table, row in bad):
            return None
        rest = {table: _without(sheet, {row for one, row in out if one == table}) for table, sheet in sheets.items()}
        try:
            package = assembled(descriptor, rest)
        except DataFaults as faults:
            bad = _places(faults.faults)
            if out.issuperset(bad):
                return None
        else:
            told = package["sources"].assign(licence=package["sources"]["licence"] + rows_left_out(len(out)))
            return Own(Package({**package.frames, "sources": told}, package.descriptor), label, len(out))
    return None


def _without(sheet: Sheet, rows: set[int | None]) -> Sheet:
    """Return a sheet without the rows of these numbers."""
    kept = [at for at, line in enumerate(sheet.lines) if line not in rows]
    cells, lines = [sheet.rows[at] for at in kept], [sheet.lines[at] for at in kept]
    return replace(sheet, rows=cells, lines=lines, uneven={at for at, old in enumerate(kept) if old in sheet.uneven})


def _places(faults: Sequence[schema.Fault]) -> list[Place]:
    """Return the rows that faults of tables are in."""
    return [(_table_named(fault), fault.line if fault.column else None) for fault in faults]


def _table_named(fault: schema.Fault) -> str:
    return fault.file.removesuffix(".csv")


def _table_of(file: File, sheet: str, atlas: Package) -> str:
    """Return which table a sheet holds by its name, else by its file's; empty where neither is a table."""
    names = [name.strip().lower().replace(" ", "_").replace("-", "_") for name in (sheet, file.stem)]
    alone = sheet == "" or len(file.sheets()) == 1
    return next((name for name in names[: 1 + alone] if name in atlas.frames), "")


def _named(file: File, sheet: str) -> str:
    return f"{file.name}, sheet {sheet}" if sheet else file.name


def _sheet(name: str, grid: Grid) -> Numbered:
    rows = [[LOST.sub("\N{REPLACEMENT CHARACTER}", as_text(cell)) for cell in row] for row in grid.rows]
    width = len(grid.header)
    return Numbered(name, grid.header, width, rows, grid.numbers, grid.uneven)


def _lent(table: str, atlas: Package) -> Sheet | None:
    name = f"{table}.csv"
    return read_sheet(name, atlas.files[name]) if name in atlas.files else None


def _placed(fault: schema.Fault, grids: Mapping[str, Grid]) -> Fault:
    """Return a fault of a table with its place in the file that was uploaded."""
    first, table = fault.column.split(", ")[0], _table_named(fault)
    kind = "value" if fault.line and fault.column else "file"
    if table not in grids:
        return Fault(kind, fault.file, "", fault.line or 0, 0, fault.column, fault.found, fault.right)
    grid = grids[table]
    column = 1 + grid.header.index(first) if first in grid.header else 0
    row = fault.line if kind == "value" or fault.line is None else grid.header_row
    return Fault(kind, grid.file, grid.sheet, row or 0, column, fault.column, fault.found, fault.right)


def _descriptor(files: Sequence[File], atlas: Package, whole: Whole) -> dict[str, Any]:
    """Return the atlas's rules of tables, with what an uploaded descriptor says of the package itself."""
    found = next((file for file in files if file.name == DESCRIPTOR), None)
    resources = [plain(resource) for resource in atlas.descriptor["resources"]]
    base = {"resources": resources, "rules": atlas.descriptor["rules"]}
    if found is None:
        return base
    try:
        stated = json.loads(found.content.decode("utf-8-sig"))
        told: dict[str, Any] = {name: str(stated[name]) for name in WORDS if name in stated}
        told |= {"methods": [str(method) for method in stated.get("methods", [])]}
        told |= {"trade": {name: str(text) for name, text in stated.get("trade", {}).items() if name in TRADE}}
        caveats = {one["name"]: str(one["caveat"]) for one in stated.get("resources", []) if "caveat" in one}
        rules = {one["name"]: float(one["value"]) for one in stated.get("rules", [])}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unreadable(f"{DESCRIPTOR} does not describe a data package: {error}.") from error
    resources = [one | ({"caveat": caveats[one["name"]]} if one["name"] in caveats else {}) for one in resources]
    return base | told | {"resources": resources, "rules": list(_rules(base["rules"], rules, whole))}


def _rules(own: Sequence[Mapping[str, Any]], stated: Mapping[str, float], whole: Whole) -> Iterator[dict[str, Any]]:
    """Yield the atlas's rules with the values stated; the least number of people may be lowered so far."""
    for rule in own:
        value = stated.get(rule["name"], rule["value"])
        if rule["name"] == LEAST and value < LOWEST:
            found = f"{LEAST} is {value:g}"
            whole.faults.append(Fault("value", DESCRIPTOR, "", 0, 0, "", found, f"and {LOWEST} is the least allowed"))
        yield {**rule, "value": int(value) if float(value).is_integer() else value}


def plain(resource: Mapping[str, Any]) -> dict[str, Any]:
    """Return a resource without what the atlas says of its own rows."""
    return {name: value for name, value in resource.items() if name not in ("caveat", "groups")}


def _label(descriptor: Mapping[str, Any], tables: int) -> str:
    title = str(descriptor.get("title", ""))
    counted = f"{tables} table{'s' * (tables != 1)}"
    return f"Your data, {title or counted}, {datetime.now(UTC).year}"
