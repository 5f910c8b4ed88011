"""A file of text as a grid: CSV and its like, with any of four separators, in any of three encodings."""

from __future__ import annotations

import io
from collections.abc import Iterator

from analysis.own.grid import Grid, Row, filled
from analysis.own.text import ENCODINGS, SEPARATORS, decode, separator
from analysis.package.sheet import LINE_BREAK, Sheet, records

EXCELS_OWN = "sep="
"""How the first line begins by which Excel is told the separator."""


def read(name: str, content: bytes, encoding: str = "", header_row: int = 0, mark: str = "") -> Grid:
    """Return the cells of a file of text; empty `encoding`, `mark` between values and `header_row` 0 are found.

    Raises `Unreadable` where there is too much of it.
    """
    text, encoding = decode(content, encoding)
    lines = io.StringIO(text.replace("\0", ""), newline="").readlines()
    skipped = 1 if lines and lines[0].lower().startswith(EXCELS_OWN) else 0
    stated = mark or (lines[0][len(EXCELS_OWN) :].strip("\r\n")[:1] if skipped else "")
    mark = stated if stated in SEPARATORS else separator(lines[skipped:])
    grid = Grid(name, notes=[f"read as {ENCODINGS[encoding]} with {SEPARATORS[mark]} between values"])
    shapes = Sheet(name)
    filled(grid, _rows(shapes, lines[skipped:], mark, skipped), header_row)
    for fault in shapes.faults:
        grid.faults.append(grid.fault("shape", fault.line or 0, 0, fault.found, fault.right))
    if "\0" in text:
        grid.faults.append(grid.fault("text", 0, 0, "there are zero bytes", "which no text has; they are passed over"))
    return grid


def _rows(shapes: Sheet, lines: list[str], mark: str, skipped: int) -> Iterator[Row]:
    """Yield rows by their number in a spreadsheet, in which a line break within a value begins no row."""
    within = 0
    for line, cells, is_whole in records(shapes, lines, mark):
        yield line - within + skipped, cells, is_whole
        within += sum(len(LINE_BREAK.findall(cell)) for cell in cells) if is_whole else 0
