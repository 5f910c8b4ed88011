"""A chart to take along: its words are in the figure, the sheet has its set size, and the original stays as it was."""

from __future__ import annotations

import html
import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest
from PIL import Image
from pypdf import PdfReader

from analysis.charts import compensation, demand, ladder, progression, scope, tenure
from analysis.charts.chart import Chart
from analysis.export.exported import ExportedChart
from analysis.export.formats import FORMATS
from analysis.export.image import render
from analysis.export.image.canvas import LANDSCAPE, SQUARE, width

BUILDERS = (
    *(ladder.ladder, progression.attainment, progression.rung_mix, compensation.bands, compensation.pay_mix),
    *(compensation.director_claim, scope.dumbbells, scope.pay_spread, demand.index, demand.published, tenure.claims),
)
TALL = {("over-time-by-years", LANDSCAPE)}
"""Charts with more rows or panels than one sheet has room for in type that can be read: theirs is twice as high."""

CANVASES = {"landscape": LANDSCAPE, "square": SQUARE}


@pytest.fixture(params=BUILDERS, ids=lambda one: f"{one.__module__.rsplit('.')[-1]}.{one.__name__}")
def exported(request, out_of) -> ExportedChart:
    return out_of(request.param)


@pytest.fixture(scope="module", params=CANVASES.values(), ids=list(CANVASES))
def canvas(request):
    return request.param


@pytest.fixture(scope="module")
def sheets(every, canvas) -> dict[str, go.Figure]:
    """Return the sheet of every chart by the chart's name."""
    return {name: render.for_export(exported, canvas) for name, exported in every.items()}


@pytest.fixture
def bands(out_of) -> ExportedChart:
    return out_of(compensation.bands)


def changed(exported: ExportedChart, **words: Any) -> ExportedChart:
    """Return an export whose chart has other words."""
    return replace(exported, chart=replace(exported.chart, **words))


def added(chart: Chart, figure: go.Figure) -> list:
    """Return the annotations that the export has added to the chart's own."""
    return list(figure.layout.annotations)[len(chart.figure.layout.annotations) :]


def plain(text: str) -> str:
    """Return an annotation's text without its marks."""
    return html.unescape(re.sub(r"<[^>]+>", " ", text)).replace("  ", " ").strip()


def squeezed(text: str) -> str:
    """Return a text without white space, which wrapping moves."""
    return re.sub(r"\s", "", text)


def said(exported: ExportedChart, figure: go.Figure) -> str:
    return squeezed("".join(plain(note.text) for note in added(exported.chart, figure)))


def test_title_subtitle_note_and_credit_are_in_the_figure(exported, canvas):
    text = said(exported, render.for_export(exported, canvas))
    for words in (
        exported.chart.title,
        exported.chart.subtitle,
        exported.chart.note,
        exported.credit,
        exported.signature,
    ):
        assert squeezed(words) in text


def test_the_key_is_in_the_figure_with_its_signs_in_colour(exported):
    notes = " ".join(note.text for note in added(exported.chart, render.for_export(exported)))
    for one in exported.chart.key:
        assert f'<span style="color:{one.colour}">{one.glyph}</span> {one.label}' in notes


def test_a_sheet_has_its_set_size(sheets, canvas):
    for name, figure in sheets.items():
        height = (2 if (name, canvas) in TALL else 1) * canvas.height
        assert (figure.layout.width, figure.layout.height) == (canvas.width, height), name


def test_names_that_stand_upright_on_a_phone_lie_level(every, sheets):
    """Upright they would reach into the note below the plot."""
    assert every["routes-matrix"].chart.figure.layout.xaxis.tickangle == -90
    assert sheets["routes-matrix"].layout.xaxis.tickangle == 0


def test_no_line_is_wider_than_the_sheet(exported, canvas):
    for note in added(exported.chart, render.for_export(exported, canvas)):
        for line in note.text.split("<br>"):
            assert width(plain(line)) * note.font.size <= canvas.room, line


def test_blocks_of_text_do_not_overlap_and_lie_within_the_sheet(every, sheets):
    for name, figure in sheets.items():
        layout = figure.layout
        top, bottom = layout.margin.t, layout.height - layout.margin.b
        spans = sorted(_span(note, top if note.y == 1 else bottom) for note in added(every[name].chart, figure))
        assert spans[0][0] >= 0, name
        assert spans[-1][1] <= layout.height, name
        assert all(end <= start for (_begin, end), (start, _end) in zip(spans, spans[1:], strict=False)), name
        assert max(end for _start, end in spans if end <= top) <= top, name


def _span(note, edge: float) -> tuple[float, float]:
    """Return where a block of text begins and ends, in pixels from the sheet's top."""
    lines = note.text.count("<br>") + 1
    top = edge - note.yshift
    return top, top + lines * note.font.size * 1.3


def test_type_in_a_plot_stays_large_enough_to_read(sheets, canvas):
    for name, figure in sheets.items():
        sizes = [note.font.size for note in figure.layout.annotations]
        assert min(sizes) >= 9.5 * (canvas.width / 1200 if canvas is LANDSCAPE else 1.25), name


def test_the_background_is_white_whatever_the_page(exported):
    layout = render.for_export(exported).layout
    assert (layout.paper_bgcolor, layout.plot_bgcolor) == ("#FFFFFF", "#FFFFFF")


def test_the_original_stays_as_it_was(exported, canvas):
    before = exported.chart.figure.to_json()
    render.for_export(exported, canvas)
    assert exported.chart.figure.to_json() == before


