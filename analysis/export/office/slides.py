"""Charts as slides: the finding as title, a native chart to edit, the credit below, the notes to speak from."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, datetime
from typing import cast

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Inches, Pt

from analysis import sources, words
from analysis.charts.theme import PALETTES
from analysis.export.exported import ExportedChart
from analysis.export.image import render
from analysis.export.image.canvas import width
from analysis.export.image.engine import ExportError
from analysis.export.office import curves, grid, parts, plot
from analysis.export.office.dots import dots
from analysis.export.office.native import cells, native

SIZE = (13.333, 7.5)
LEFT, WIDE = 0.6, 12.13
BODY = (LEFT, 2.0, WIDE, 4.35)
"""Inches: where chart, table or picture stands: left, top, width, height."""

TITLE_SIZES = (24, 20, 16, 13, 11, 8)
"""Points of a title: the first holds every title of the atlas, the others those of other packages."""

MOST_ADDRESS = 2000
"""Characters of an address to which a slide leads: PowerPoint takes few more."""

FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
"""What a presentation program takes a slide's number for; any such name will do."""

TITLE_ONLY, POINTS = 5, 72
MOST_PROPERTY = 255
"""Characters that a property of an office file holds."""

GAP = 0.05
"""Inches between a title and what stands below it."""

LINE = 1.25
"""Height of a line of text in units of its size."""


def deck(exports: Sequence[ExportedChart]) -> bytes:
    """Return a presentation with one slide a chart, in the order given.

    A chart that the data cannot carry gets a slide that says so. Where PowerPoint has no form for a chart, the slide
    has a table, or a picture if the table is too long and there is a browser.
    """
    made = begun()
    for exported in exports:
        number(add_chart(made, exported), len(made.slides))
    return finished(made, exports[0].chart.title if len(exports) == 1 else sources.ATLAS)


def begun() -> Deck:
    """Return a presentation without a slide, of our own size."""
    made = Presentation()
    made.slide_width, made.slide_height = (Inches(inches) for inches in SIZE)
    return made


def finished(made: Deck, title: str) -> bytes:
    """Return a presentation as a file with its properties."""
    now, said = datetime.now(UTC).replace(tzinfo=None), made.core_properties
    said.title = shortened_property(title)
    said.author = said.last_modified_by = sources.ATLAS
    said.created = said.modified = now
    said.language, said.revision = "en-US", 1
    said.subject = f"Charts of the {sources.ATLAS}"
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def shortened_property(text: str) -> str:
    """Return a text as a property of an office file holds it, without signs that such files cannot have."""
    return textwrap.shorten(words.printable(text), MOST_PROPERTY, placeholder="…")


def notes(exported: ExportedChart) -> str:
    """Return what a speaker says about a chart: the finding, how to read it, what it cannot tell, who says so."""
    chart = exported.chart
    paragraphs = [f"{chart.title}.", exported.subtitle, chart.note.strip()]
    for row in exported.sources:
        paragraphs.append(f"Source: {sources.citation(row)} Licence: {row['licence']}. {row['caveat']}")
    paragraphs.append(f"{words.capital(str(chart.source))} Exported on {exported.day}. {exported.link}".strip())
    return "\n\n".join(filter(None, paragraphs))


def titled(made: Deck, text: str) -> Slide:
    """Return a new slide that has a title and nothing else."""
    slide = made.slides.add_slide(made.slide_layouts[TITLE_ONLY])
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = (Inches(inches) for inches in (LEFT, 0.4, WIDE, 0.95))
    write(title, text, TITLE_SIZES, PALETTES["light"].text, bold=True)
    title.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    return slide


def add_chart(made: Deck, exported: ExportedChart) -> Slide:
    """Add the slide of a chart; returns it."""
    chart = exported.chart
    slide = titled(made, chart.title)
    title = cast("Shape", slide.shapes.title)
    below = title.top / Inches(1) + _tall(title) + GAP
    write(box(slide, below, BODY[1] - below), exported.subtitle, (14, 12, 10, 8), PALETTES["light"].muted)
    left, top, wide, high = (Inches(inches) for inches in BODY)
    body = (left, top, wide, high)
    if chart.figure is None:
        write(
            box(slide, 2.6, 1),
            chart.note or "There is nothing to draw for this choice.",
            (16, 12, 9),
            PALETTES["light"].text,
        )
    elif rows := dots(chart):
        plot.add_dots(slide, rows, chart, body)
    elif stepped := curves.curves(chart):
        curves.add_curves(slide, stepped, chart, body)
    elif series := native(chart):
        parts.add_chart(slide, series, chart, body)
    elif (table := cells(chart)) is not None:
        shaded = chart.encoding is not None and chart.encoding.form == "matrix"
        grid.add_table(slide, table, chart, body, shaded=shaded)
    else:
        _picture(slide, exported)
    if chart.figure is not None:
        _foot(slide, exported)
    cast("TextFrame", slide.notes_slide.notes_text_frame).text = words.printable(notes(exported))
    return slide


