"""The figures of charts as files to compute with: CSV with its description, and a workbook."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from analysis import sources, words
from analysis.export import sheet
from analysis.export.exported import ExportedChart, file_name
from analysis.export.typed import dated, number_format, typed

SHEET_NAME = 31
"""Characters that a workbook allows in a sheet's name."""

MOST_PROPERTY, MOST_LINK = 255, 2_000
"""Characters of a workbook's title, and of an address to which a cell leads."""

NARROW, WIDE, LINE = 13, 54, 15
"""Characters of a column of figures and of one of texts at most, and points of a line: longer ones are broken."""

AROUND = 3
"""Characters of a column's width that its text has not: what it is set in by, and what wider letters need."""

LINK = "#0563C1"
"""Colour of what leads somewhere, as office programs have it."""

CONTENTS = "Contents"
"""The sheet that leads to the others."""


def csv(exported: ExportedChart) -> bytes:
    """Return the chart's table as CSV, texts that look like formulas made safe as `described` says."""
    return sheet.csv(typed(exported.chart.table))


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
    title = exports[0].chart.title if len(exports) == 1 else sources.ATLAS
    book.set_properties(
        {"title": words.printable(title)[:MOST_PROPERTY], "author": sources.ATLAS, "company": sources.ATLAS}
    )
    names = sheet_names(exports)
    if len(exports) > 1:
        _contents(book, exports, names)
    for exported, name in zip(exports, names, strict=True):
        _fill(book, name, typed(exported.chart.table).apply(dated))
    rows = (
        (name if len(exports) > 1 else exported.chart.name, field, text)
        for exported, name in zip(exports, names, strict=True)
        for field, text in describe_chart(exported)
    )
    about = pd.DataFrame(list(rows), columns=["Chart", "What", "Text"])
    page, links = _fill(book, "About", about), {exported.link for exported in exports if exported.link}
    for line, text in enumerate(about["Text"], 1):
        if text in links and len(text) <= MOST_LINK:
            page.write_url(line, 2, text, _linked(book), text)
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
    yield from (("Title", chart.title), ("What it shows", exported.subtitle))
    yield from ((f"Filter: {name}", value) for name, value in exported.filters.items())
    for row in exported.sources:
        yield "Source", sources.citation(row)
        yield from (("Licence", row["licence"]), ("Method", row["method"]), ("Caveat", row["caveat"]))
    yield from ((name, text) for name, text in (("Note", chart.note.strip()), ("Link", exported.link)) if text)
    yield "Exported", str(exported.day)


def _resource(exported: ExportedChart) -> dict:
    chart, table = exported.chart, typed(exported.chart.table)
    return {
        "name": chart.name,
        "path": file_name((exported.name, exported.slug), "csv"),
        "title": chart.title,
        "description": exported.subtitle,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "sources": [{"title": sources.citation(row)} for row in exported.sources],
        "schema": {"fields": [{"name": sheet.inert(name), "type": _kind(table[name])} for name in table]},
    }


def _kind(column: pd.Series) -> str:
    if pd.api.types.is_integer_dtype(column):
        return "integer"
    return "number" if pd.api.types.is_numeric_dtype(column) else "string"


def _contents(book: Workbook, exports: Sequence[ExportedChart], names: Sequence[str]) -> None:
    filters = ("; ".join(f"{name}: {value}" for name, value in exported.filters.items()) for exported in exports)
    lines = zip(exports, filters, strict=True)
    rows = [(one.chart.title, one.subtitle, chosen, one.credit, one.link) for one, chosen in lines]
    page = _fill(book, CONTENTS, pd.DataFrame(rows, columns=["Chart", "What it shows", "Filters", "Source", "Link"]))
    linked = _linked(book)
    for line, (exported, name) in enumerate(zip(exports, names, strict=True), 1):
        page.write_url(line, 0, f"internal:'{name}'!A1", linked, words.printable(exported.chart.title))
        if 0 < len(exported.link) <= MOST_LINK:
            page.write_url(line, 4, exported.link, linked, exported.link)


def _linked(book: Workbook) -> Format:
    return book.add_format({"text_wrap": True, "valign": "top", "font_color": LINK, "underline": 1})


def _fill(book: Workbook, name: str, table: pd.DataFrame) -> Worksheet:
    """Add a sheet with a table: header and first column stay in sight, columns can be filtered, it prints to width."""
    page = book.add_worksheet(name)
    heading = {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
    head = book.add_format(heading | {"align": "left", "indent": 1})
    over = book.add_format(heading | {"align": "right"})
    # Set in, so that no text touches the figure before it.
    text = book.add_format({"text_wrap": True, "valign": "top", "align": "left", "indent": 1})
    for at, column in enumerate(table):
        is_text = table[column].map(lambda value: isinstance(value, str)).any()
        page.write_string(0, at, words.printable(str(column)), head if is_text or table.empty else over)
        cell_format = book.add_format({"num_format": number_format(str(column), table[column]), "valign": "top"})
        for line, value in enumerate(table[column], 1):
            if isinstance(value, str):
                page.write_string(line, at, words.printable(value), text)
            elif isinstance(value, date):
                page.write_datetime(line, at, datetime(value.year, value.month, value.day), cell_format)
            elif pd.notna(value):
                page.write_number(line, at, value, cell_format)
    _widen(page, table, head)
    page.freeze_panes(1, 1)
    if len(table) and len(table.columns):
        page.autofilter(0, 0, len(table), len(table.columns) - 1)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer("&L&A&RPage &P of &N")
    return page


def _widen(page: Worksheet, table: pd.DataFrame, head: Format) -> None:
    """Give columns the width of their values, and rows the height of those texts that are broken."""
    heights = dict.fromkeys(range(len(table) + 1), 1)
    for at, column in enumerate(table):
        texts = {line: len(value) for line, value in enumerate(table[column], 1) if isinstance(value, str)}
        wide = min(WIDE, max([NARROW, *(length + AROUND for length in texts.values())]))
        page.set_column(at, at, wide)
        for line, length in (texts | {0: len(str(column))}).items():
            heights[line] = max(heights[line], -(-length // (wide - AROUND)))
    for line, lines in heights.items():
        if lines > 1 or line == 0:
            page.set_row(line, LINE * lines, None if line else head)
