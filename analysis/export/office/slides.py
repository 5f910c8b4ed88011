"""Charts as slides: the finding as title, a native chart to edit, the credit below, the notes to speak from."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Sequence
from typing import cast

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Inches, Pt

from analysis import sources, words
from analysis.charts.theme import PALETTES
from analysis.export.exported import ExportedChart
from analysis.export.image import render
from analysis.export.image.canvas import width
from analysis.export.image.engine import ExportError
from analysis.export.office import parts
from analysis.export.office.native import cells, native

SIZE = (13.333, 7.5)
LEFT, WIDE = 0.6, 12.13
BODY = (LEFT, 2.0, WIDE, 4.35)
"""Inches: where chart, table or picture stands: left, top, width, height."""

TITLE_ONLY, POINTS = 5, 72
TYPEFACE = "Arial"
"""What texts are measured in: any other may need more lines than there is room for."""

MOST_PROPERTY = 255
"""Characters that a property of an office file holds."""

LINE = 1.25
"""Height of a line of text in units of its size."""


def deck(
    exports: Sequence[ExportedChart], progress: Callable[[ExportedChart], object] = lambda exported: None
) -> bytes:
    """Return a presentation with one slide a chart, in the order given; `progress` is told of each before it is made.

    A chart that the data cannot carry gets a slide that says so. Where PowerPoint has no form for a chart, the slide
    has a table, or a picture if the table is too long and there is a browser.
    """
    made = begun()
    for exported in exports:
        progress(exported)
        add_chart(made, exported)
    return finished(made, exports[0].chart.title if len(exports) == 1 else sources.ATLAS)


def begun() -> Deck:
    """Return a presentation without a slide, of our own size."""
    made = Presentation()
    made.slide_width, made.slide_height = (Inches(inches) for inches in SIZE)
    return made


def finished(made: Deck, title: str) -> bytes:
    """Return a presentation as a file with its properties."""
    made.core_properties.title = textwrap.shorten(title, MOST_PROPERTY, placeholder="…")
    made.core_properties.author = sources.ATLAS
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def notes(exported: ExportedChart) -> str:
    """Return what a speaker says about a chart: the finding, how to read it, what it cannot tell, who says so."""
    chart = exported.chart
    paragraphs = [f"{chart.title}.", chart.subtitle, chart.note.strip()]
    for row in exported.sources:
        paragraphs.append(f"Source: {sources.citation(row)} Licence: {row['licence']}. {row['caveat']}")
    paragraphs.append(f"{words.capital(str(chart.source))} Exported on {exported.day}. {exported.link}".strip())
    return "\n\n".join(filter(None, paragraphs))


def titled(made: Deck, text: str) -> Slide:
    """Return a new slide that has a title and nothing else."""
    slide = made.slides.add_slide(made.slide_layouts[TITLE_ONLY])
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = (Inches(inches) for inches in (LEFT, 0.4, WIDE, 0.95))
    write(title, text, (26, 22, 18, 14, 11, 8), PALETTES["light"].text, bold=True)
    return slide


def add_chart(made: Deck, exported: ExportedChart) -> Slide:
    """Add the slide of a chart; returns it."""
    chart = exported.chart
    slide = titled(made, chart.title)
    write(box(slide, 1.35, 0.6), chart.subtitle, (14, 12, 10, 8), PALETTES["light"].muted)
    left, top, wide, high = (Inches(inches) for inches in BODY)
    body = (left, top, wide, high)
    if chart.figure is None:
        write(
            box(slide, 2.6, 1),
            chart.note or "There is nothing to draw for this choice.",
            (16, 12, 9),
            PALETTES["light"].text,
        )
    elif series := native(chart):
        parts.add_chart(slide, series, chart, body)
    elif (table := cells(chart)) is not None:
        parts.add_table(slide, table, body, shaded=chart.encoding is not None and chart.encoding.form == "matrix")
    else:
        _picture(slide, exported)
    if chart.figure is not None:
        write(
            box(slide, 6.4, 0.8),
            f"{chart.note.strip()}\n{exported.footer}".strip(),
            (10, 9, 8, 7, 6),
            PALETTES["light"].muted,
        )
    cast("TextFrame", slide.notes_slide.notes_text_frame).text = words.printable(notes(exported))
    return slide


def _picture(slide: Slide, exported: ExportedChart) -> None:
    """Set the chart's image into the slide; where none can be made, the reason and where the figures are."""
    try:
        picture = io.BytesIO(render.png(exported))
    except ExportError as error:
        text = f"PowerPoint has no form for this chart, and its picture could not be made. {error}"
        write(box(slide, 2.6, 1), f"{text} The workbook has its figures.", (16, 12), PALETTES["light"].text)
        return
    shape = slide.shapes.add_picture(picture, Inches(LEFT), Inches(BODY[1]), height=Inches(BODY[3]))
    shape.left = Inches((SIZE[0] - shape.width / Inches(1)) / 2)
    shape._element.xpath("./p:nvPicPr/p:cNvPr")[0].set("descr", words.printable(exported.chart.alt))


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
        paragraph.font.name, paragraph.font.size, paragraph.font.bold = TYPEFACE, Pt(size), bold
        paragraph.font.color.rgb = RGBColor.from_string(colour[1:])


def _lines(text: str, size: int) -> int:
    return sum(int(width(line) * size / (0.92 * WIDE * POINTS)) + 1 for line in text.split("\n"))
