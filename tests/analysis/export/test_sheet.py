"""A table as CSV: read by spreadsheets as it is meant, and run by none."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from openpyxl import load_workbook

from analysis.export import sheet


def read(table: pd.DataFrame) -> list[list[str]]:
    return list(csv.reader(io.StringIO(sheet.csv(table).decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1"])
def test_what_looks_like_a_formula_is_inert(text):
    assert read(pd.DataFrame({"Notes": [text]}))[1] == [f"'{text}"]


def test_other_texts_and_numbers_stay_as_they_are():
    table = pd.DataFrame({"Notes": ["a = b\n=c", ""], "Score": pd.array([-3, None], dtype="Int64")})
    assert read(table) == [["Notes", "Score"], ["a = b\n=c", "-3"], ["", ""]]


def test_a_spreadsheet_is_told_that_it_is_utf_8():
    assert sheet.csv(pd.DataFrame({"Notes": ["é"]})).startswith(b"\xef\xbb\xbf")


def test_a_workbook_of_a_table_keeps_numbers_and_runs_no_text():
    table = pd.DataFrame({"Level": ["=1+1", "PM"], "Pay": [235_000.0, None]})
    page = load_workbook(io.BytesIO(sheet.xlsx(table)))["Table"]
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        ["Level", "Pay"],
        ["=1+1", 235_000],
        ["PM", None],
    ]
    assert page["A2"].data_type == "s"
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == "A1:B3"
