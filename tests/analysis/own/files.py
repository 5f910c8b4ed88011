"""Files as people have them, made for the tests: workbooks, Parquet and zips, as bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import pandas as pd
from openpyxl import Workbook

Sheets = Mapping[str, Sequence[Sequence[object]]]
"""Rows of cells by the name of their sheet."""


def book(sheets: Sheets) -> bytes:
    """Return a workbook of Excel with the rows of each sheet; texts that begin with = are formulas."""
    made, buffer = Workbook(), io.BytesIO()
    made.remove(made.active)
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(list(row))
    made.save(buffer)
    return buffer.getvalue()


def parquet(columns: Mapping[str, Sequence[object]]) -> bytes:
    """Return a file of Parquet with these columns."""
    buffer = io.BytesIO()
    pd.DataFrame(columns).to_parquet(buffer, index=False)
    return buffer.getvalue()


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    """Return a zip of files by their names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return buffer.getvalue()
