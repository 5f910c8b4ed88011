"""The sheet that an image is laid out on: its size, its type, and texts wrapped to it."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass

from analysis import words
from analysis.charts.theme import SeriesStyle

LINE_HEIGHT = 1.32
WIDER = 1.08
"""How much wider bold type runs."""

BETWEEN = 0.5
"""Room between two blocks of text, in units of the font size."""


GLYPHS = {
    char: width
    for width, chars in {
        0.26: "'ijl|",
        0.30: " !,./:;I[]\\ft",
        0.36: '()-r`{}"·',
        0.50: "Jckszvxy",
        0.56: "0123456789#$?_abdeghnopqu–",
        0.61: "+<=>~FTZ",
        0.67: "&ABEKPSVXY",
        0.73: "CDHNRUw",
        0.78: "GOQ",
        0.84: "Mm",
        0.95: "%W",
        1.02: "@…",
    }.items()
    for char in chars
}
"""Widths of characters in units of the font size, in Arial and what is cut to its measure; other faces run alike."""


@dataclass(frozen=True)
class Canvas:
    """Pixels of a sheet: its size, its margin and the sizes of its type.

    `scale` multiplies the pixels of an image. `least`, `good` and `most` say how much a plot's own type is scaled, so
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
    good: float
    most: float

    @property
    def room(self) -> int:
        """The width that is left for text and plot."""
        return self.width - 2 * self.margin


LANDSCAPE = Canvas(1200, 675, 2, margin=36, title=27, text=16, small=12.5, least=0.8, good=1.1, most=1.5)
"""For slides, posts with a preview and papers."""

SQUARE = Canvas(1080, 1080, 1, margin=52, title=40, text=23, small=17, least=1.15, good=1.4, most=2.0)
"""For social networks, which show it small: everything is larger."""


def wrapped(text: str, size: float, room: float) -> str:
    """Return a text broken into lines that fit, fit for Plotly: its own marks are shown, not obeyed."""
    lines, most = [""], room / size
    for word in words.printable(text).split():
        if width(f"{lines[-1]} {word}") <= most:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines += _pieces(word, most)
    return "<br>".join(html.escape(line, quote=False) for line in lines if line)


def shortened(text: str, most: float) -> str:
    """Return a text at most `most` wide, in units of the font size; its end is cut off with an ellipsis."""
    if width(text) <= most:
        return text
    while text and width(f"{text}…") > most:
        text = text[:-1]
    return f"{text.rstrip()}…"


def width(text: str) -> float:
    """Return how wide a text runs, in units of the font size; characters of East Asia and emoji run widest."""
    return sum(GLYPHS.get(char) or (1.25 if unicodedata.east_asian_width(char) in "WF" else 0.7) for char in text)


def key_lines(key: tuple[SeriesStyle, ...], size: float, room: float) -> str:
    """Return the entries of a key, as many on a line as there is room for."""
    lines: list[list[str]] = [[]]
    used = 0.0
    for one in key:
        label = shortened(one.label, room / size - 3)
        needs = (width(label) + 3) * size
        if lines[-1] and used + needs > room:
            lines, used = [*lines, []], 0.0
        lines[-1].append(f'<span style="color:{one.colour}">{one.glyph}</span> {html.escape(label, quote=False)}')
        used += needs
    return "<br>".join("\u2003".join(line) for line in lines)


def _pieces(word: str, most: float) -> list[str]:
    """Break a word where it is wider than a line: an address at its own joints, else anywhere."""
    pieces = [""]
    for part in re.split(r"(?<=[&?/#])", word):
        if width(pieces[-1] + part) > most:
            pieces.append("")
        for char in part:
            if width(pieces[-1] + char) > most:
                pieces.append("")
            pieces[-1] += char
    return pieces
