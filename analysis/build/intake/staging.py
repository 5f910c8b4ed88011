"""CSV files of any size to Parquet, row by row as typed as the observations schema says.

Arrow reads block by block, so memory stays small. It is used in place of the engines' own readers because these agree
neither on what a number is nor on which line is which, and a row that is set aside is to be named by its line.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet as pq

from analysis.build.intake import lines as csv_lines
from analysis.build.intake import schema
from analysis.build.intake.dialect import Dialect, check_dialect
from analysis.build.intake.lines import BREAK, OPEN, Lines
from analysis.build.intake.progress import Progress
from analysis.build.intake.rejects import Rejects
from analysis.build.intake.schema import Terms
from analysis.package.schema import NUMBER, Field
from analysis.package.schema import TYPES as NOT_READ
from analysis.package.tables import DataError

QUOTE = "a quote is opened and not closed"
TOO_LONG = f"a row has more than {csv_lines.BLOCK >> 20} MB, the most that is read."
COMMA = ","
TYPES = {"string": pa.string(), "number": pa.float64(), "date": pa.date32()}


Reader = Callable[[pa.Array], tuple[pa.Array, np.ndarray]]
"""Returns texts as their type, and which of them could not be read."""


def stage(terms: Terms, path: Path, to: Path, rejects: Rejects, progress: Progress) -> int:
    """Write the readable rows of a CSV to the Parquet file `to`; returns how many rows were read.

    Set aside are rows with too few or too many values, an open quote, no value at all, text that is not UTF-8,
    or a number or date that is none. Raises `DataError` where a column is missing.
    """
    check_dialect(path, terms.dialect)
    header = _header(path, terms.dialect)
    schema.check_columns(terms, path, header)
    arrow = pa.schema(
        [(f.name, TYPES[f.kind]) for f in terms.fields] + [("at_file", pa.string()), ("at_line", pa.int64())]
    )
    rows = 0
    with pq.ParquetWriter(to, arrow) as writer:
        for batch, lines in _batches(terms, path, len(header), rejects, progress):
            rows += batch.num_rows
            columns, faults = _typed(terms, batch)
            for at in sorted(faults):
                values = batch.slice(at, 1).to_pylist()[0].values()
                row = terms.dialect.mark.join(values).replace(OPEN, '"') if faults[at] == QUOTE else values
                rejects.add(path, int(lines[at]), faults[at], row)
            good = np.setdiff1d(np.arange(batch.num_rows), list(faults))
            place = [pa.array([str(path)] * batch.num_rows), pa.array(lines)]
            writer.write_table(pa.table([*columns, *place], schema=arrow).take(good))
    return rows


def _header(path: Path, dialect: Dialect) -> list[str]:
    with path.open(encoding=dialect.codec, errors="replace", newline="") as handle:
        try:
            return next(csv.reader(handle, delimiter=dialect.mark), [])
        except csv.Error as error:
            raise DataError(f"{path}: the header cannot be read ({error}).") from None


def _batches(
    terms: Terms, path: Path, width: int, rejects: Rejects, progress: Progress
) -> Iterator[tuple[pa.RecordBatch, np.ndarray]]:
    """Yield batches of rows as text with their lines; rows of the wrong length are set aside on the way."""
    skipped: list[int] = []

    def set_aside(row: pyarrow.csv.InvalidRow) -> str:
        skipped.append(row.number)
        why = f"the row has {row.actual_columns} values, not {row.expected_columns}"
        (line,) = lines.of_rows(np.array([row.number]))
        text = row.text.replace(OPEN, '"').replace(BREAK, "\n")
        rejects.add(path, int(line), QUOTE if OPEN in row.text else why, text)
        return "skip"

    size, number = path.stat().st_size, 2
    with path.open("rb") as handle:
        lines = Lines(handle, width, terms.dialect)
        try:
            for batch in _reader(terms, lines, set_aside):
                rows = np.arange(number, number + batch.num_rows + len(skipped))
                rows = rows[~np.isin(rows, skipped)][: batch.num_rows]
                number = int(rows.max(initial=number - 1)) + 1
                skipped[:] = [row for row in skipped if row >= number]
                yield _with_breaks(batch) if lines.has_breaks else batch, lines.of_rows(rows)
                progress.part(handle.tell() / size)
        except pa.ArrowInvalid as error:
            what = TOO_LONG if "straddl" in str(error) else f"cannot be read as CSV ({error})"
            raise DataError(f"{path}: {what}") from None


def _with_breaks(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return the texts with the line breaks that they have in the file."""
    columns = [pc.replace_substring(texts, BREAK, "\n") for texts in batch.columns]
    return pa.RecordBatch.from_arrays(columns, schema=batch.schema)


def _reader(
    terms: Terms, lines: Lines, set_aside: Callable[[pyarrow.csv.InvalidRow], str]
) -> pyarrow.csv.CSVStreamingReader:
    """Read columns as text from rows of one line each; rows of another length go to `set_aside`."""
    return pyarrow.csv.open_csv(
        pa.PythonFile(io.BufferedReader(lines, csv_lines.BLOCK), mode="r"),
        pyarrow.csv.ReadOptions(use_threads=False, block_size=csv_lines.BLOCK),
        pyarrow.csv.ParseOptions(delimiter=terms.dialect.mark, ignore_empty_lines=False, invalid_row_handler=set_aside),
        pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(terms.names, pa.string()), include_columns=terms.names),
    )


def _typed(terms: Terms, batch: pa.RecordBatch) -> tuple[list[pa.Array], dict[int, str]]:
    """Return the columns of a batch of texts as their types, and by position what could not be read."""
    columns: list[pa.Array] = []
    faults: dict[int, str] = {}
    read: dict[str, Reader] = {"string": _texts, "number": partial(_numbers, terms.dialect), "date": _dates}
    for field, texts in zip(terms.fields, batch.columns, strict=True):
        present = pc.if_else(pc.equal(texts, ""), None, texts)
        column, unreadable = read[field.kind](present)
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


def _numbers(dialect: Dialect, texts: pa.Array) -> tuple[pa.Array, np.ndarray]:
    if dialect.decimal == COMMA:
        written = pc.if_else(pc.match_substring_regex(texts, f"^{dialect.number}$"), texts, None)
        numbers = pc.replace_substring(pc.replace_substring(written, ".", ""), COMMA, ".").cast(pa.float64())
    else:
        numbers = _with_points(texts)
    numbers = pc.if_else(pc.is_finite(numbers), numbers, None)
    return numbers, _mask(pc.and_(texts.is_valid(), numbers.is_null()))


def _with_points(texts: pa.Array) -> pa.Array:
    try:
        return texts.cast(pa.float64())
    except pa.ArrowInvalid:
        return pc.if_else(pc.match_substring_regex(texts, f"^{NUMBER}$"), texts, None).cast(pa.float64())


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
