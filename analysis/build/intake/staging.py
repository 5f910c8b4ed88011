"""CSV files of any size to Parquet, row by row as typed as the observations schema says.

Arrow reads block by block, so memory stays small. It is used in place of the engines' own readers because these agree
neither on what a number is nor on which line is which, and a row that is set aside is to be named by its line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from analysis.build.intake import schema
from analysis.build.intake.progress import Progress
from analysis.build.intake.rejects import Rejects
from analysis.package.schema import NUMBER, Field
from analysis.package.schema import TYPES as NOT_READ

BLOCK = 8 << 20
OPEN = "\ue000"
"""Stands for a quote in a line where one is opened and not closed; a code point that no text uses."""

QUOTE = "a quote is opened and not closed"
TYPES = {"string": pa.string(), "number": pa.float64(), "date": pa.date32()}


def stage(path: Path, to: Path, rejects: Rejects, progress: Progress) -> int:
    """Write the readable rows of a CSV to the Parquet file `to`; returns how many rows were read.

    Set aside are rows with too few or too many values, an open quote, no value at all, text that is not UTF-8,
    or a number or date that is none. Raises `DataError` where a column is missing.
    """
    fields = schema.fields()
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as handle:
        schema.check_columns(path, next(csv.reader(handle), []))
    arrow = pa.schema([(f.name, TYPES[f.kind]) for f in fields] + [("at_file", pa.string()), ("at_line", pa.int64())])
    rows = 0
    with pq.ParquetWriter(to, arrow) as writer:
        for batch, lines in _batches(path, [field.name for field in fields], rejects, progress):
            rows += batch.num_rows
            columns, faults = _typed(batch, fields)
            for at in sorted(faults):
                values = batch.slice(at, 1).to_pylist()[0].values()
                row = ",".join(values).replace(OPEN, '"') if faults[at] == QUOTE else values
                rejects.add(path, int(lines[at]), faults[at], row)
            good = np.setdiff1d(np.arange(batch.num_rows), list(faults))
            place = [pa.array([str(path)] * batch.num_rows), pa.array(lines)]
            writer.write_table(pa.table([*columns, *place], schema=arrow).take(good))
    return rows


class _Lines(io.RawIOBase):
    """The bytes of a CSV with each line on its own: UTF-8 throughout, no quote left open at the end of a line.

    A quote that is opened and not closed would swallow rows to the end of a block, and no column of the schema may
    hold a line break. So the quotes of such a line are replaced by `OPEN`, which makes it a row to set aside.
    """

    def __init__(self, handle: BinaryIO) -> None:
        self._handle = handle
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # readers hand over a view
        if not self._ready:
            text = (self._handle.read(BLOCK) + self._handle.readline()).decode("utf-8", "replace")
            self._ready = memoryview(_without_open_quotes(text).encode())
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size


def _without_open_quotes(text: str) -> str:
    if '"' not in text:
        return text
    lines = (line.replace('"', OPEN) if line.count('"') % 2 else line for line in text.split("\n"))
    return "\n".join(lines)


def _batches(
    path: Path, names: list[str], rejects: Rejects, progress: Progress
) -> Iterator[tuple[pa.RecordBatch, np.ndarray]]:
    """Yield batches of rows as text with their lines; rows of the wrong length are set aside on the way."""
    skipped: list[int] = []

    def set_aside(row: pyarrow.csv.InvalidRow) -> str:
        skipped.append(row.number)
        why = f"the row has {row.actual_columns} values, not {row.expected_columns}"
        rejects.add(path, row.number, QUOTE if OPEN in row.text else why, row.text.replace(OPEN, '"'))
        return "skip"

    size, number = path.stat().st_size, 2
    with path.open("rb") as handle:
        reader = pyarrow.csv.open_csv(
            pa.PythonFile(io.BufferedReader(_Lines(handle), BLOCK), mode="r"),
            pyarrow.csv.ReadOptions(use_threads=False, block_size=BLOCK),
            pyarrow.csv.ParseOptions(ignore_empty_lines=False, invalid_row_handler=set_aside),
            pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(names, pa.string()), include_columns=names),
        )
        for batch in reader:
            lines = np.arange(number, number + batch.num_rows + len(skipped))
            lines = lines[~np.isin(lines, skipped)][: batch.num_rows]
            number = int(lines.max(initial=number - 1)) + 1
            skipped[:] = [line for line in skipped if line >= number]
            yield batch, lines
            progress.part(handle.tell() / size)


def _typed(batch: pa.RecordBatch, fields: Sequence[Field]) -> tuple[list[pa.Array], dict[int, str]]:
    """Return the columns of a batch of texts as their types, and by position what could not be read."""
    columns: list[pa.Array] = []
    faults: dict[int, str] = {}
    for field, texts in zip(fields, batch.columns, strict=True):
        present = pc.if_else(pc.equal(texts, ""), None, texts)
        column, unreadable = {"string": _texts, "number": _numbers, "date": _dates}[field.kind](present)
        columns.append(column)
        for at in np.flatnonzero(unreadable):
            faults.setdefault(int(at), _fault(field, texts[at].as_py()))
    for at in np.flatnonzero(np.logical_and.reduce([column.is_null() for column in columns])):
        faults[int(at)] = "the row is empty"
    return columns, faults


def _fault(field: Field, text: str) -> str:
    """Say why a text cannot be read as the field's type."""
    if OPEN in text:
        return QUOTE
    return f"{field.name} {NOT_READ[field.kind].broken}: {text!r}"


def _texts(texts: pa.Array) -> tuple[pa.Array, np.ndarray]:
    """Find texts with a quote left open or bytes that are not UTF-8, which shows in the sign that replaced them."""
    return texts, _mask(pc.match_substring_regex(texts, f"[{OPEN}\ufffd]"))


def _numbers(texts: pa.Array) -> tuple[pa.Array, np.ndarray]:
    try:
        numbers = texts.cast(pa.float64())
    except pa.ArrowInvalid:
        numbers = pc.if_else(pc.match_substring_regex(texts, f"^{NUMBER}$"), texts, None).cast(pa.float64())
    numbers = pc.if_else(pc.is_finite(numbers), numbers, None)
    return numbers, _mask(pc.and_(texts.is_valid(), numbers.is_null()))


def _dates(texts: pa.Array) -> tuple[pa.Array, np.ndarray]:
    try:
        dates = texts.cast(pa.date32())
    except pa.ArrowInvalid:
        dates = pa.array([_date(text) for text in texts.to_pylist()], pa.date32())
    return dates, _mask(pc.and_(texts.is_valid(), dates.is_null()))


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _mask(flags: pa.Array) -> np.ndarray:
    return flags.fill_null(False).to_numpy(zero_copy_only=False)
