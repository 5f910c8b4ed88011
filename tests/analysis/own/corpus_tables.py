"""Workbooks and files of Parquet as visitors bring them, made here by name; `corpus.csv` says what is read of each."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from decimal import Decimal

import numpy as np
import pandas as pd
import xlsxwriter

from tests.analysis.own.files import book, parquet

HEADER = ("Level", "Place", "Years", "Base pay")
ROWS = (("Analyst", "Leeds", 3, 31000), ("Officer", "Leeds", 5, 42000))


def sheet(*cells: object) -> bytes:
    """Return a workbook whose further rows have these cells of pay."""
    return book({"Staff": [HEADER, ROWS[0], *(("Officer", "Leeds", 5, cell) for cell in cells)]})


def computed(result: object, form: dict | None = None) -> bytes:
    """Return a workbook as Excel saves it: pay is a formula with its result, in a format."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as made:
        page, style = made.add_worksheet("Staff"), made.add_format(form or {})
        page.write_row(0, 0, HEADER)
        page.write_row(1, 0, ROWS[0])
        page.write_row(2, 0, ROWS[1][:3])
        page.write_formula(2, 3, "=D2*2", style, result)
    return buffer.getvalue()


def merged() -> bytes:
    """Return a workbook whose title spans all columns, and whose first level spans two rows."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as made:
        page = made.add_worksheet("Staff")
        page.merge_range(0, 0, 0, 3, "Staff of the bank")
        page.write_row(1, 0, HEADER)
        for at, row in enumerate((ROWS[0], ROWS[0], ROWS[1]), 2):
            page.write_row(at, 1, row[1:])
        page.merge_range(2, 0, 3, 0, ROWS[0][0])
        page.write(4, 0, ROWS[1][0])
    return buffer.getvalue()


def columns(pay: Sequence[object]) -> bytes:
    """Return a file of Parquet with these cells of pay."""
    return parquet({"Level": ["Analyst", "Officer"], "Place": ["Leeds"] * 2, "Years": [3, 5], "Base pay": pay})


WORKBOOKS = {
    "workbook": book({"Staff": [HEADER, *ROWS]}),
    "workbook with a title above": book({"Staff": [["Staff of the bank"], [], HEADER, *ROWS]}),
    "workbook with blank rows": book({"Staff": [HEADER, ROWS[0], [None] * 4, ROWS[1], [], []]}),
    "workbook of two sheets": book({"Staff": [HEADER, *ROWS], "Notes": [["a"], ["b"]]}),
    "workbook of three sheets, the first empty": book({"Empty": [], "Staff": [HEADER, *ROWS], "Notes": [["a"]]}),
    "workbook behind a cover": book({"Cover": [["Confidential"], ["Human resources"]], "Staff": [HEADER, *ROWS]}),
    "workbook with merged cells": merged(),
    "workbook with a header of two lines": book({"Staff": [["Level", "Place", "Years\nof work", "Base\npay"], *ROWS]}),
    "workbook without a row": book({"Staff": [HEADER]}),
    "workbook without a cell": book({"Staff": []}),
    "result of a formula": computed(62000),
    "result in pounds": computed(62000, {"num_format": "£#,##0.00"}),
    "result in euros": computed(62000, {"num_format": "[$€-407] #,##0.00"}),
    "result in Swiss francs": computed(62000, {"num_format": "[$CHF] #,##0"}),
    "result in the money of whoever looks": computed(62000, {"num_format": 44}),
    "result in percent": computed(0.125, {"num_format": "0.0%"}),
    "formula that no spreadsheet computed": sheet("=D2*2"),
    "errors of a spreadsheet": sheet("#DIV/0!", "#REF!", "#N/A"),
    "numbers kept as texts": sheet("42000", "42,000.50"),
    "a day where pay should be": sheet(datetime.date(2026, 11, 25)),
    "levels that became days": book({"Staff": [HEADER, (datetime.date(2026, 1, 2), *ROWS[0][1:]), ROWS[1]]}),
    "yes where pay should be": sheet(True),
    "a time where pay should be": sheet(datetime.time(9, 30)),
    "cut off in the middle": book({"Staff": [HEADER, *ROWS]})[:-200],
}

PARQUETS = {
    "Parquet": columns([31000, 42000]),
    "Parquet of decimals": columns([Decimal("31000.50"), Decimal("42000.25")]),
    "Parquet with nothing in it": columns([None, None]),
    "Parquet with NaN": columns([31000.0, np.nan]),
    "Parquet with an infinite value": columns([31000.0, np.inf]),
    "Parquet of texts": columns(["31,000.00", "42,000.00"]),
    "Parquet of days": columns([datetime.date(2026, 1, 1), datetime.date(2026, 1, 2)]),
    "Parquet of categories": parquet({"Level": pd.Categorical(["Analyst", "Officer"]), "Base pay": [31000, 42000]}),
    "Parquet of bytes": parquet({"Level": [b"Analyst", b"Off\xffcer"], "Base pay": [31000, 42000]}),
    "Parquet of lists": columns([[31000], [42000]]),
    "Parquet without a row": parquet({"Level": [], "Base pay": []}),
    "Parquet of 301 columns": parquet({f"c{at}": [1] for at in range(301)}),
    "damaged Parquet": b"PAR1" + columns([31000, 42000])[40:],
    "Parquet cut off": columns([31000, 42000])[:-20],
}

TABLES: dict[str, bytes] = {**WORKBOOKS, **PARQUETS}
