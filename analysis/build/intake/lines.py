"""The bytes of a CSV with each row on one line, and the line of the file on which each row begins.

A quoted value may hold line breaks (RFC 4180); Arrow would count rows in place of lines then, and a quote that is
opened and not closed would swallow all rows to the end of a block. So rows are put together here, and a stray quote
costs one row only.
"""

from __future__ import annotations

import csv
import io
from array import array
from typing import BinaryIO

import numpy as np

from analysis.build.intake.dialect import Dialect

BLOCK = 8 << 20
OPEN = "\ue000"
"""Stands for a quote in a line where one is opened and not closed; a code point that no text uses."""

BREAK = "\ue001"
"""Stands for a line break within a value; a code point that no text uses."""

LONGEST = 1_000
"""A row has at most so many lines: a quote that is still open then is one that nobody closes."""


class Lines(io.RawIOBase):
    """A CSV as UTF-8, with `BREAK` for line breaks within values, `OPEN` for the quotes of a line that leaves one open.

    `width` is the number of values in a row: lines are put together only where they make a whole row of as many.
    """

    def __init__(self, handle: BinaryIO, width: int, dialect: Dialect) -> None:
        self._text = io.TextIOWrapper(handle, dialect.codec, "replace", newline="\n")
        self._width, self._mark = width, dialect.mark
        self._ready = memoryview(b"")
        self._carried: list[str] = []
        self._rows = 0
        self._long_rows, self._more_lines = array("q"), array("q")

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # readers hand over a view
        """Fill the buffer with what comes next; returns how many bytes, 0 at the end."""
        while not self._ready:
            found = self._text.read(BLOCK) + self._text.readline()
            if not (found or self._carried):
                return 0
            self._ready = memoryview(self._as_rows(found, is_last=not found).encode())
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    @property
    def has_breaks(self) -> bool:
        """Whether a value with a line break has been read."""
        return bool(self._long_rows)

    def of_rows(self, rows: np.ndarray) -> np.ndarray:
        """Return the line on which each row begins; the header is row 1. Rows that were read, in any order."""
        more = np.concatenate([[0], np.cumsum(np.asarray(self._more_lines, dtype="int64"))])
        return rows + more[np.searchsorted(np.asarray(self._long_rows, dtype="int64"), rows)]

    def _as_rows(self, text: str, is_last: bool) -> str:
        if not self._carried and '"' not in text:
            self._rows += text.count("\n")
            return text
        lines = [*self._carried, *_cut(text)]
        if not any(line.count('"') % 2 for line in lines):
            self._carried, self._rows = [], self._rows + len(lines)
            return text
        rows, at = [], 0
        self._carried = []
        while at < len(lines):
            if lines[at].count('"') % 2 == 0:
                taken = 1
            else:
                end = _end_of_row(lines, at)
                if end is None and not is_last and len(lines) - at < LONGEST:
                    self._carried = lines[at:]
                    break
                taken = 1 if end is None else self._whole(lines, at, end)
            rows.append(_on_one_line(lines[at : at + taken]))
            self._rows += 1
            at += taken
        return "".join(rows)

    def _whole(self, lines: list[str], at: int, end: int) -> int:
        """Return of how many lines the row is that begins on one and may end on another, and keep it in mind."""
        if not _is_row("".join(lines[at : end + 1]), self._width, self._mark):
            return 1
        self._long_rows.append(self._rows + 1)
        self._more_lines.append(end - at)
        return end - at + 1


def _on_one_line(lines: list[str]) -> str:
    text = "".join(lines)
    if text.count('"') % 2:
        return text.replace('"', OPEN)
    if len(lines) == 1:
        return text
    body = text.rstrip("\r\n")
    return body.replace("\r\n", BREAK).replace("\n", BREAK) + text[len(body) :]


def _cut(text: str) -> list[str]:
    """Return lines with their ends; only a line feed ends one, as it does in the file."""
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else [])]


def _end_of_row(lines: list[str], at: int) -> int | None:
    """Return the line that closes the quote which another leaves open; `None` where none of the next does."""
    ends = (end for end in range(at + 1, min(len(lines), at + LONGEST)) if lines[end].count('"') % 2)
    return next(ends, None)


def _is_row(text: str, width: int, mark: str) -> bool:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error:
        return False
    return [len(row) for row in rows] == [width]
