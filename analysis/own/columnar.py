"""A file of Parquet as a grid."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Any

from analysis.own.faults import Unreadable
from analysis.own.grid import COLUMNS, ROWS, Cell, Grid, Row, filled

BATCH = 50_000
"""Rows that are turned into cells at a time, which bounds the memory."""


def read(name: str, content: bytes) -> Grid:
    """Return the cells of a file of Parquet; its header is row 1, as if it were a sheet.

    Raises `Unreadable` where it is damaged, where there is too much of it or a column holds lists.
    """
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(io.BytesIO(content))
        size, columns = file.metadata.num_rows, file.schema_arrow
        if size > ROWS or len(columns) > COLUMNS:
            raise Unreadable(
                f"{name} has {size:,} rows and {len(columns):,} columns; {ROWS:,} and {COLUMNS:,} are read at most."
            )
        nested = [field.name for field in columns if pa.types.is_nested(field.type)]
        if nested:
            raise Unreadable(f"{name}: column {nested[0]} holds lists or records, and one value a cell is read.")
        header: Row = (1, list(columns.names), True)
        return filled(Grid(name, notes=["read as Parquet"]), chain([header], _rows(file)), header_row=1)
    except (pa.ArrowException, OSError) as error:
        raise Unreadable(f"{name} cannot be read as Parquet: it is damaged.") from error


def _rows(file: object) -> Iterator[Row]:
    number = 1
    for batch in file.iter_batches(BATCH):  # type: ignore[attr-defined]  # pyarrow comes without types
        for cells in zip(*(_cells(column) for column in batch.columns), strict=True):
            number += 1
            yield number, cells, True


def _cells(column: Any) -> list[Cell]:
    """Return the cells of a column of Arrow: of one value one cell, however many rows have it."""
    coded = column if hasattr(column, "dictionary") else column.dictionary_encode(null_encoding="encode")
    values = [_value(value) for value in coded.dictionary.to_pylist()]
    return [None if at is None else values[at] for at in coded.indices.to_pylist()]


def _value(cell: object) -> Cell:
    if isinstance(cell, Decimal):
        return float(cell)
    if isinstance(cell, bytes):
        return cell.decode("utf-8", "surrogateescape")
    return cell  # type: ignore[return-value]  # Arrow's other plain values are cells
