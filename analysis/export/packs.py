"""What is collected as files: the items made into a pack, and the kinds of file that a pack can be had as."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from analysis.export.collected import DECK, PAGE, TITLE, Item, Items, entry_and_choice
from analysis.export.exported import ExportedChart, exported_entry, file_name
from analysis.export.formats import BOOK, FORMATS
from analysis.export.formats import DECK as SLIDES
from analysis.export.pack import Pack, default_title, title_slug
from analysis.package.tables import Package


@dataclass(frozen=True)
class PackFormat:
    """A kind of file of several charts: its label, media type, and what makes it."""

    label: str
    mime: str
    make: Callable[[Pack], bytes]
    needs_browser: bool = False


def query_of(items: Items, title: str) -> str:
    """Return what is collected, and its title, as the query of an address."""
    return urlencode({DECK: [item.text for item in items]} | ({TITLE: [title]} if title else {}), doseq=True)


def deck_address(root: str, items: Items, title: str) -> str:
    """Return the link that collects the same again; `root` is the atlas's address, empty where none is known."""
    return f"{root}/{PAGE}?{query_of(items, title)}" if root else ""


def exported_item(package: Package, item: Item, root: str) -> ExportedChart:
    """Return an item's chart with its own filters; raises `ValueError` for what is unknown."""
    return exported_entry(package, *entry_and_choice(package, item), root)


def pack_of(package: Package, items: Items, title: str, root: str) -> Pack:
    """Return the pack of what is collected; raises `ValueError` for what is unknown."""
    exports = tuple(exported_item(package, item, root) for item in items)
    return Pack(title or default_title(), exports, deck_address(root, items, title))


def pack_name(title: str, file_format: str) -> str:
    """Return the name of a pack's file made today."""
    return file_name(("deck", title_slug(title)), file_format)


# What makes a file is imported when one is asked for, as in `formats`.


def _presentation(pack: Pack) -> bytes:
    from analysis.export.office.pack import presentation

    return presentation(pack)


def _document(pack: Pack) -> bytes:
    from analysis.export.report import document

    return document(pack)


def _workbook(pack: Pack) -> bytes:
    from analysis.export.tables import workbook

    return workbook(pack.exports)


PACKS = {
    "pptx": PackFormat("Slides to edit (PowerPoint)", SLIDES, _presentation),
    "pdf": PackFormat("Document (PDF)", FORMATS["pdf"].mime, _document, needs_browser=True),
    "xlsx": PackFormat("Figures (Excel)", BOOK, _workbook),
}
"""By the ending of the file, in the order in which they are offered."""
