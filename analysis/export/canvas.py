"""The sheet that an image is laid out on: its size, its type, and texts wrapped to it."""

from __future__ import annotations

import html
import unicodedata
from dataclasses import dataclass

from analysis.charts.theme import Series

LINE_HEIGHT = 1.32
AVERAGE_GLYPH = 0.53
"""Width of an average character in units of the font size; bold text takes a tenth more. Errs on the wide side."""

BOLD = 1.1
BETWEEN = 0.5
"""Room between two blocks of text, in units of the font size."""


@dataclass(frozen=True)
class Canvas:
    """Pixels of a sheet: its size, its margin and the sizes of its type.

    `scale` multiplies the pixels of an image. `least` and `most` bound how much a plot's own type may be scaled, so
    that it can be read where such images are looked at: on a slide, or on a phone.
    """

    width: int
    height: int
    scale: float
    margin: int
    title: float
    text: float
    small: float
    least: float
    most: float

    @property
    def room(self) -> int:
        """The width that is left for text and plot."""
        return self.width - 2 * self.margin


LANDSCAPE = Canvas(1200, 675, 2, margin=36, title=27, text=16, small=12.5, least=0.88, most=1.35)
"""For slides, posts with a preview and papers."""

SQUARE = Canvas(1080, 1080, 1, margin=52, title=40, text=23, small=17, least=1.2, most=1.7)
"""For social networks, which show it small: everything is larger."""


def wrapped(text: str, size: float, room: float) -> str:
    """Return a text broken into lines that fit, fit for Plotly: its own marks are shown, not obeyed."""
    lines, most = [""], room / (size * AVERAGE_GLYPH)
    for word in text.split():
        for piece in _pieces(word, most):
            longer = f"{lines[-1]} {piece}".strip()
            if width(longer) <= most:
                lines[-1] = longer
            else:
                lines.append(piece)
    return "<br>".join(html.escape(line, quote=False) for line in lines if line)


def shortened(text: str, most: float) -> str:
    """Return a text that is at most `most` average characters wide, its end cut off with an ellipsis."""
    if width(text) <= most:
        return text
    while text and width(text) > most - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def width(text: str) -> float:
    """Return how wide a text is, in average characters: those of East Asia and emoji count as two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def key_lines(key: tuple[Series, ...], size: float, room: float) -> str:
    """Return the entries of a key, as many on a line as there is room for."""
    lines, used = [[]], 0.0
    for one in key:
        needs = (width(one.label) + 6) * size * AVERAGE_GLYPH
        if lines[-1] and used + needs > room:
            lines, used = [*lines, []], 0.0
        lines[-1].append(f'<span style="color:{one.colour}">{one.sign}</span> {html.escape(one.label, quote=False)}')
        used += needs
    return "<br>".join("\u2003".join(line) for line in lines)


def _pieces(word: str, most: float) -> list[str]:
    """Break a word that is wider than a line."""
    pieces = [""]
    for char in word:
        if width(pieces[-1] + char) > most:
            pieces.append("")
        pieces[-1] += char
    return pieces
