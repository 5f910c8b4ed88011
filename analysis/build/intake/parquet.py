"""Parquet files that an engine would not read as they are: copied to one that every engine reads alike.

An engine takes `[1]` in a name for a pattern, a folder `country=DE` for a column, `Country` for `country`, and the name
that it gives to the row's number for its own. What none of this touches is read where it lies.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.build.intake.schema import Terms
from analysis.package.tables import DataError

TYPES = {"string": pa.string(), "number": pa.float64(), "date": pa.date32()}
OF_ENGINES = frozenset({"filename", "file_row_number", "file", "line", "_metadata"})
"""Columns by which the engines say where a row stands."""

PLACE = [("at_file", pa.string()), ("at_line", pa.int64())]


def schema_of(path: Path) -> pa.Schema:
    """Return the columns of a Parquet file; raises `DataError` where the file is damaged or none."""
    try:
        return pq.read_schema(path)
    except (pa.ArrowException, OSError) as error:
        raise DataError(f"{path}: this is not a whole Parquet file ({str(error).splitlines()[0]})") from None


def is_plain(path: Path, columns: pa.Schema) -> bool:
    """Return whether every engine reads a file as it is: its name, its folders and its columns mean nothing else."""
    folded = [name.casefold() for name in columns.names]
    clear = len(set(folded)) == len(folded) and not OF_ENGINES.intersection(folded)
    named = not set("*?[]{}\\=").intersection(str(path))
    return clear and named and not any(pa.types.is_null(kind) for kind in columns.types)


def stage(terms: Terms, path: Path, to: Path) -> None:
    """Copy the schema's columns of a Parquet file to `to`, with the file and the row in it; empty columns are missing.

    Raises `DataError` where the file is damaged.
    """
    arrow = pa.schema([*((field.name, TYPES[field.kind]) for field in terms.fields), *PLACE])
    row = 1
    try:
        with pq.ParquetFile(path) as file, pq.ParquetWriter(to, arrow) as writer:
            for batch in file.iter_batches(columns=terms.names):
                columns = _cast(batch, terms.names, arrow)
                place = [pa.array([str(path)] * batch.num_rows), pa.array(range(row, row + batch.num_rows))]
                writer.write_table(pa.table([*columns, *place], schema=arrow))
                row += batch.num_rows
    except (pa.ArrowException, OSError) as error:
        raise DataError(f"{path}: cannot be read as Parquet ({str(error).splitlines()[0]})") from None


def _cast(batch: pa.RecordBatch, names: Sequence[str], arrow: pa.Schema) -> list[pa.Array]:
    return [batch.column(name).cast(arrow.field(name).type, safe=False) for name in names]
