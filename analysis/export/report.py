"""A pack as one document: a chart a page, with bookmarks and numbers, and what stands around them."""

from __future__ import annotations

from pypdf.annotations import Link

from analysis.export.exported import ExportedChart
from analysis.export.image.document import POINTS, Document
from analysis.export.image.engine import engine
from analysis.export.image.prose import SHEET, Prose, prose
from analysis.export.image.render import for_export, link_place, numbered
from analysis.export.pack import CAVEATS, SOURCES, Pack, caveats, citations, contents


def document(pack: Pack) -> bytes:
    """Return a pack as PDF: title and contents with links, a chart a page, what they cannot tell, and the sources.

    What the data cannot carry stands in the contents alone. Raises `ExportError` without a browser.
    """
    made, pages = Document(), {}
    front = prose(pack.title, contents(pack), pack.subtitle)
    for page in front:
        _add_prose(made, page)
    for exported in (one for one in pack.exports if one.chart.figure is not None):
        pages[id(exported)] = len(made.figures)
        _add_chart(made, exported)
    for page in (*prose(CAVEATS, caveats(pack)), *prose(SOURCES, citations(pack))):
        _add_prose(made, page)
    spots = [(at, spot) for at, page in enumerate(front) for spot in page.spots]
    for exported, (at, (_text, top, bottom)) in zip(pack.exports, spots, strict=True):
        if id(exported) in pages:
            made.writer.add_annotation(at, Link(rect=_rectangle(top, bottom), target_page_index=pages[id(exported)]))
    return made.finished(pack.title)


def _add_chart(made: Document, exported: ExportedChart) -> None:
    """Add the page of a chart, with its number, what is told of it and its way back."""
    figure = numbered(for_export(exported), len(made.figures) + 1)
    made.add(engine().draw(figure, format="pdf", scale=1), exported.chart.title, exported.described)
    made.lead_back(exported, link_place(exported))


def _add_prose(made: Document, page: Prose) -> None:
    """Add a page of text, with its number and with links to the addresses of its paragraphs."""
    figure = numbered(page.figure, len(made.figures) + 1)
    told = " ".join(text.text for text, _top, _bottom in page.spots)
    made.add(engine().draw(figure, format="pdf", scale=1), page.heading, told)
    for text, top, bottom in page.spots:
        if text.address:
            link = Link(rect=_rectangle(top, bottom), url=text.address)
            made.writer.add_annotation(len(made.figures) - 1, link)


def _rectangle(top: float, bottom: float) -> tuple[float, float, float, float]:
    """Return the place of a paragraph on its page, in points from the page's lower left corner."""
    left, right = SHEET.margin, SHEET.width - SHEET.margin
    return (left * POINTS, (SHEET.height - bottom) * POINTS, right * POINTS, (SHEET.height - top) * POINTS)
