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

CONTENTS = "Contents"
"""The sheet that leads to the others."""


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

    Several charts have a sheet of contents before them, which leads to each. Every text is written as a text, so that
    none is run as a formula or becomes a link.
    """
    buffer = io.BytesIO()
    book = Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    names = sheet_names(exports)
    if len(exports) > 1:
        _contents(book.add_worksheet(CONTENTS), exports, names, head)
    for exported, name in zip(exports, names, strict=True):
        table = exported.chart.table
        _fill(book.add_worksheet(name), list(table.columns), table.itertuples(index=False, name=None), head)
    rows = (
        (name if len(exports) > 1 else exported.chart.name, field, text)
        for exported, name in zip(exports, names, strict=True)
        for field, text in describe_chart(exported)
    )
    _fill(book.add_worksheet("About"), ["Chart", "What", "Text"], rows, head)
    book.close()
    return buffer.getvalue()


def sheet_names(exports: Sequence[ExportedChart]) -> list[str]:
    """Return the name of each chart's sheet: the chart's, with a number where it is there already."""
    if len(exports) == 1:
        return ["Figures"]
    names: list[str] = []
    for exported in exports:
        marks = ("", *(f" {at}" for at in range(2, len(exports) + 2)))
        possible = (f"{exported.chart.name[: SHEET_NAME - len(mark)]}{mark}" for mark in marks)
        names.append(next(name for name in possible if name not in names))
    return names


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
        "path": file_name((exported.name, exported.slug), "csv"),
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


def _contents(page: Worksheet, exports: Sequence[ExportedChart], names: Sequence[str], head: object) -> None:
    filters = ("; ".join(f"{name}: {value}" for name, value in exported.filters.items()) for exported in exports)
    lines = zip(exports, filters, strict=True)
    rows = ((one.chart.title, one.chart.subtitle, chosen, one.credit, one.link) for one, chosen in lines)
    _fill(page, ["Chart", "What it shows", "Filters", "Source", "Link"], rows, head)
    for line, (exported, name) in enumerate(zip(exports, names, strict=True), 1):
        page.write_url(line, 0, f"internal:'{name}'!A1", string=words.printable(exported.chart.title))


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