def test_a_title_too_long_for_a_sheet_gets_another_sheet_and_loses_nothing(bands):
    longer = changed(bands, title=f"{bands.chart.title} " * 30)
    figure = render.for_export(longer)
    assert figure.layout.height > LANDSCAPE.height
    assert figure.layout.height % LANDSCAPE.height == 0
    assert squeezed(longer.chart.title) in said(longer, figure)


def test_what_is_empty_takes_no_room(bands):
    bare = changed(bands, note="", key=())
    assert len(added(bare.chart, render.for_export(bare))) == len(added(bands.chart, render.for_export(bands))) - 2


def test_marks_of_html_in_words_are_shown_as_they_are(bands):
    odd = changed(bands, title="R&D <10 people")
    assert any("R&amp;D &lt;10 people" in note.text for note in added(odd.chart, render.for_export(odd)))


def test_a_chart_without_a_figure_cannot_be_exported(bands):
    with pytest.raises(ValueError, match=r"compensation-bands has no figure to export"):
        render.for_export(changed(bands, figure=None))


@pytest.mark.browser
@pytest.mark.parametrize(("make", "size"), [(render.png, (2400, 1350)), (render.square, (1080, 1080))])
def test_an_image_has_its_size_its_marks_and_white_around(bands, make, size):
    picture = Image.open(io.BytesIO(make(bands)))
    assert (picture.format, picture.size) == ("PNG", size)
    flat = picture.convert("RGB")
    right, bottom = size[0] - 1, size[1] - 1
    assert {flat.getpixel(at) for at in [(0, 0), (right, 0), (0, bottom), (right, bottom)]} == {(255, 255, 255)}
    colours = {colour: count for count, colour in flat.getcolors(maxcolors=1_000_000) or []}
    assert min(colours.get(colour, 0) for colour in [(0x00, 0x72, 0xB2), (0xCC, 0x79, 0xA7)]) > 50


@pytest.mark.browser
def test_head_plot_and_foot_of_an_image_all_hold_ink(bands):
    picture = Image.open(io.BytesIO(render.png(bands))).convert("L")
    for part in range(6):
        band = picture.crop((0, part * 225, 2400, (part + 1) * 225))
        assert min(band.tobytes()) < 200, f"nothing is drawn in part {part} of six"


@pytest.mark.browser
def test_an_svg_is_a_drawing_of_set_size_that_holds_the_words(bands):
    root = ET.fromstring(render.svg(bands))
    text = squeezed("".join(root.itertext()))
    assert (root.tag.rpartition("}")[2], root.get("width"), root.get("height")) == ("svg", "1200", "675")
    for words in (bands.chart.title, bands.chart.subtitle, bands.credit, bands.signature):
        assert squeezed(words) in text


@pytest.mark.browser
def test_a_pdf_is_one_page_with_text_to_search(bands):
    document = PdfReader(io.BytesIO(render.pdf(bands)))
    assert len(document.pages) == 1
    assert squeezed(bands.chart.title) in squeezed(document.pages[0].extract_text())


@pytest.mark.browser
def test_a_png_names_title_description_author_credit_and_link(bands):
    said = Image.open(io.BytesIO(render.png(bands))).info
    assert (said["Title"], said["Author"], said["Software"]) == (bands.chart.title, *2 * ("PM Career Atlas",))
    assert bands.chart.alt in said["Description"]
    assert (said["Copyright"], said["Source"]) == (bands.credit, bands.link)


@pytest.mark.browser
def test_an_svg_is_one_picture_with_title_and_description_and_its_link_can_be_followed(bands):
    root = ET.fromstring(render.svg(changed(bands, title="R&D < 10")))
    title, described = root[0], root[1]
    assert described.text
    assert (root.get("role"), root.get("lang")) == ("img", "en")
    assert root.get("aria-labelledby") == f"{title.get('id')} {described.get('id')}"
    assert (title.tag.rpartition("}")[2], title.text) == ("title", "R&D < 10")
    assert described.tag.rpartition("}")[2] == "desc"
    assert bands.chart.alt in described.text
    assert bands.link in [one.get("{http://www.w3.org/1999/xlink}href") for one in root.iter()]


@pytest.mark.browser
def test_a_pdf_has_a_title_a_language_a_text_for_its_picture_and_its_link(bands):
    document = PdfReader(io.BytesIO(render.pdf(bands)))
    assert document.metadata.title == bands.chart.title
    assert (document.metadata.author, document.metadata.creator) == ("PM Career Atlas", "PM Career Atlas")
    root: Any = document.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en-US", True)
    figure = root["/StructTreeRoot"]["/K"]["/K"][0].get_object()
    assert (figure["/S"], bands.chart.alt in figure["/Alt"]) == ("/Figure", True)
    page: Any = document.pages[0]
    link: Any = page["/Annots"][0].get_object()
    assert link["/A"]["/URI"] == bands.link
    left, bottom, right, top = link["/Rect"]
    assert 0 < left < right < document.pages[0].mediabox.width
    assert 0 < bottom < top < 40


def test_the_size_said_of_an_image_is_the_one_it_has(every, sheets, canvas):
    name = {LANDSCAPE: "png", SQUARE: "square"}[canvas]
    for chart, figure in sheets.items():
        wide, high = (round(side * canvas.scale) for side in (figure.layout.width, figure.layout.height))
        label = FORMATS[name].label_of(every[chart])
        assert label.endswith(f"(PNG, {wide} × {high})"), chart
        assert label.startswith("Square") == (name == "square" and wide == high), chart
