"""The kinds of file that a chart can be had as: what a visitor calls them, and who makes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analysis.charts.chart import Chart
from analysis.export.exported import ExportedChart, file_name


@dataclass(frozen=True)
class FileFormat:
    """A kind of file: its label, ending and media type, and what makes it. `mark` tells two of one ending apart.

    `canvas` names the sheet of an image whose label says its pixels.
    """

    label: str
    extension: str
    mime: str
    make: Callable[[ExportedChart], bytes]
    needs_browser: bool = False
    mark: str = ""
    canvas: str = ""

    def label_of(self, exported: ExportedChart) -> str:
        """Return the label for a chart, with the pixels that its image has."""
        if not self.canvas or exported.chart.figure is None:
            return self.label
        from analysis.export.image import canvas, render

        wide, high = render.size(exported, getattr(canvas, self.canvas))
        shape = self.label if self.canvas == "LANDSCAPE" or wide == high else "Tall image"
        return f"{shape} (PNG, {wide} × {high})"

    def file_name(self, chart: Chart | ExportedChart) -> str:
        """Return the name of a file made today: pm-atlas_<chart>_<filters>_<date>.<ending>."""
        return file_name((chart.name, chart.slug, self.mark), self.extension)


# What makes a file is imported when one is asked for: a server that exports nothing does not load it.


def _image(name: str) -> Callable[[ExportedChart], bytes]:
    def make(exported: ExportedChart) -> bytes:
        from analysis.export.image import render

        return getattr(render, name)(exported)

    return make


def _page(exported: ExportedChart) -> bytes:
    from analysis.export import web

    return web.page(exported)


def _slide(exported: ExportedChart) -> bytes:
    from analysis.export.office import slides

    return slides.deck([exported])


def _csv(exported: ExportedChart) -> bytes:
    from analysis.export import tables

    return tables.csv(exported)


def _workbook(exported: ExportedChart) -> bytes:
    from analysis.export import tables

    return tables.workbook([exported])


OFFICE = "application/vnd.openxmlformats-officedocument"
DECK, BOOK = f"{OFFICE}.presentationml.presentation", f"{OFFICE}.spreadsheetml.sheet"
FORMATS = {
    "png": FileFormat("Image", "png", "image/png", _image("png"), True, canvas="LANDSCAPE"),
    "square": FileFormat("Square image", "png", "image/png", _image("square"), True, "square", "SQUARE"),
    "svg": FileFormat("Drawing (SVG)", "svg", "image/svg+xml", _image("svg"), True),
    "pdf": FileFormat("Document (PDF)", "pdf", "application/pdf", _image("pdf"), True),
    "html": FileFormat("Interactive page (HTML)", "html", "text/html", _page),
    "pptx": FileFormat("Slide to edit (PowerPoint)", "pptx", DECK, _slide),
    "csv": FileFormat("Figures (CSV)", "csv", "text/csv", _csv),
    "xlsx": FileFormat("Figures and source (Excel)", "xlsx", BOOK, _workbook),
}
"""By the name under which a command asks for it, in the order of the menu."""