def _foot(slide: Slide, exported: ExportedChart) -> None:
    """Write note, credit and the way back, whose short address leads to the very view."""
    texts = filter(None, (exported.chart.note.strip(), exported.credit, exported.signature))
    foot = box(slide, 6.4, 0.8)
    write(foot, "\n".join(texts), (10, 9, 8, 7, 6), PALETTES["light"].muted)
    if exported.link and len(exported.link) <= MOST_ADDRESS:
        foot.text_frame.paragraphs[-1].runs[0].hyperlink.address = exported.link


def number(slide: Slide, at: int) -> None:
    """Write the slide's number at its foot, as a field that counts anew when slides are moved."""
    shape = slide.shapes.add_textbox(Inches(SIZE[0] - LEFT - 1), Inches(7.2), Inches(1), Inches(0.25))
    paragraph = shape.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    field = etree.SubElement(paragraph._p, qn("a:fld"), id=FIELD, type="slidenum")
    style = etree.SubElement(field, qn("a:rPr"), lang="en-US", sz="1000")
    etree.SubElement(style, qn("a:latin"), typeface=parts.TYPEFACE)
    etree.SubElement(field, qn("a:t")).text = str(at)


def _picture(slide: Slide, exported: ExportedChart) -> None:
    """Set the chart's image into the slide; where none can be made, the reason and where the figures are."""
    try:
        picture = io.BytesIO(render.plate(exported))
    except ExportError as error:
        text = f"PowerPoint has no form for this chart, and its picture could not be made. {error}"
        write(box(slide, 2.6, 1), f"{text} The workbook has its figures.", (16, 12), PALETTES["light"].text)
        return
    shape = slide.shapes.add_picture(picture, Inches(LEFT), Inches(BODY[1]), height=Inches(BODY[3]))
    shape.left = Inches((SIZE[0] - shape.width / Inches(1)) / 2)
    properties = shape._element.xpath("./p:nvPicPr/p:cNvPr")[0]
    properties.set("descr", words.printable(exported.chart.alt))
    properties.set("title", words.printable(exported.chart.title))


def box(slide: Slide, top: float, height: float) -> Shape:
    """Return a box for text over the slide's width, at a place and of a height in inches."""
    return slide.shapes.add_textbox(Inches(LEFT), Inches(top), Inches(WIDE), Inches(height))


def write(shape: Shape, text: str, sizes: Sequence[int], colour: str, bold: bool = False) -> None:
    """Write a text into a box in the largest of the sizes in which it fits, else in the smallest."""
    room = shape.height / Inches(1) * POINTS
    clean = words.printable(text)
    size = next((size for size in sizes if _lines(clean, size) * size * LINE <= room), sizes[-1])
    frame = shape.text_frame
    frame.word_wrap, frame.text = True, clean
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for paragraph in frame.paragraphs:
        paragraph.alignment = 1
        paragraph.font.name, paragraph.font.size, paragraph.font.bold = parts.TYPEFACE, Pt(size), bold
        paragraph.font.color.rgb = RGBColor.from_string(colour[1:])


def _tall(shape: Shape) -> float:
    """Return how many inches the text in a box takes, as it was written."""
    size = round(shape.text_frame.paragraphs[0].font.size / Pt(1))
    return _lines(shape.text_frame.text, size) * size * LINE / POINTS


def lead(paragraph: _Paragraph, address: str) -> None:
    """Have the words of a paragraph that are an address lead there; all of them where it is not among them."""
    run = paragraph.runs[0]
    before, found, after = run.text.partition(address)
    if not found:
        run.hyperlink.address = address
        return
    run.text = before
    for text, target in ((address, address), (after, None)):
        added = paragraph.add_run()
        if run._r.rPr is not None:
            added._r.insert(0, deepcopy(run._r.rPr))
        added.text, added.hyperlink.address = text, target


def _lines(text: str, size: int) -> int:
    return sum(int(width(line) * size / (0.92 * WIDE * POINTS)) + 1 for line in text.split("\n"))
