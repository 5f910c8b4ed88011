"""The kinds of file that a chart can be had as: what a visitor calls them, and who makes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from analysis.charts.chart import Chart
from analysis.export.handout import Handout, file_name


@dataclass(frozen=True)
class Form:
    """A kind of file: its label, ending and media type, and what makes it. `mark` tells two of one ending apart."""

    label: str
    extension: str
    mime: str
    make: Callable[[Handout], bytes]
    needs_browser: bool = False
    mark: str = ""

    def file_name(self, chart: Chart) -> str:
        """Return the name of a file made today: pm-atlas_<chart>_<filters>_<date>.<ending>."""
        return file_name((chart.name, chart.slug, self.mark), self.extension)


# What makes a file is imported when one is asked for: a server that exports nothing does not load it.


def _image(name: str) -> Callable[[Handout], bytes]:
    def make(out: Handout) -> bytes:
        from analysis.export import image

        return getattr(image, name)(out)

    return make


def _page(out: Handout) -> bytes:
    from analysis.export import web

    return web.page(out)


def _slide(out: Handout) -> bytes:
    from analysis.export import slides

    return slides.deck([out])


def _csv(out: Handout) -> bytes:
    from analysis.export import tables

    return tables.csv(out)


def _workbook(out: Handout) -> bytes:
    from analysis.export import tables

    return tables.workbook([out])


OFFICE = "application/vnd.openxmlformats-officedocument"
DECK, BOOK = f"{OFFICE}.presentationml.presentation", f"{OFFICE}.spreadsheetml.sheet"
FORMS = {
    "png": Form("Image (PNG, 2400 × 1350)", "png", "image/png", _image("png"), True),
    "square": Form("Square image (PNG, 1080 × 1080)", "png", "image/png", _image("square"), True, "square"),
    "svg": Form("Drawing (SVG)", "svg", "image/svg+xml", _image("svg"), True),
    "pdf": Form("Document (PDF)", "pdf", "application/pdf", _image("pdf"), True),
    "html": Form("Interactive page (HTML)", "html", "text/html", _page),
    "pptx": Form("Slide to edit (PowerPoint)", "pptx", DECK, _slide),
    "csv": Form("Figures (CSV)", "csv", "text/csv", _csv),
    "xlsx": Form("Figures and source (Excel)", "xlsx", BOOK, _workbook),
}
"""By the name under which a command asks for it, in the order of the menu."""
