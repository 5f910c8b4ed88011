"""The sheet that an image is laid out on: its size, its type, and texts wrapped to it."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from reportlab.pdfbase.pdfmetrics import stringWidth

from analysis import words
from analysis.charts.theme import SeriesStyle

LINE_HEIGHT = 1.32
BETWEEN = 0.5
"""Room between two blocks of text, in units of the font size."""


FACES = ("Helvetica", "Helvetica-Bold")
"""Plain and bold: Arial and what is cut to its measure run as wide; other faces run alike."""

WIDE, OTHER = 1.25, 0.7
"""Widths of characters that Helvetica has not, in units of the font size: those of East Asia and emoji, and others."""

MOST_GLYPHS = 20_000
"""Characters whose widths are kept: a visitor's own data may have any."""


@dataclass(frozen=True)
class Canvas:
    """Pixels of a sheet: its size, its margin and the sizes of its type.

    `scale` multiplies the pixels of an image. `least`, `good` and `most` say how much a plot's own type is scaled, so
    that it can be read where such images are looked at: on a slide, or on a phone. A `bare` sheet has no words
    of its own but the key. `code` is how large the link's code in the corner is at most.
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
    bare: bool = False
    code: int = 66

    @property
    def room(self) -> int:
        """The width that is left for text and plot."""
        return self.width - 2 * self.margin


LANDSCAPE = Canvas(1200, 675, 2, margin=36, title=27, text=16, small=12.5, least=0.8, good=1.1, most=1.5)
"""For slides, posts with a preview and papers."""

SQUARE = Canvas(1080, 1080, 1, margin=52, title=40, text=23, small=17, least=1.15, good=1.4, most=2.0, code=130)
"""For social networks, which show it small: everything is larger."""


PLATE = Canvas(1213, 435, 2, margin=8, title=27, text=15, small=12.5, least=0.6, good=1.05, most=1.5, bare=True)
"""For the middle of a slide, which has title and source as texts of its own."""


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return a text broken into lines that fit, fit for Plotly: its own marks are shown, not obeyed."""
    lines, most = [""], room / size
    for word in words.printable(text).split():
        if width(f"{lines[-1]} {word}", bold=bold) <= most:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines += _pieces(word, most, bold)
    return "<br>".join(html.escape(line, quote=False) for line in lines if line)


def balanced(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Return a text in as few lines as `wrapped` makes of it, as even as they can be."""
    lines = wrapped(text, size, room, bold=bold).count("<br>")
    narrower = (wrapped(text, size, room * percent / 100, bold=bold) for percent in range(50, 101, 2))
    return next(found for found in narrower if found.count("<br>") == lines)


def shortened(text: str, most: float, *, bold: bool = False) -> str:
    """Return a text at most `most` wide, in units of the font size; its end is cut off with an ellipsis."""
    if width(text, bold=bold) <= most:
        return text
    while text and width(f"{text}…", bold=bold) > most:
        text = text[:-1]
    return f"{text.rstrip()}…"


def width(text: str, *, bold: bool = False) -> float:
    """Return how wide a text runs, in units of the font size; characters of East Asia and emoji run widest."""
    return sum(_glyph(char, FACES[bold]) for char in text)


@lru_cache(maxsize=MOST_GLYPHS)
def _glyph(char: str, face: str) -> float:
    try:
        char.encode("cp1252")  # what the face has: others reportlab would count as if they were not there
    except UnicodeEncodeError:
        return WIDE if unicodedata.east_asian_width(char) in "WF" else OTHER
    return stringWidth(char, face, 1)


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


def _pieces(word: str, most: float, bold: bool) -> list[str]:
    """Break a word where it is wider than a line: an address at its own joints, else anywhere."""
    pieces = [""]
    for part in re.split(r"(?<=[&?/#])", word):
        if width(pieces[-1] + part, bold=bold) > most:
            pieces.append("")
        for char in part:
            if width(pieces[-1] + char, bold=bold) > most:
                pieces.append("")
            pieces[-1] += char
    return pieces
