"""Every chart as a file, whatever is chosen: no choice that a page offers ends in an exception or an empty title.

Words and CSVs are made of every chart. Workbooks, slides and pages take a minute for all of them: they are made of the
first chart of each encoding and of every tenth.
"""

from __future__ import annotations

import csv
import io
import re

import openpyxl
import pytest
from pptx import Presentation

from analysis.charts.catalogue import entry_of
from analysis.export import tables, web
from analysis.export.exported import ExportedChart, exported_chart, link_to
from analysis.export.office import slides
from tests.analysis.charts.every_choice import BUILDERS, charts
from tests.one_process import of_each

ADDRESS = "https://atlas.example/page"


@pytest.fixture(scope="module", params=of_each(BUILDERS))
def exports(request, drawn_of, real) -> list[ExportedChart]:
    """Return one builder's chart for each choice, ready to be exported."""
    entry = entry_of(BUILDERS[request.param])
    return [
        exported_chart(real, chart, entry, choice, link_to(real, ADDRESS, entry, choice))
        for choice, chart in charts(drawn_of(request.param))
    ]


@pytest.fixture(scope="module")
def some(exports) -> list[ExportedChart]:
    """Return the first of each encoding and every tenth, those without a figure among them."""
    first = {one.chart.encoding: one for one in reversed(exports)}
    return list({id(one): one for one in (*first.values(), *exports[::10])}.values())


def test_every_export_has_its_words(exports):
    for exported in exports:
        assert exported.chart.title.strip(), exported.link
        assert exported.link.startswith(ADDRESS)
        assert exported.credit or exported.chart.figure is None, exported.link
        assert len(exported.sources) == len(exported.chart.source.source_ids)


def test_a_csv_has_the_rows_of_the_table(exports):
    for exported in exports:
        rows = list(csv.reader(io.StringIO(tables.csv(exported).decode("utf-8-sig"))))
        filled = [row for row in rows if row]
        assert len(filled) == len(exported.chart.table) + bool(len(exported.chart.table.columns)), exported.link


def test_a_workbook_has_the_rows_of_the_table_and_the_title(some):
    for exported in some:
        book = openpyxl.load_workbook(io.BytesIO(tables.workbook([exported])), read_only=True)
        figures, about = (list(book[name].iter_rows(values_only=True)) for name in ("Figures", "About"))
        assert len([row for row in figures if any(cell is not None for cell in row)]) == (
            len(exported.chart.table) + bool(len(exported.chart.table.columns))
        ), exported.link
        assert ("Title", exported.chart.title) in [row[1:] for row in about]


def test_a_slide_has_title_and_link(some):
    for exported in some:
        slide = Presentation(io.BytesIO(slides.deck([exported]))).slides[0]
        assert slide.shapes.title.text == exported.chart.title
        assert exported.link in slide.notes_slide.notes_text_frame.text


def test_a_page_has_title_and_figure(some):
    for exported in (one for one in some if one.chart.figure is not None):
        page = web.page(exported).decode()
        assert re.search(r"<h1>[^<]+</h1>", page), exported.link
        assert "plotly" in page
