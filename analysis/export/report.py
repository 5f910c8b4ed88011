"""Several charts as one document, a chart a page, with bookmarks."""

from __future__ import annotations

import io
from collections.abc import Sequence

from pypdf import PdfReader, PdfWriter

from analysis import sources
from analysis.export.exported import ExportedChart
from analysis.export.image import render


def pdf(exports: Sequence[ExportedChart]) -> bytes:
    """Return a PDF with one page a chart, in the order given; charts that the data cannot carry are left out.

    Raises `ExportError` without a browser.
    """
    writer, buffer = PdfWriter(), io.BytesIO()
    for exported in exports:
        if exported.chart.figure is not None:
            writer.append(PdfReader(io.BytesIO(render.pdf(exported))), outline_item=exported.chart.title)
    writer.add_metadata({"/Title": sources.ATLAS, "/Author": sources.ATLAS})
    writer.write(buffer)
    return buffer.getvalue()
