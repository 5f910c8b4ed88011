"""Uploaded files: what each is by its content, whatever its name says, and the grids in it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from analysis.own import columnar, delimited, workbook
from analysis.own.faults import Unreadable
from analysis.own.grid import Grid
from analysis.package.compiled import DESCRIPTOR

MEGABYTE = 1_000_000
UNPACKED = 200 * MEGABYTE
"""The most bytes that a zip or a workbook may hold once it is unpacked."""

MEMBERS = 300
"""The most files in a zip."""

MOST_SHEETS = 30
"""So many sheets are looked at for the one that is meant."""

STRANGERS = {
    b"\x89PNG": "a picture (PNG), not a table.",
    b"\xff\xd8\xff": "a picture (JPEG), not a table.",
    b"GIF8": "a picture (GIF), not a table.",
    b"%PDF": "a PDF, not a table.",
    b"\x1f\x8b": "packed with gzip: unpack it first, or pack it as a zip.",
    b"\x7fELF": "a program, not a table.",
    b"MZ\x90": "a program, not a table.",
    b"SQLite format 3": "a database (SQLite): save its tables as CSV.",
}
"""How files begin that are no tables, and what they are."""

MARKED_UP = re.compile(rb"\s*<(!doctype|html|\?xml|table|[a-z]+:)", re.IGNORECASE)
JSON = re.compile(rb"\s*(\[\s*[\[{]|\{\s*\")")
"""How texts begin that are no tables."""

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
BOOK, PARQUET = "workbook", "parquet"


@dataclass(frozen=True)
class File:
    """A file with tables: `kind` is text, workbook or parquet, found by its content."""

    name: str
    content: bytes
    kind: str = "text"

    @property
    def stem(self) -> str:
        """The name without what it ends in."""
        return PurePosixPath(self.name).stem

    def sheets(self) -> list[str]:
        """Return the names of its sheets; one without a name where it is no workbook."""
        return self._book.sheets() if self.kind == BOOK else [""]

    def sheet_like(self, likeness: Callable[[Sequence[str]], int]) -> str:
        """Return the sheet whose header is likest to what is looked for, the first of several: a cover is often first.

        `likeness` says of a header how like it is.
        """
        sheets = self.sheets()
        if len(sheets) == 1:
            return sheets[0]
        return max(sheets[:MOST_SHEETS], key=lambda sheet: likeness(self._book.header(sheet)))

    @cached_property
    def _book(self) -> workbook.Book:
        return workbook.Book(self.name, self.content)

    def grid(self, sheet: str = "", encoding: str = "", header_row: int = 0, mark: str = "") -> Grid:
        """Return the cells of a sheet; raises `Unreadable` where they cannot be read."""
        if self.kind == BOOK:
            return self._book.read(sheet or self.sheets()[0], header_row)
        if self.kind == PARQUET:
            return columnar.read(self.name, self.content)
        return delimited.read(self.name, self.content, encoding, header_row, mark)


def files(uploads: Iterable[tuple[str, bytes]]) -> list[File]:
    """Return uploaded files, by name and content, with those of a zip in its place.

    Raises `Unreadable` with the sentence for the first that is none, and where two have one name.
    """
    found: dict[str, File] = {}
    for name, content in uploads:
        for file in _opened(name, content):
            if file.name in found:
                raise Unreadable(f"Two files are called {file.name}; each needs a name of its own.")
            found[file.name] = file
    return list(found.values())


def _opened(name: str, content: bytes) -> Iterator[File]:
    if not content:
        raise Unreadable(f"{name} is empty.")
    if content.startswith(OLD_OFFICE):
        raise Unreadable(f"{name} has a password, or is of an old Excel (.xls): save it as .xlsx without a password.")
    for start, what in STRANGERS.items():
        if content.startswith(start):
            raise Unreadable(f"{name} is {what}")
    if MARKED_UP.match(content):
        raise Unreadable(f"{name} is a web page or XML, whatever it is called: save it as .xlsx or CSV.")
    if JSON.match(content) and name != DESCRIPTOR:
        raise Unreadable(f"{name} is JSON, not a table: save it as .xlsx or CSV.")
    if content.startswith(b"PK"):
        yield from _zipped(name, content)
    elif content.startswith(b"PAR1"):
        yield File(name, content, PARQUET)
    else:
        yield File(name, content)


def _zipped(name: str, content: bytes) -> Iterator[File]:
    """Yield the files of a zip, or the workbook that it is; sizes are counted as it is unpacked, never believed."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            members = [one for one in parts.infolist() if not one.is_dir()]
            if not members:
                raise Unreadable(f"{name} holds no file.")
            if sum(one.file_size for one in members) > UNPACKED or len(members) > MEMBERS:
                raise Unreadable(f"{name} unpacks to more than {UNPACKED // MEGABYTE} MB or {MEMBERS} files.")
            if "xl/workbook.xml" in parts.namelist():
                yield File(name, content, BOOK)
                return
            left = UNPACKED
            for one in members:
                path = PurePosixPath(one.filename.replace("\\", "/"))
                if path.name.startswith(".") or "__MACOSX" in path.parts:
                    continue
                with parts.open(one) as part:
                    inner = part.read(left + 1)
                left -= len(inner)
                if left < 0:
                    raise Unreadable(f"{name} unpacks to more than {UNPACKED // MEGABYTE} MB.")
                yield from _member(name, path.name, inner)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise Unreadable(f"{name} is a damaged zip.") from error
    except RuntimeError as error:  # how zipfile asks for a password
        raise Unreadable(f"{name} has a password: pack it without one.") from error


def _member(zipped: str, name: str, content: bytes) -> Iterator[File]:
    if name.lower().endswith(".zip"):
        raise Unreadable(f"{zipped} holds another zip, {name}: pack the files themselves.")
    yield from _opened(name, content)
