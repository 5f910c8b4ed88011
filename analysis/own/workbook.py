"""A workbook of Excel as grids: one a sheet, cells as they were computed, errors named."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cached_property, lru_cache
from itertools import islice, zip_longest
from typing import Any
from xml.etree.ElementTree import ParseError

from analysis.own.faults import Unreadable
from analysis.own.grid import ABOVE, COLUMNS, Broken, Cell, Grid, Money, Row, filled

FAILED = (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, zipfile.BadZipFile, ParseError)
"""What the reader raises of files that are not what they say."""

OWN_FORMATS = 164
"""From this number on formats are the workbook's own; those below show the money of whoever looks at them."""

IN_BRACKETS = re.compile(r"\[\$([^\]-]+)")

NEVER = Broken("a formula without a result")
"""What stands for a formula that no spreadsheet has computed."""


class Book:
    """A workbook, opened once however many of its sheets are read."""

    def __init__(self, name: str, content: bytes) -> None:
        """Open a workbook; raises `Unreadable` where it cannot be read."""
        self._name, self._content = name, content
        self._results = _opened(name, content, computed=True)

    @cached_property
    def _formulas(self) -> Any:
        """The workbook with formulas in place of what they gave; None where there is no formula."""
        return _opened(self._name, self._content, computed=False) if _has_formulas(self._content) else None

    def sheets(self) -> list[str]:
        """Return the names of the sheets that hold cells."""
        return [sheet.title for sheet in self._results.worksheets]

    def read(self, sheet: str, header_row: int = 0) -> Grid:
        """Return the cells of a sheet; raises `Unreadable` where it cannot be read or there is too much of it."""
        grid = Grid(self._name, sheet)
        try:
            return filled(grid, self._rows(sheet), header_row)
        except FAILED as error:
            raise Unreadable(f"{self._name}, sheet {sheet}: it cannot be read as a workbook of Excel.") from error

    def header(self, sheet: str) -> list[str]:
        """Return the header of a sheet by its first rows; nothing where it cannot be read."""
        try:
            return filled(Grid(self._name, sheet), islice(self._rows(sheet), ABOVE)).header
        except (Unreadable, *FAILED):
            return []

    def _rows(self, sheet: str) -> Iterator[Row]:
        formulas = _cells(self._formulas[sheet]) if self._formulas else ()
        for number, (row, written) in enumerate(zip_longest(_cells(self._results[sheet]), formulas, fillvalue=()), 1):
            if len(row) > COLUMNS:
                columns = f"{len(row):,} columns; {COLUMNS:,} are read at most"
                raise Unreadable(f"{self._name}, sheet {sheet} has {columns}.")
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
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _as_shown(value, cell)
    if isinstance(value, time):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | date | datetime | None) else str(value)


def _as_shown(value: float, cell: Any) -> Cell:
    """Return a number with what its format says that it is: a share, of which 0.1 is seen as 10%, or money."""
    form = cell.number_format
    if "%" in form:
        return f"{100 * value:.10g}%"
    sign = _money(form) if cell.style_array.numFmtId >= OWN_FORMATS else ""
    return Money(value, sign) if sign else value


@lru_cache(maxsize=256)
def _money(form: str) -> str:
    """Return the sign or code of money in a format: [$€-407] #,##0 has €; empty where there is none."""
    if found := IN_BRACKETS.search(form):
        return found[1].strip()
    return next((char for char in form if unicodedata.category(char) == "Sc"), "")


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
