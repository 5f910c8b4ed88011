"""Pages that a browser has drawn, bound into a PDF with a title, language, links and a text for each picture."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from analysis import sources, words
from analysis.export.exported import ExportedChart, today

POINTS = 0.75
"""Points of a pixel: browsers print 96 of these and 72 of those an inch."""

LANGUAGE = "en-US"

Place = tuple[float, float, float, float]
"""Left, bottom, right and top in pixels from a page's lower left corner."""


@dataclass(frozen=True)
class Document:
    """A PDF in the making; each page is one picture, which is told to those who cannot see it."""

    writer: PdfWriter = field(default_factory=PdfWriter)
    figures: list[ArrayObject] = field(default_factory=list)

    def add(self, content: bytes, heading: str, told: str) -> None:
        """Add a page as a browser makes it (PDF), with a bookmark, and what is told of it."""
        self.writer.append(PdfReader(io.BytesIO(content)), outline_item=words.printable(heading))
        page = self.writer.pages[-1]
        page[NameObject("/StructParents")] = NumberObject(len(self.figures))
        self.figures.append(_figure(self.writer, page, words.printable(f"{heading}. {told}")))

    def lead_back(self, exported: ExportedChart, place: Place) -> None:
        """Make a place of the last page a link to the chart in the atlas, where its address is known."""
        if exported.link:
            left, bottom, right, top = (POINTS * side for side in place)
            link = Link(rect=(left, bottom, right, top), url=exported.link, border=[0, 0, 0])
            link[NameObject("/Contents")] = TextStringObject(f"Open this chart in the {sources.ATLAS}")
            self.writer.add_annotation(len(self.figures) - 1, link)

    def finished(self, title: str) -> bytes:
        """Return the document with its tags, its language, its title and whose it is."""
        _tag(self.writer, self.figures)
        root = self.writer.root_object
        root[NameObject("/ViewerPreferences")] = _dictionary(DisplayDocTitle=BooleanObject(True))
        root[NameObject("/Lang")] = TextStringObject(LANGUAGE)
        self.writer.add_metadata(
            {
                "/Title": words.printable(title),
                "/Author": sources.ATLAS,
                "/Creator": sources.ATLAS,
                "/CreationDate": f"D:{today():%Y%m%d}000000Z",
            }
        )
        made = io.BytesIO()
        self.writer.write(made)
        return made.getvalue()


def _figure(writer: PdfWriter, page: PageObject, told: str) -> ArrayObject:
    """Add a figure with its text; returns the marked parts of the page that it holds, each the figure's."""
    contents = page.get_contents()
    marks = set(map(int, re.findall(rb"/MCID (\d+)", contents.get_data() if contents else b"")))
    figure = _dictionary(
        Type=NameObject("/StructElem"),
        S=NameObject("/Figure"),
        Alt=TextStringObject(told),
        Pg=page.indirect_reference,
        K=ArrayObject(map(NumberObject, sorted(marks))),
    )
    return ArrayObject([writer._add_object(figure)] * max(len(marks), max(marks, default=0) + 1))


def _tag(writer: PdfWriter, figures: list[ArrayObject]) -> None:
    """Make the figures the parts of the document, in reading order."""
    tree, whole = _dictionary(Type=NameObject("/StructTreeRoot")), _dictionary(Type=NameObject("/StructElem"))
    tree_at, whole_at = writer._add_object(tree), writer._add_object(whole)
    for parts in figures:
        parts[0].get_object()[NameObject("/P")] = whole_at
    whole.update(_dictionary(S=NameObject("/Document"), P=tree_at, K=ArrayObject(parts[0] for parts in figures)))
    numbers = ArrayObject(one for at, parts in enumerate(figures) for one in (NumberObject(at), parts))
    tree.update(_dictionary(K=whole_at, ParentTree=writer._add_object(_dictionary(Nums=numbers))))
    writer.root_object[NameObject("/StructTreeRoot")] = tree_at
    writer.root_object[NameObject("/MarkInfo")] = _dictionary(Marked=BooleanObject(True))


def _dictionary(**entries: object) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{name}"): entry for name, entry in entries.items()})
