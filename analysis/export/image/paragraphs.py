"""Paragraphs by page: how many lines each takes, and which page they stand on, in a document and on slides alike."""

from __future__ import annotations

import math
from collections.abc import Sequence

from analysis.export.image.canvas import width
from analysis.export.pack import Text

AFTER = 0.5
"""Lines of room after a paragraph."""


def headings(heading: str, pages: int) -> list[str]:
    """Return the heading of each of so many pages of one kind."""
    return [heading] if pages == 1 else [f"{heading} ({at} of {pages})" for at in range(1, pages + 1)]


def paged(texts: Sequence[Text], room: float, lines: int) -> list[list[Text]]:
    """Return paragraphs by page: as many as a page of so many lines holds, with room after each.

    `room` is the length of a line in units of the type's size. One that fills more than a page has one of its own.
    """
    pages: list[list[Text]] = []
    left = 0.0
    for one in texts:
        needs = lines_of(one, room) + AFTER
        if not pages or needs > left:
            pages, left = [*pages, []], float(lines)
        pages[-1].append(one)
        left -= needs
    return pages


def lines_of(one: Text, room: float) -> int:
    """Return how many lines a paragraph takes, each of the length `room` in units of the type's size."""
    return math.ceil(width(one.text) / room)
