"""Several charts as one document, a chart a page, with bookmarks."""

from __future__ import annotations

import io
from collections.abc import Sequence

from pypdf import PdfReader, PdfWriter

from analysis import sources
from analysis.export import image
from analysis.export.handout import Handout


def pdf(outs: Sequence[Handout]) -> bytes:
    """Return a PDF with one page a chart, in the order given; charts that the data cannot carry are left out.

    Raises `ExportError` without a browser.
    """
    writer, buffer = PdfWriter(), io.BytesIO()
    for out in outs:
        if out.chart.figure is not None:
            writer.append(PdfReader(io.BytesIO(image.pdf(out))), outline_item=out.chart.title)
    writer.add_metadata({"/Title": sources.ATLAS, "/Author": sources.ATLAS})
    writer.write(buffer)
    return buffer.getvalue()
