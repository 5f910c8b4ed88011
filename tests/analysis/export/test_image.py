"""A chart to take along: its words are in the figure, fit the image, and leave the original as it was."""

from __future__ import annotations

import html
import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import plotly.graph_objects as go
import pytest
from PIL import Image

from analysis.charts import compensation, demand, ladder, progression, scope, tenure
from analysis.charts.chart import Chart
from analysis.export import image
from analysis.export.engine import browser_path
from analysis.selection import Chosen

BUILDERS = (
    *(ladder.ladder, progression.attainment, progression.rung_mix, compensation.bands, compensation.pay_mix),
    *(compensation.director_claim, scope.dumbbells, scope.pay_spread, demand.index, demand.published, tenure.claims),
)
needs_browser = pytest.mark.skipif(browser_path() is None, reason="needs Chromium to draw images")


@pytest.fixture(params=BUILDERS, ids=lambda one: f"{one.__module__.rsplit('.')[-1]}.{one.__name__}")
def chart(request, made_up) -> Chart:
    return request.param(tables=made_up, chosen=Chosen(), mode="light")


@pytest.fixture
def bands(made_up) -> Chart:
    return compensation.bands(tables=made_up, chosen=Chosen(), mode="light")


def added(chart: Chart, figure: go.Figure) -> list:
    """Return the annotations that the export has added to the chart's own."""
    return list(figure.layout.annotations)[len(chart.figure.layout.annotations) :]


def plain(text: str) -> str:
    """Return an annotation's text as one line without its marks."""
    return html.unescape(re.sub(r"<[^>]+>", " ", text)).replace("  ", " ").strip()


def said(chart: Chart, figure: go.Figure) -> str:
    return " ".join(" ".join(plain(note.text).split()) for note in added(chart, figure))


def test_title_subtitle_note_and_source_are_in_the_figure(chart):
    text = said(chart, image.for_export(chart))
    for words in (chart.title, chart.subtitle, chart.note, chart.source):
        assert " ".join(words.split()) in text


def test_the_key_is_in_the_figure_with_its_signs_in_colour(chart):
    notes = " ".join(note.text for note in added(chart, image.for_export(chart)))
    for one in chart.key:
        assert f'<span style="color:{one.colour}">{one.sign}</span> {one.label}' in notes


@pytest.mark.parametrize("width", [900, 1200, 1600])
def test_no_line_is_wider_than_the_image(chart, width):
    for note in added(chart, image.for_export(chart, width)):
        size = note.font.size * (1.1 if note.text.startswith("<b>") else 1)
        for line in note.text.split("<br>"):
            assert len(plain(line)) * size * image.AVERAGE_GLYPH <= width - 2 * image.MARGIN, line


def test_blocks_of_text_do_not_overlap_and_lie_within_the_height(chart):
    figure = image.for_export(chart)
    plot_top, plot_bottom = figure.layout.margin.t, figure.layout.height - figure.layout.margin.b
    spans = sorted(_span(note, plot_top if note.y == 1 else plot_bottom) for note in added(chart, figure))
    assert spans[0][0] >= 0
    assert spans[-1][1] <= figure.layout.height
    assert all(end <= start for (_begin, end), (start, _end) in zip(spans, spans[1:], strict=False))


def _span(note, edge: float) -> tuple[float, float]:
    """Return where a block of text begins and ends, in pixels from the image's top."""
    lines = note.text.count("<br>") + 1
    top = edge - note.yshift
    return top, top + lines * note.font.size * 1.3


def test_the_plot_keeps_the_room_it_has_on_a_page(chart):
    figure = image.for_export(chart)
    room = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    assert room >= chart.figure.layout.height - 45


def test_the_background_is_white_whatever_the_page(chart):
    layout = image.for_export(chart).layout
    assert (layout.paper_bgcolor, layout.plot_bgcolor) == ("#FFFFFF", "#FFFFFF")


def test_the_original_stays_as_it_was(chart):
    before = chart.figure.to_json()
    image.for_export(chart)
    assert chart.figure.to_json() == before


def test_marks_are_the_same_as_on_the_page(chart):
    figure = image.for_export(chart)
    assert go.Figure(data=figure.data).to_json() == go.Figure(data=chart.figure.data).to_json()


def test_a_longer_title_takes_more_height(bands):
    longer = replace(bands, title=f"{bands.title} " * 4)
    assert image.for_export(longer).layout.height > image.for_export(bands).layout.height + 60


def test_what_is_empty_takes_no_room(bands):
    bare = replace(bands, note="", key=())
    figure = image.for_export(bare)
    assert len(added(bare, figure)) == 3
    assert figure.layout.height < image.for_export(bands).layout.height


def test_marks_of_html_in_words_are_shown_as_they_are(bands):
    notes = added(bands, image.for_export(replace(bands, title="R&D <10 people")))
    assert any("R&amp;D &lt;10 people" in note.text for note in notes)


def test_a_chart_without_a_figure_cannot_be_exported(bands):
    with pytest.raises(ValueError, match=r"compensation-bands has no figure to export"):
        image.for_export(replace(bands, figure=None))


@needs_browser
def test_a_png_is_twice_the_width_and_white_at_its_edge(bands):
    picture = Image.open(io.BytesIO(image.png(bands)))
    assert picture.format == "PNG"
    assert picture.size == (2400, 2 * image.for_export(bands).layout.height)
    assert picture.convert("RGB").getpixel((3, 3)) == (255, 255, 255)


@needs_browser
def test_a_png_has_the_colours_of_the_marks(bands):
    picture = Image.open(io.BytesIO(image.png(bands))).convert("RGB")
    colours = {colour for _count, colour in picture.getcolors(maxcolors=1_000_000)}
    assert {(0x00, 0x72, 0xB2), (0xCC, 0x79, 0xA7)} <= colours


@needs_browser
def test_an_svg_is_a_drawing_that_holds_the_words(bands):
    root = ET.fromstring(image.svg(bands))
    text = " ".join(" ".join(root.itertext()).split())
    assert root.tag.endswith("svg")
    assert all(word in text for word in bands.title.split())
    assert "Survey house" in text


def test_a_page_needs_no_network(bands):
    text = image.page(bands).decode()
    assert not re.search(r"<(script|link|img|iframe)[^>]*\b(src|href)\s*=", text)
    assert text.count("<script") >= 2
    assert len(text) > 1_000_000


def test_a_page_has_a_language_and_its_title(bands):
    text = image.page(replace(bands, title="R&D <b>")).decode()
    assert '<html lang="en">' in text
    assert "<title>R&amp;D &lt;b&gt;</title>" in text
