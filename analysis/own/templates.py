"""Files to begin from: people with a row to overwrite, and the tables of a package as the descriptor has them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.export.sheet import PLAIN
from analysis.own.fields import BANDS, PEOPLE, Field
from analysis.own.grid import as_text
from analysis.own.whole import LENT
from analysis.package.compiled import compiled
from analysis.package.schema import Table
from analysis.package.tables import Package

if TYPE_CHECKING:
    from xlsxwriter import Workbook

TABLES = (*LENT, "responsibilities", "progression", "attainment", "rung_mix", "tenure", "compensation", "pay_mix")
"""The tables that a company can fill; the others are read as well where they are uploaded."""

EXAMPLES = {
    "People": (PEOPLE, ("Level 1", "Our company", "Leeds", "3.5", "1", "1", "0", "", "31000", "2000", "0")),
    "Bands": (BANDS, ("Level 1", "28000", "31000", "36000")),
}
"""The forms of one row a person and a band: their fields, and a row to overwrite."""

ROWS = 500
"""So many rows of a sheet have a list to choose from."""

Cells = Sequence[Sequence[str]]


def form_csv(form: str) -> bytes:
    """Return a form as CSV with the mark that spreadsheets look for: header and a row to overwrite."""
    fields, row = EXAMPLES[form]
    return _csv([[field.label for field in fields], row])


def form_xlsx(form: str) -> bytes:
    """Return a form as a workbook: what each column holds stands behind its name."""
    fields, row = EXAMPLES[form]
    buffer = io.BytesIO()
    book = _workbook(buffer)
    _fill(book, form, [field.label for field in fields], [row], [_help(field) for field in fields])
    book.close()
    return buffer.getvalue()


def tables_zip(package: Package) -> bytes:
    """Return the tables of a package as a zip of CSV files, each with rows to overwrite, and what each column holds."""
    buffer, columns = io.BytesIO(), [["Table", "Column", "What it holds"]]
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for table, rows in _examples(package).items():
            names = [field.name for field in table.fields]
            made.writestr(table.file, _csv([names, *rows]))
            columns += [[table.file, *pair] for pair in zip(names, _helps(package, table), strict=True)]
        made.writestr("what the columns hold.csv", _csv(columns))
    return buffer.getvalue()


def tables_xlsx(package: Package) -> bytes:
    """Return the tables of a package as a workbook: help behind each column's name, what is allowed to choose from."""
    buffer = io.BytesIO()
    book = _workbook(buffer)
    described = {resource["name"]: resource for resource in package.descriptor["resources"]}
    for table, rows in _examples(package).items():
        names = [field.name for field in table.fields]
        page = _fill(book, table.name, names, rows, _helps(package, table))
        for at, field in enumerate(described[table.name]["schema"]["fields"]):
            if allowed := _allowed(table, field):
                page.data_validation(1, at, ROWS, at, {"validate": "list", "source": allowed})
    book.close()
    return buffer.getvalue()


def _examples(package: Package) -> dict[Table, Cells]:
    """Return the tables with their first row and those that it refers to, so that they are a package as they stand."""
    rules = {table.name: table for table in compiled(package.descriptor)}
    texts = {name: package[name].map(_text) for name in TABLES}
    chosen: dict[str, list[int]] = {name: [0] if len(texts[name]) else [] for name in TABLES}
    todo = [(name, 0) for name in TABLES if chosen[name]]
    while todo:
        name, at = todo.pop()
        for reference in rules[name].references:
            if reference.table not in chosen or reference.is_pool:
                continue
            held = texts[reference.table][list(reference.fields)].agg("\0".join, axis=1)
            value = "\0".join(texts[name].iloc[at][list(reference.columns)])
            parts = value.split(reference.separator) if reference.separator else [value]
            found = [int(place) for place in held.index[held.isin(parts)] if place not in chosen[reference.table]]
            chosen[reference.table] += found
            todo += [(reference.table, place) for place in found]
    return {rules[name]: texts[name].iloc[sorted(places)].values.tolist() for name, places in chosen.items()}


def _text(cell: Any) -> str:
    return "" if pd.isna(cell) else as_text(cell.item() if hasattr(cell, "item") else cell)


def _helps(package: Package, table: Table) -> list[str]:
    described = next(one for one in package.descriptor["resources"] if one["name"] == table.name)
    return [_column_help(field) for field in described["schema"]["fields"]]


def _column_help(field: Mapping[str, Any]) -> str:
    needed = "Needed." if field.get("constraints", {}).get("required") else "May be empty."
    example = f" For example {field['example']}." if "example" in field else ""
    return f"{field['description']} {needed}{example}"


def _help(field: Field) -> str:
    return f"{field.what} {'Needed.' if field.is_needed else 'May be left out.'}"


def _allowed(table: Table, field: Mapping[str, Any]) -> list[str] | str:
    """Return what may be chosen in a column: words, or the cells of the sheet that an id is of; nothing where open."""
    if "enum" in field.get("constraints", {}):
        return list(field["constraints"]["enum"])
    if field["type"] == "boolean":
        return ["true", "false"]
    for reference in table.references:
        if reference.columns == (field["name"],) and not reference.separator and reference.table in TABLES:
            return f"={reference.table}!$A$2:$A${ROWS}"
    return ""


def _workbook(buffer: io.BytesIO) -> Workbook:
    from xlsxwriter import Workbook  # loaded by whoever asks for a file

    return Workbook(buffer, {"in_memory": True} | PLAIN)


def _fill(book: Workbook, name: str, header: Sequence[str], rows: Cells, helps: Sequence[str]) -> Any:
    """Add a sheet with a header that says what each column holds; numbers are written as numbers."""
    page, bold = book.add_worksheet(name), book.add_format({"bold": True, "bottom": 1})
    page.freeze_panes(1, 0)
    for at, (column, text) in enumerate(zip(header, helps, strict=True)):
        page.write_string(0, at, column, bold)
        page.write_comment(0, at, text, {"x_scale": 2})
    for line, row in enumerate(rows, 1):
        for at, cell in enumerate(row):
            if cell.replace(".", "", 1).isdecimal():
                page.write_number(line, at, float(cell))
            else:
                page.write_string(line, at, cell)
    page.autofit(300)
    return page


def _csv(rows: Cells) -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made).writerows(rows)
    return made.getvalue().encode("utf-8-sig")
