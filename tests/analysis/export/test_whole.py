"""A table as one sheet, slides and one page: every cell is there, within its slide, with its header and credit."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pandas as pd
import pytest
from pptx import Presentation
from pptx.util import Pt
from pypdf import PdfReader

from analysis import ladder
from analysis.export.grid import fitted, turned
from analysis.export.image import whole as page
from analysis.export.office import whole as office
from analysis.export.sheet import Sheet
from analysis.package.selection import first_selection
from analysis.sources import credit


@pytest.fixture(scope="module")
def levels(real) -> Sheet:
    selection = first_selection(real)
    table = ladder.side_by_side(real, selection)
    told = ladder.whose(real, selection)
    return Sheet("Levels side by side", told, table, credit(real, ladder.behind(real, selection)))


@pytest.fixture(scope="module")
def slides(levels):
    return list(Presentation(io.BytesIO(office.slides(levels))).slides)


def table_of(slide):
    return next(shape for shape in slide.shapes if shape.has_table)


def test_rows_become_columns_with_numbers_as_people_write_them():
    table = pd.DataFrame({"Level": ["PM", "VP"], "Pay": [177_000.0, None], "Years": [1.5, 15.0], "Note": ["", "=1+1"]})
    assert turned(table) == (
        ("Level", "PM", "VP"),
        ("Pay", "177,000", "–"),
        ("Years", "1.5", "15"),
        ("Note", "–", "=1+1"),
    )


def test_type_is_the_largest_that_fits_else_the_smallest():
    table = pd.DataFrame({"Level": ["PM"], "Task": ["word " * 100]})
    assert fitted(table, 500, 500, (20, 10, 5)).size == 20
    smaller = fitted(table, 500, 200, (20, 10, 5))
    assert smaller.size == 10
    assert sum(smaller.heights) <= 200
    assert sum(smaller.widths) == pytest.approx(500)
    assert fitted(table, 50, 50, (20, 10, 5)).size == 5


def test_the_slides_hold_every_cell_within_their_edges_in_type_that_can_be_read(levels, slides):
    told = []
    for slide in slides:
        frame = table_of(slide)
        heads, *columns = zip(*([cell.text for cell in row.cells] for row in frame.table.rows), strict=True)
        assert heads == tuple(levels.table.columns)
        told += columns
        assert frame.left + sum(column.width for column in frame.table.columns) <= 13.333 * 914_400
        assert frame.top + sum(row.height for row in frame.table.rows) <= 7.1 * 914_400
        assert frame.table.cell(1, 1).text_frame.paragraphs[0].font.size >= Pt(9)
        assert frame.table.first_row
        assert frame.table.first_col
    assert [heads, *told] == list(zip(*turned(levels.table), strict=True))


def test_a_slide_says_what_it_is_whose_it_is_and_how_it_reads(levels, slides):
    for at, slide in enumerate(slides, 1):
        texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert texts == [f"{levels.title} ({at} of {len(slides)})", levels.below, levels.credit, str(at)]
        alt = table_of(slide)._element.nvGraphicFramePr.cNvPr.get("descr")
        assert alt.startswith(f"{levels.below} A table of {len(table_of(slide).table.columns) - 1} columns (Level)")
    assert "Levels.fyi" in levels.credit


def test_a_table_that_can_be_read_whole_is_one_slide_of_its_title(levels):
    (only,) = Presentation(io.BytesIO(office.slides(replace(levels, table=levels.table.iloc[:, :2])))).slides
    assert only.shapes.title.text == levels.title


@pytest.mark.browser
def test_the_document_is_one_page_with_every_word(levels):
    (only,) = PdfReader(io.BytesIO(page.pdf(levels))).pages
    said = re.sub(r"\s", "", only.extract_text())
    for row in turned(levels.table):
        for text in row:
            assert re.sub(r"\s", "", text) in said, text
    assert (round(only.mediabox.width), round(only.mediabox.height)) == (1190, 842)


def test_no_cell_of_the_page_stands_below_its_row_or_beside_its_column(levels):
    figure = page.figure(levels)
    cells = [note for note in figure.layout.annotations if note.xshift is not None]
    assert len(cells) == sum(map(len, turned(levels.table)))
    inside = page.SHEET.height - 2 * page.SHEET.margin
    assert min(note.yshift for note in cells) > -inside
    assert max(note.xshift for note in cells) < page.SHEET.room
