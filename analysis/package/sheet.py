"""A CSV as texts with the lines on which they stand; what is wrong with its shape is told and hides nothing else."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from analysis.package.schema import Fault, listed, quoted

LONGEST = 131_072
"""Characters of a value that are read."""

SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}
LINE_BREAK = re.compile(r"\r\n|\r|\n")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are not UTF-8 as what they most often are, so that the rest of the file can be checked."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("windows-1252", _as_windows)


@dataclass
class Sheet:
    """The cells of a CSV: a header, and rows as wide as it, each with the line on which it begins.

    `uneven` are the places of rows whose shape is wrong; they are made to fit, and their cells say nothing. Values of
    columns after the `narrowest`, which have no name, may be left out.
    """

    name: str
    header: list[str] = field(default_factory=list)
    narrowest: int = 0
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    uneven: set[int] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def line_of(self, row: int, column: int) -> int:
        """Return the line on which a cell begins: the cells before it may have had line breaks."""
        return self.lines[row] + sum(len(LINE_BREAK.findall(cell)) for cell in self.rows[row][:column])

    def fault(self, line: int | None, column: str, found: str, right: str) -> None:
        """Add what is wrong in a line."""
        self.faults.append(Fault(self.name, line, column, found, right))


def read_sheet(name: str, content: bytes) -> Sheet:
    """Return the cells of a CSV in UTF-8, with commas, and what is wrong with its shape; `name` stands in faults."""
    sheet = Sheet(name)
    lines = io.StringIO(_text(sheet, content), newline="").readlines()
    separator = _separator(sheet, lines)
    found = records(sheet, lines, separator)
    header = next(found, None)
    if header is None:
        return sheet
    sheet.header = [cell.strip() for cell in header[1]]
    sheet.narrowest = max((at for at, name in enumerate(sheet.header, 1) if name), default=0)
    for line, row, is_whole in found:
        _add(sheet, line, row, is_whole)
    return sheet


def _text(sheet: Sheet, content: bytes) -> str:
    """Return the text of a file, whatever its encoding; one fault where it is not UTF-8."""
    encoding = wide(content)
    if encoding:
        sheet.fault(1, "", f"the file is in {encoding.upper()[:6]}", "and UTF-8 is read: save it as such")
        text = content.decode(encoding, "replace").removeprefix("\ufeff")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            byte, start = error.object[error.start], error.start
            meant = bytes([byte]).decode("cp1252", "replace")
            line = 1 + len(LINE_BREAK.findall(error.object[:start].decode("utf-8", "replace")))
            found = f"the byte 0x{byte:02X} is not UTF-8 ({meant} in Windows-1252)"
            sheet.fault(line, "", found, "which the file should be saved as")
            text = content.decode("utf-8-sig", "windows-1252")
    if "\0" not in text:
        return text
    for line, part in enumerate(io.StringIO(text, newline=""), 1):
        if "\0" in part:
            sheet.fault(line, "", "there is a zero byte", "which no text has: save the file anew")
    return text.replace("\0", "")


def wide(content: bytes) -> str:
    """Return the name of the encoding of two bytes a character that a file has, if it has one."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even, odd = content[:2000:2].count(0), content[1:2000:2].count(0)
    half = len(content[:2000]) // 4
    if half and max(even, odd) > half > 2 * min(even, odd):
        return "utf-16-le" if odd > even else "utf-16-be"
    return ""


def _separator(sheet: Sheet, lines: list[str]) -> str:
    """Return what separates the values of a file: a comma, or a fault and what is there in its place."""
    first = next((line for line in lines if line.strip()), "")
    for mark, word in SEPARATORS.items():
        if mark in first and "," not in first:
            line = 1 + lines.index(first)
            sheet.fault(line, "", f"{word} stand between the values", "where commas are read")
            return mark
    return ","


def records(sheet: Sheet, lines: list[str], separator: str) -> Iterator[tuple[int, list[str], bool]]:
    """Yield rows that are not blank: the line, the cells, and whether the row's quotes are as they should be."""
    at = 0
    csv.field_size_limit(LONGEST)  # other libraries lift it for the whole process
    while at < len(lines):
        reader, start = csv.reader(islice(lines, at, None), delimiter=separator, strict=True), at
        try:
            for row in reader:
                if row:
                    yield at + 1, row, True
                at = start + reader.line_num
        except csv.Error as error:
            end = start + reader.line_num
            bad = _opened(lines, at, end)
            _quote_fault(sheet, bad, end, str(error))
            yield at + 1, _leniently(lines[bad], separator), False
            at = bad + 1


def _opened(lines: list[str], start: int, end: int) -> int:
    """Return where the last quote was opened that a line break followed, from the line `start` on, before `end`."""
    is_open, opened = False, start
    for at in range(start, end):
        if lines[at].count('"') % 2:
            is_open = not is_open
            if is_open and (at < end - 1 or end == len(lines)):
                opened = at
    return opened


def _quote_fault(sheet: Sheet, bad: int, end: int, error: str) -> None:
    if "limit" in error and end == bad + 1:
        found, right = f"a value has more than {LONGEST:,} characters", "the most that is read"
    elif end == bad + 1 and "end of data" not in error:
        found, right = "text follows a closing quote", "and a quote within a value is written twice"
    else:
        found, right = "a quote is opened and never closed", "and a value that begins with one ends with one"
    sheet.fault(bad + 1, "", found, right)


def _leniently(line: str, separator: str) -> list[str]:
    """Return the cells of a line whose quotes are wrong, as far as they can be told."""
    try:
        return next(csv.reader([line], delimiter=separator), [""])
    except csv.Error:
        return [""]


def _add(sheet: Sheet, line: int, row: list[str], is_whole: bool) -> None:
    """Add a row, made to fit the header: one value too few or too many is a fault, and of no column known."""
    width = len(sheet.header)
    if is_whole and sheet.narrowest <= len(row) <= width:
        sheet.rows.append(row + [""] * (width - len(row)))
    else:
        sheet.uneven.add(len(sheet.rows))
        sheet.rows.append((row + [""] * width)[:width])
        if is_whole:
            _width_fault(sheet, line, row)
    sheet.lines.append(line)


def _width_fault(sheet: Sheet, line: int, row: list[str]) -> None:
    width, more = len(sheet.header), len(row) - len(sheet.header)
    columns = f"{width} column{'s' * (width != 1)}"
    end = line + sum(len(LINE_BREAK.findall(cell)) for cell in row[:width])
    if more > 0:
        surplus = listed([quoted(value) if value else "an empty value" for value in row[width:]], most=3)
        found = f"{surplus} {'is one value' if more == 1 else f'are {more} values'} too many"
        sheet.fault(end, str(width + 1), found, f"for the header has {columns}")
    else:
        found = f"the row ends before it, after {len(row)} value{'s' * (len(row) != 1)}"
        sheet.fault(end, sheet.header[len(row)], found, f"and the header has {columns}")
