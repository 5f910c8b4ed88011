"""Pages of text beside pages of charts: a heading and paragraphs on the same sheet, and where each paragraph stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.charts.theme import PALETTES
from analysis.export.image.canvas import LANDSCAPE, LINE_HEIGHT, wrapped
from analysis.export.image.paragraphs import headings, paged
from analysis.export.image.render import Block, notes_of
from analysis.export.pack import Text

SHEET = LANDSCAPE


@dataclass(frozen=True)
class Prose:
    """A page of text: its figure, its heading, and each paragraph with the pixels of its top and bottom."""

    figure: go.Figure
    heading: str
    spots: tuple[tuple[Text, float, float], ...]


def prose(heading: str, texts: Sequence[Text], below: str = "") -> list[Prose]:
    """Return as many pages as paragraphs need; `below` stands under the heading of each."""
    palette, size = PALETTES["light"], SHEET.text
    under = [Block(wrapped(below, size, SHEET.room), size, palette.muted)] if below else []
    room = SHEET.height - 2 * SHEET.margin - sum(block.height for block in (_title(heading), *under))
    parts = paged(texts, SHEET.room / size, int(room / (LINE_HEIGHT * size)))
    titles = headings(heading, len(parts))
    return [_page(title, under, some) for title, some in zip(titles, parts, strict=True)]


def _page(heading: str, under: Sequence[Block], texts: Sequence[Text]) -> Prose:
    head = [_title(heading), *under]
    blocks = [Block(wrapped(one.text, SHEET.text, SHEET.room), SHEET.text, PALETTES["light"].text) for one in texts]
    top, spots = SHEET.margin + sum(block.height for block in head), []
    for one, block in zip(texts, blocks, strict=True):
        spots.append((one, top, top + block.height))
        top += block.height
    margin = dict.fromkeys("ltrb", SHEET.margin)
    figure = go.Figure(layout={"width": SHEET.width, "height": SHEET.height, "margin": margin, "plot_bgcolor": "white"})
    figure.update_layout(template="none", annotations=notes_of([*head, *blocks], y=1, offset=0))
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    return Prose(figure, heading, tuple(spots))


def _title(heading: str) -> Block:
    return Block(f"<b>{wrapped(heading, SHEET.title, SHEET.room, bold=True)}</b>", SHEET.title, PALETTES["light"].text)
