"""The figures of charts as files to compute with: CSV with its description, and a workbook."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from analysis import sources, words
from analysis.export import sheet
from analysis.export.exported import ExportedChart, file_name

SHEET_NAME = 31
"""Characters that a workbook allows in a sheet's name."""


def csv(exported: ExportedChart) -> bytes:
    """Return the chart's table as CSV, texts that look like formulas made safe as `described` says."""
    return sheet.csv(exported.chart.table)


def described(exports: Sequence[ExportedChart]) -> dict:
    """Return the data package (Frictionless v1) of the files that `csv` makes, by their names."""
    return {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "name": "pm-career-atlas-charts",
        "title": f"Charts of the {sources.ATLAS}",
        "description": f"The figures of each chart, exactly as drawn. {sheet.ESCAPED}",
        "created": f"{exports[0].day}T00:00:00Z",
        "resources": [_resource(exported) for exported in exports],
    }


def workbook(exports: Sequence[ExportedChart]) -> bytes:
    """Return a workbook: a sheet of figures a chart, and one with title, filters, source, licence and date.

    Every text is written as a text, so that none is run as a formula or becomes a link.
    """
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for exported in exports:
        table = exported.chart.table
        page = book.add_worksheet("Figures" if len(exports) == 1 else exported.chart.name[:SHEET_NAME])
        _fill(page, list(table.columns), table.itertuples(index=False, name=None), head)
    rows = ((exported.chart.name, field, text) for exported in exports for field, text in describe_chart(exported))
    _fill(book.add_worksheet("About"), ["Chart", "What", "Text"], rows, head)
    book.close()
    return buffer.getvalue()


def describe_chart(exported: ExportedChart) -> Iterator[tuple[str, str]]:
    """Yield what is to be said about a chart's figures, by name: words, filters, sources, licences, link and date."""
    chart = exported.chart
    yield from (("Title", chart.title), ("What it shows", chart.subtitle))
    yield from ((f"Filter: {name}", value) for name, value in exported.filters.items())
    for row in exported.sources:
        yield "Source", sources.citation(row)
        yield from (("Licence", row["licence"]), ("Method", row["method"]), ("Caveat", row["caveat"]))
    yield from ((name, text) for name, text in (("Note", chart.note.strip()), ("Link", exported.link)) if text)
    yield "Exported", str(exported.day)


def _resource(exported: ExportedChart) -> dict:
    chart = exported.chart
    return {
        "name": chart.name,
        "path": file_name((chart.name, chart.slug), "csv"),
        "title": chart.title,
        "description": chart.subtitle,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "sources": [{"title": sources.citation(row)} for row in exported.sources],
        "schema": {"fields": [{"name": sheet.inert(name), "type": _kind(chart.table[name])} for name in chart.table]},
    }


def _kind(column: pd.Series) -> str:
    if pd.api.types.is_integer_dtype(column):
        return "integer"
    return "number" if pd.api.types.is_numeric_dtype(column) else "string"


def _fill(page: Worksheet, columns: Sequence[str], rows: Iterable[tuple], head: object) -> None:
    page.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        page.write_string(0, at, column, head)
    for line, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(line, at, words.printable(value))
            elif pd.notna(value):
                page.write_number(line, at, value)
    page.autofit(360)
