"""Several charts as one document, a chart a page, with bookmarks and numbers; a pack with what stands around them."""

from __future__ import annotations

import io
from collections.abc import Sequence

import plotly.graph_objects as go
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link

from analysis import sources
from analysis.export.exported import ExportedChart
from analysis.export.image.engine import engine
from analysis.export.image.prose import SHEET, Prose, prose
from analysis.export.image.render import for_export, numbered
from analysis.export.pack import CAVEATS, SOURCES, Pack, caveats, citations, contents

POINTS = 0.75
"""Points of a document in a pixel of a sheet."""


def pdf(exports: Sequence[ExportedChart]) -> bytes:
    """Return a PDF with one page a chart, in the order given; charts that the data cannot carry are left out.

    Raises `ExportError` without a browser.
    """
    writer = PdfWriter()
    for exported in _drawn(exports):
        _add(writer, for_export(exported), exported.chart.title)
    return _finished(writer, sources.ATLAS)


def document(pack: Pack) -> bytes:
    """Return a pack as PDF: title and contents with links, a chart a page, what they cannot tell, and the sources.

    What the data cannot carry stands in the contents alone. Raises `ExportError` without a browser.
    """
    writer, pages = PdfWriter(), {}
    front = prose(pack.title, contents(pack), pack.subtitle)
    for page in front:
        _add(writer, page.figure, page.heading)
    for exported in _drawn(pack.exports):
        pages[id(exported)] = len(writer.pages)
        _add(writer, for_export(exported), exported.chart.title)
    for page in (*prose(CAVEATS, caveats(pack)), *prose(SOURCES, citations(pack))):
        _add(writer, page.figure, page.heading)
        _lead_out(writer, page)
    spots = [(at, spot) for at, page in enumerate(front) for spot in page.spots]
    for exported, (at, (_text, top, bottom)) in zip(pack.exports, spots, strict=True):
        if id(exported) in pages:
            writer.add_annotation(at, Link(rect=_rectangle(top, bottom), target_page_index=pages[id(exported)]))
    return _finished(writer, pack.title)


def _drawn(exports: Sequence[ExportedChart]) -> list[ExportedChart]:
    return [exported for exported in exports if exported.chart.figure is not None]


def _add(writer: PdfWriter, figure: go.Figure, title: str) -> None:
    """Add a page, with its number and a bookmark."""
    drawn = engine().draw(numbered(figure, len(writer.pages) + 1), format="pdf", scale=1)
    writer.append(PdfReader(io.BytesIO(drawn)), outline_item=title)


def _lead_out(writer: PdfWriter, page: Prose) -> None:
    for text, top, bottom in page.spots:
        if text.address:
            writer.add_annotation(len(writer.pages) - 1, Link(rect=_rectangle(top, bottom), url=text.address))


def _rectangle(top: float, bottom: float) -> tuple[float, float, float, float]:
    """Return the place of a paragraph on its page, in points from the page's lower left corner."""
    left, right = SHEET.margin, SHEET.width - SHEET.margin
    return (left * POINTS, (SHEET.height - bottom) * POINTS, right * POINTS, (SHEET.height - top) * POINTS)


def _finished(writer: PdfWriter, title: str) -> bytes:
    buffer = io.BytesIO()
    writer.add_metadata({"/Title": title, "/Author": sources.ATLAS})
    writer.write(buffer)
    return buffer.getvalue()
