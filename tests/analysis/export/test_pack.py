"""A pack as presentation and document: in order, numbered, linked, with what it cannot tell and whose figures."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pypdf import PageObject, PdfReader

from analysis import sources
from analysis.charts import compensation, ladder, scope
from analysis.export import report
from analysis.export.exported import ExportedChart
from analysis.export.image.paragraphs import headings, paged
from analysis.export.office import pack as office
from analysis.export.pack import BACK, CAVEATS, CONTENTS, SOURCES, Pack, Text, caveats, citations
from tests.atlas import select

LINK = "https://atlas.example/deck?deck=ladder&deck=scope-dumbbells"


@pytest.fixture(scope="module")
def pack(out_of) -> Pack:
    bands = [out_of(compensation.bands), out_of(compensation.bands, select(("startup",)))]
    return Pack("Product pay, =autumn <2026>", (out_of(ladder.ladder), *bands, out_of(scope.dumbbells)), LINK)


@pytest.fixture(scope="module")
def slides(pack):
    return list(Presentation(io.BytesIO(office.presentation(pack))).slides)


def titles(pack: Pack) -> list[str]:
    return [exported.chart.title for exported in pack.exports]


def undrawn(exported: ExportedChart) -> ExportedChart:
    return replace(exported, chart=replace(exported.chart, figure=None))


def links(page: PageObject) -> list[Any]:
    return [annotation.get_object() for annotation in page.annotations or []]


def test_a_presentation_is_title_contents_charts_caveats_and_sources(pack, slides):
    assert [slide.shapes.title.text for slide in slides] == [pack.title, CONTENTS, *titles(pack), CAVEATS, SOURCES]
    assert slides[0].placeholders[1].text_frame.text.startswith("4 charts from the PM Career Atlas, ")
    assert [slide.has_notes_slide for slide in slides] == [False, False, True, True, True, True, False, False]


def test_the_contents_lead_to_the_slide_of_each_chart(pack, slides):
    _title, *lines, _number = slides[1].shapes
    assert [line.text_frame.text for line in lines] == [f"{at}. {title}" for at, title in enumerate(titles(pack), 1)]
    reached = [line.click_action.target_slide.slide_id for line in lines]
    assert reached == [slide.slide_id for slide in slides[2:6]]


def test_every_slide_but_the_title_has_its_number(slides):
    numbers = [[field.findtext(qn("a:t")) for field in slide._element.iter(qn("a:fld"))] for slide in slides]
    assert numbers == [[], *([str(at)] for at in range(2, len(slides) + 1))]


def test_no_line_of_a_slide_of_text_stands_below_another_or_leaves_the_slide(slides):
    for slide in (slides[1], *slides[-2:]):
        *shapes, _number = slide.shapes
        ends = [(shape.top, shape.top + shape.height) for shape in shapes]
        assert all(end <= begin for (_, end), (begin, _) in zip(ends, ends[1:], strict=False))
        assert ends[-1][1] <= 6_858_000


def test_sources_are_cited_once_with_licence_and_address_and_the_way_back(pack, slides):
    paragraphs = slides[-1].shapes[1].text_frame.paragraphs
    assert len(paragraphs) == len(pack.sources) + 1
    for row, paragraph in zip(pack.sources, paragraphs, strict=False):
        assert sources.citation(row) in paragraph.text
        assert f"Licence: {row['licence']}." in paragraph.text
        assert paragraph.runs[0].hyperlink.address == (row["url"] or None)
    assert (paragraphs[-1].text, paragraphs[-1].runs[0].hyperlink.address) == (BACK, LINK)


def test_an_address_too_long_for_a_slide_is_left_out(pack):
    long = replace(pack, link=f"{LINK}{'x' * 3000}")
    last = list(Presentation(io.BytesIO(office.presentation(long))).slides)[-1]
    assert last.shapes[1].text_frame.paragraphs[-1].runs[0].hyperlink.address is None


def test_caveats_are_those_of_the_sources_each_once(pack):
    told = [row["caveat"] for row in pack.sources if row["caveat"]]
    assert told
    assert [one.text.partition(": ")[2] for one in caveats(pack)] == told
    assert len({row["source_id"] for row in pack.sources}) == len(pack.sources)


def test_one_chart_is_one_chart_and_nothing_leads_back_without_a_link(pack):
    alone = Pack("One", pack.exports[:1])
    assert alone.subtitle.startswith("1 chart from")
    assert BACK not in [one.text for one in citations(alone)]


def test_paragraphs_go_on_to_the_next_page_whole():
    texts = [Text("x" * 40) for _ in range(5)]  # two lines each at 12 units of Helvetica's half unit wide
    assert [len(page) for page in paged(texts, room=11, lines=5)] == [2, 2, 1]
    assert paged([Text("x" * 4000)], room=10, lines=3) == [[Text("x" * 4000)]]
    assert paged([], room=10, lines=3) == []
    assert headings("Sources", 1) == ["Sources"]
    assert headings("Sources", 2) == ["Sources (1 of 2)", "Sources (2 of 2)"]


@pytest.mark.browser
def test_a_document_has_contents_that_lead_a_chart_a_page_numbers_and_sources(pack):
    pack = replace(pack, exports=(*pack.exports[:1], undrawn(pack.exports[1]), *pack.exports[2:]))
    document = PdfReader(io.BytesIO(report.document(pack)))
    drawn = [title for at, title in enumerate(titles(pack)) if at != 1]
    assert [mark.title for mark in document.outline] == [pack.title, *drawn, CAVEATS, SOURCES]
    texts = [page.extract_text() for page in document.pages]
    assert len(texts) == 6
    assert [re.findall(r"(?m)^\d$", text)[-1] for text in texts] == list("123456")
    flat = [re.sub(r"\s", "", text) for text in texts]
    assert all(re.sub(r"\s", "", title) in flat[0] for title in (pack.title, *titles(pack)))
    assert all(re.sub(r"\s", "", title) in page for title, page in zip(drawn, flat[1:4], strict=True))
    reached = [link["/Dest"][0] for link in links(document.pages[0])]
    assert reached == [page.indirect_reference for page in document.pages[1:4]]
    out = [link["/A"]["/URI"] for link in links(document.pages[-1])]
    assert out == [one.address for one in citations(pack) if one.address]
    assert document.metadata.title == pack.title
    root: Any = document.trailer["/Root"]
    figures = [figure.get_object()["/Alt"] for figure in root["/StructTreeRoot"]["/K"]["/K"]]
    charts = [exported for exported in pack.exports if exported.chart.figure is not None]
    assert all(one.chart.alt in told for one, told in zip(charts, figures[1:4], strict=True))
    assert [links(page)[0]["/A"]["/URI"] for page in document.pages[1:4]] == [one.link for one in charts]
    assert [int(str(page["/StructParents"])) for page in document.pages] == list(range(6))
