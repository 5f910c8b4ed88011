"""The text of a file, whatever wrote it: its encoding and what separates its values, both found and both said."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Sequence
from itertools import islice

from analysis.package.sheet import wide

ENCODINGS = {"utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252"}
"""What is read, by Python's name."""

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
"""What may stand between values."""

LOST = re.compile("[\ud800-\udfff\ufffd]")
"""What stands for a byte that is no letter in the encoding: half a surrogate pair, or the sign for a lost letter."""

BYTE_ORDER = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
LOOKED_AT = 100
"""So many lines tell what separates values."""

REGULAR = 0.5
"""Share of the rows that must be as wide as the first one."""


def decode(content: bytes, encoding: str = "") -> tuple[str, str]:
    """Return the text of a file and the encoding it was read in: the one given, else the one found.

    Bytes that are no letter there stay as signs that `LOST` finds; nothing is raised.
    """
    encoding = encoding or found_encoding(content)
    if encoding == "utf-16":
        text = content.decode(wide(content) or "utf-16-le", "replace")
    else:
        mark = next((mark for mark in BYTE_ORDER[:1] if content.startswith(mark)), b"")
        text = content[len(mark) :].decode(encoding, "surrogateescape")
    return text.removeprefix("\ufeff"), encoding


def found_encoding(content: bytes) -> str:
    """Return the encoding of a file: what its first bytes say, else UTF-8 where it is, else Windows-1252.

    A file with letters in UTF-8 and no more bytes that are not is UTF-8 with faults: by chance no two bytes are such a
    letter.
    """
    if content.startswith(BYTE_ORDER[0]):
        return "utf-8"
    if wide(content):
        return "utf-16"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "surrogateescape")
        bad = len(LOST.findall(text))
        return "utf-8" if sum(char > "\x7f" for char in text) - bad >= bad else "cp1252"
    return "utf-8"


def separator(lines: Sequence[str]) -> str:
    """Return what separates the values of lines: of the first row that has such a mark and is as wide as most."""
    widths = {mark: _widths(lines, mark) for mark in SEPARATORS}
    for at in range(max(map(len, widths.values()))):
        scores = {mark: _score(found[at], found) if at < len(found) else 0.0 for mark, found in widths.items()}
        best = max(scores, key=scores.__getitem__)
        if scores[best] > 0:
            return best
    return ","


def _widths(lines: Sequence[str], mark: str) -> list[int]:
    """Return how many values a mark makes of each of the first rows; blank ones are none."""
    try:
        return [len(row) for row in islice(filter(None, csv.reader(lines[:LOOKED_AT], delimiter=mark)), LOOKED_AT)]
    except csv.Error:
        return [0]


def _score(width: int, widths: list[int]) -> float:
    """Return how well a mark parts rows: 0 unless it parts at all and most are as wide as this one."""
    share = widths.count(width) / len(widths)
    return share * math.log(width) if width > 1 and share >= REGULAR else 0.0
