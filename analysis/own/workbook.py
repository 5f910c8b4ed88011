"""A workbook of Excel as grids: one a sheet, cells as they were computed, errors named."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import zip_longest
from typing import Any
from xml.etree.ElementTree import ParseError

from analysis.own.faults import Unreadable
from analysis.own.grid import COLUMNS, Broken, Cell, Grid, Row, filled

FAILED = (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, zipfile.BadZipFile, ParseError)
"""What the reader raises of files that are not what they say."""

NEVER = Broken("a formula without a result")
"""What stands for a formula that no spreadsheet has computed."""


def sheets(name: str, content: bytes) -> list[str]:
    """Return the names of a workbook's sheets that hold cells; raises `Unreadable` where it cannot be read."""
    book = _opened(name, content, computed=True)
    return [sheet.title for sheet in book.worksheets]


def read(name: str, content: bytes, sheet: str, header_row: int = 0) -> Grid:
    """Return the cells of one sheet; raises `Unreadable` where it cannot be read or there is too much of it."""
    grid = Grid(name, sheet)
    try:
        return filled(grid, _rows(name, content, sheet), header_row)
    except FAILED as error:
        raise Unreadable(f"{name}, sheet {sheet}: it cannot be read as a workbook of Excel.") from error


def _rows(name: str, content: bytes, sheet: str) -> Iterator[Row]:
    results = _cells(_opened(name, content, computed=True)[sheet])
    formulas = _cells(_opened(name, content, computed=False)[sheet]) if _has_formulas(content) else ()
    for number, (row, written) in enumerate(zip_longest(results, formulas, fillvalue=()), 1):
        if len(row) > COLUMNS:
            raise Unreadable(f"{name}, sheet {sheet} has {len(row):,} columns; {COLUMNS:,} are read at most.")
        cells = [_value(cell) for cell in row]
        for at, cell in enumerate(written[: len(cells)]):
            if cells[at] is None and cell.data_type == "f":
                cells[at] = NEVER
        yield number, cells, True


def _cells(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # some programs write a wrong size, which would cut the sheet
    return sheet.iter_rows()


def _value(cell: Any) -> Cell:
    value = cell.value
    if cell.data_type == "e":
        return Broken(value)
    if isinstance(value, time):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | date | datetime | None) else str(value)


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f>" in (text := parts.read(name)) or b"<f " in text for name in names)


def _opened(name: str, content: bytes, computed: bool) -> Any:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        return load_workbook(io.BytesIO(content), read_only=True, data_only=computed, keep_links=False)
    except (InvalidFileException, *FAILED) as error:
        raise Unreadable(f"{name} cannot be read as a workbook of Excel: save it anew as .xlsx.") from error
