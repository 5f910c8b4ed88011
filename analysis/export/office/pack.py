"""A pack as a presentation: title, contents with links, the charts, what they cannot tell, whose figures they are."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Inches, Pt

from analysis.charts.theme import PALETTES
from analysis.export.image.paragraphs import AFTER, headings, lines_of, paged
from analysis.export.office.slides import (
    LEFT,
    LINE,
    MOST_ADDRESS,
    POINTS,
    WIDE,
    add_chart,
    begun,
    box,
    finished,
    lead,
    number,
    titled,
    write,
)
from analysis.export.pack import (
    CAVEATS,
    CONTENTS,
    SOURCES,
    Pack,
    Text,
    caveats,
    citations,
    contents,
)

SIZES = (14, 12)
"""Points of the type of a line of the contents, and of a caveat or a source."""

TOP, HIGH = 1.5, 5.4
"""Inches above the first line of such a slide, and of all its lines."""

TITLE_SLIDE = 0


def presentation(pack: Pack) -> bytes:
    """Return a pack as a presentation with native charts, as `slides.deck` makes them, numbered and linked."""
    made = begun()
    _cover(made, pack)
    listed = _slides(made, CONTENTS, contents(pack), SIZES[0])
    charts = [add_chart(made, exported) for exported in pack.exports]
    for heading, texts in ((CAVEATS, caveats(pack)), (SOURCES, citations(pack))):
        for slide, some in _slides(made, heading, texts, SIZES[1]):
            _paragraphs(slide, some)
    _lead(listed, charts)
    for at, slide in enumerate(itertools.islice(made.slides, 1, None), 2):
        number(slide, at)
    return finished(made, pack.title)


def _slides(made: Deck, heading: str, texts: Sequence[Text], size: int) -> list[tuple[Slide, list[Text]]]:
    """Add as many slides as paragraphs need, with nothing but a title yet; returns each with its paragraphs."""
    parts = paged(texts, _room(size), _lines(size))
    return [(titled(made, title), some) for title, some in zip(headings(heading, len(parts)), parts, strict=True)]


def _lines(size: int) -> int:
    return int(HIGH * POINTS / (LINE * size))


def _room(size: int) -> float:
    return 0.92 * WIDE * POINTS / size


def _cover(made: Deck, pack: Pack) -> None:
    slide = made.slides.add_slide(made.slide_layouts[TITLE_SLIDE])
    title, below = slide.placeholders[0], slide.placeholders[1]
    for shape, top, height in ((title, 2.2, 1.6), (below, 4.0, 1.6)):
        shape.left, shape.top, shape.width, shape.height = (Inches(inches) for inches in (LEFT, top, WIDE, height))
    write(title, pack.title, (40, 32, 26, 20), PALETTES["light"].text, bold=True)
    write(below, pack.subtitle, (18, 14), PALETTES["light"].muted)


def _lead(listed: Sequence[tuple[Slide, Sequence[Text]]], charts: Sequence[Slide]) -> None:
    """Write the contents, each line leading to the slide of its chart."""
    targets, line = iter(charts), SIZES[0] * LINE / POINTS
    for slide, texts in listed:
        top = TOP
        for one in texts:
            lines = lines_of(one, _room(SIZES[0]))
            shape = box(slide, top, lines * line)
            write(shape, one.text, SIZES, PALETTES["light"].text)
            shape.click_action.target_slide = next(targets)
            top += (lines + AFTER) * line


def _paragraphs(slide: Slide, texts: Sequence[Text]) -> None:
    shape = box(slide, TOP, HIGH)
    write(shape, "\n".join(one.text for one in texts), (SIZES[1], 11, 10, 9, 8), PALETTES["light"].text)
    for paragraph, one in zip(shape.text_frame.paragraphs, texts, strict=True):
        paragraph.space_after = Pt(AFTER * SIZES[1])
        if one.address and len(one.address) <= MOST_ADDRESS:
            lead(paragraph, one.address)
