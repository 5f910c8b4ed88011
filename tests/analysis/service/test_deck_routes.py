"""What is collected as files by an address: the same as the deck's page makes, and refusals."""

from __future__ import annotations

import io

import openpyxl
import pytest
from pptx import Presentation

from analysis.charts import compensation, scope
from analysis.charts.catalogue import drawn
from analysis.export.image.engine import NO_BROWSER
from analysis.export.packs import PACKS, query_of
from analysis.service.deck_routes import asked
from tests.analysis.service.asking import ask
from tests.atlas import select

QUERY = "deck=compensation-bands~company!5F!type.startup&deck=scope-dumbbells&deck_title=Board"


@pytest.fixture
def titles(real):
    bands = drawn(real, compensation.bands, select(("startup",)), "light")
    return [bands.title, drawn(real, scope.dumbbells, select(), "light").title]


def test_slides_are_those_of_the_link_in_its_order(served, titles):
    told = ask(served(), f"/charts/deck.pptx?{QUERY}")
    slides = Presentation(io.BytesIO(told.body)).slides
    assert [slide.shapes.title.text for slide in slides][:4] == ["Board", "Contents", *titles]
    assert told.headers["cache-control"] == "private, no-store"
    assert told.headers["content-disposition"].startswith('attachment; filename="pm-atlas_deck_board_')


def test_a_workbook_lists_the_charts(served, titles):
    told = ask(served(), f"/charts/deck.xlsx?{QUERY}")
    book = openpyxl.load_workbook(io.BytesIO(told.body))
    assert [row[0].value for row in book["Contents"].iter_rows(min_row=2)] == titles


def test_one_deck_is_one_file_however_it_is_spelt(served, real):
    site = served()
    first = ask(site, f"/charts/deck.xlsx?{QUERY}").headers["etag"]
    items, title = asked(real, "xlsx", {"deck": ["compensation-bands~company!5F!type.startup", "scope-dumbbells"]})
    assert title == ""
    spelt_out = ask(site, f"/charts/deck.xlsx?{query_of(items, 'Board')}", if_none_match=first)
    assert (spelt_out.status, spelt_out.body) == (304, b"")


@pytest.mark.parametrize(
    ("address", "status", "sentence"),
    [
        (f"deck.docx?{QUERY}", 404, "There is no format 'docx'; choose from pptx, pdf or xlsx."),
        ("deck.pptx", 400, "Nothing is collected: say deck=<chart> for each chart."),
        ("deck.pptx?deck=ladder&deck=nope", 400, "deck does not know 'nope'."),
        ("deck.pptx?deck=ladder~country.Atlantis", 400, "deck does not know 'ladder~country.Atlantis'."),
        (f"deck.pdf?{QUERY}", 503, NO_BROWSER),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(served, address, status, sentence):
    told = ask(served(), f"/charts/{address}")
    assert (told.status, told.text.strip()) == (status, sentence)


def test_every_kind_of_file_has_its_own_tag(served):
    site = served()
    tags = {ask(site, f"/charts/deck.{file_format}?{QUERY}").headers.get("etag") for file_format in PACKS}
    assert len(tags) == len(PACKS)
