"""The cells of one sheet with their places, and where its header is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice

from analysis.own.faults import Fault, Unreadable, letter
from analysis.own.progress import EVERY, say
from analysis.own.text import LOST
from analysis.package.schema import listed, quoted

ROWS, COLUMNS = 1_000_000, 300
"""The most rows and columns that are read."""

MOST_SHARED = 10_000
"""So many different texts of a column are held once each, however many of its cells have them."""

ABOVE = 30
"""Among so many first rows the header is looked for."""


class Broken(str):
    """What a spreadsheet shows where a formula failed: #DIV/0!."""

    __slots__ = ()


class Money(float):
    """A number that a spreadsheet shows with the sign or code of money; one amount in other money is not the same."""

    __slots__ = ("sign",)
    sign: str

    def __new__(cls, amount: float, sign: str) -> Money:
        """Return an amount with its sign."""
        made = super().__new__(cls, amount)
        made.sign = sign
        return made

    def __eq__(self, other: object) -> bool:
        return float(self) == other and (not isinstance(other, Money) or other.sign == self.sign)

    def __hash__(self) -> int:
        return hash(float(self))


Cell = str | int | float | bool | date | None

Row = tuple[int, Sequence[Cell], bool]
"""A row as it is found: its number in the spreadsheet, its cells, and whether its quotes are as they should be."""


@dataclass
class Grid:
    """A sheet: a header and rows as wide as it, each with its number; what was found out in reading, and faults.

    `uneven` are the places of rows that do not fit the header; they are made to fit, and their cells say nothing.
    `texts` are those of each column that its cells share.
    """

    file: str
    sheet: str = ""
    header: list[str] = field(default_factory=list)
    header_row: int = 0
    rows: list[list[Cell]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    uneven: set[int] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    texts: list[dict[str, str]] = field(default_factory=list)

    def fault(self, kind: str, row: int, column: int, found: str, right: str) -> Fault:
        """Return a fault of a row by its number, and of a column by its place from 1; 0 for neither."""
        name = self.header[column - 1] if 0 < column <= len(self.header) else ""
        return Fault(kind, self.file, self.sheet, row, column, name, found, right)

    def column(self, place: int) -> list[Cell]:
        """Return the cells of a column by its place from 0."""
        return [row[place] for row in self.rows]


def filled(grid: Grid, rows: Iterable[Row], header_row: int = 0) -> Grid:
    """Return a grid with its header and rows: the header is the row of that number, else the one found.

    Raises `Unreadable` where there are too many rows or columns.
    """
    rows = iter(rows)
    first = [row for row in islice(rows, ABOVE) if _width(row[1])]
    at = _header_at(first, header_row)
    if not first:
        grid.faults.append(grid.fault("file", 0, 0, "there is nothing in it", "and a header and rows are needed"))
        return grid
    grid.header_row, cells, _whole = first[at]
    grid.header = [as_text(cell).strip() for cell in cells[: _width(cells)]]
    if len(grid.header) > COLUMNS:
        raise Unreadable(f"{grid.file} has {len(grid.header):,} columns; {COLUMNS:,} are read at most.")
    grid.texts = [{} for _name in grid.header]
    grid.faults += _doubled(grid)
    if at:
        grid.notes.append(f"the header is row {grid.header_row}, what stands above it is left out")
    for row in first[at + 1 :]:
        _add(grid, row)
    for row in rows:
        _add(grid, row)
        if len(grid.rows) % EVERY == 0:
            say(f"{grid.file}: {len(grid.rows):,} rows read")
    if not grid.rows:
        grid.faults.append(grid.fault("file", 0, 0, "there is a header and no row below it", "and one is needed"))
    return grid


def as_text(cell: Cell) -> str:
    """Return a cell as the text that a CSV would hold: whole numbers without a point, days as ISO 8601."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(" ")
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return str(cell)


def _header_at(first: Sequence[Row], header_row: int) -> int:
    """Return the place of the header: as wide as half of the widest row and without a number, else the first row."""
    for at, (number, _cells, _whole) in enumerate(first):
        if number == header_row:
            return at
    most = max((_filled(cells) for _number, cells, _whole in first), default=0)
    wide = (at for at, (_number, cells, _whole) in enumerate(first) if 2 * _filled(cells) > most and _is_named(cells))
    return next(wide, 0)


def _doubled(grid: Grid) -> Iterator[Fault]:
    """Yield the columns whose name another one before them has, whatever its case."""
    folded = [name.casefold() for name in grid.header]
    for place, name in enumerate(grid.header, 1):
        first = folded.index(name.casefold()) + 1
        if name and first < place:
            found = f"{quoted(name)} is the name of column {letter(first)} already"
            yield grid.fault("shape", grid.header_row, place, found, "and each needs its own")


def _add(grid: Grid, row: Row) -> None:
    """Add a row, made to fit the header; one without any value is none."""
    number, cells, is_whole = row
    width, used = len(grid.header), _width(cells)
    if not used:
        return
    if len(grid.rows) >= ROWS:
        raise Unreadable(f"{grid.file} has more than {ROWS:,} rows, the most that are read.")
    if used > width or len(cells) < width or not is_whole:
        grid.uneven.add(len(grid.rows))
        if is_whole:
            grid.faults.append(_shape_fault(grid, number, cells[: max(used, len(cells))]))
    _note_lost(grid, number, cells[:width])
    # A million people have few levels and places: cells with one text share it.
    shared = [
        texts.setdefault(cell, cell) if type(cell) is str and len(texts) < MOST_SHARED else cell
        for texts, cell in zip(grid.texts, cells, strict=False)
    ]
    grid.rows.append([*shared, *([None] * (width - len(cells)))])
    grid.numbers.append(number)


def _shape_fault(grid: Grid, number: int, cells: Sequence[Cell]) -> Fault:
    width = len(grid.header)
    if len(cells) > width:
        surplus = listed([quoted(as_text(cell)) for cell in cells[width:]], most=3)
        found, right = f"{surplus} stands after the last column", f"and the header has {width} columns"
        return grid.fault("shape", number, width + 1, found, right)
    found = f"the row ends before it, after {len(cells)} value{'s' * (len(cells) != 1)}"
    return grid.fault("shape", number, len(cells) + 1, found, f"and the header has {width} columns")


def _note_lost(grid: Grid, number: int, cells: Sequence[Cell]) -> None:
    for column, cell in enumerate(cells, 1):
        if isinstance(cell, str) and not cell.isascii() and LOST.search(cell):
            shown = LOST.sub("\N{REPLACEMENT CHARACTER}", cell)
            right = "which another encoding may read, or the file as it was before it was saved"
            grid.faults.append(grid.fault("text", number, column, f"{quoted(shown)} has a letter that is lost", right))


def _filled(cells: Sequence[Cell]) -> int:
    return sum(cell not in (None, "") for cell in cells)


def _is_named(cells: Sequence[Cell]) -> bool:
    """Return whether a row may name columns: what it holds are texts, and no numbers among them."""
    held = [cell for cell in cells if cell not in (None, "")]
    return all(isinstance(cell, str) and cell.strip("-+ .,0123456789") != "" for cell in held)


def _width(cells: Sequence[Cell]) -> int:
    """Return the place of the last cell that holds something."""
    for at in range(len(cells), 0, -1):
        cell = cells[at - 1]
        if cell is not None and (not isinstance(cell, str) or cell.strip()):
            return at
    return 0
