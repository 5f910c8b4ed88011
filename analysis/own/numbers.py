"""Numbers as people write them: what marks decimals is told by a whole column, and asked where it cannot be told."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from analysis.own.grid import Cell
from analysis.package.schema import LARGEST

POINT, COMMA = ".", ","
DECIMALS = {POINT: "a point (18,500.00)", COMMA: "a comma (18.500,00)"}
"""What may mark decimals, and how a number then looks."""

_SPACES = " \u00a0\u202f\u2009"
"""Spaces that stand between thousands: plain, no-break, narrow and thin."""

_GROUPS = r"[+-]?(?:\d+|{others}\d{{1,3}}([{marks}])\d{{3}}(?:\1\d{{3}})*)(?:{decimal}\d*)?(?:[eE][+-]?\d+)?"
_LAKHS = r"\d{1,2}(?:,\d\d)+,\d{3}|"
_WRITTEN = {
    POINT: re.compile(_GROUPS.format(marks=rf",'’{_SPACES}", decimal=r"\.", others=_LAKHS), re.ASCII),
    COMMA: re.compile(_GROUPS.format(marks=rf"\.'’{_SPACES}", decimal=",", others=""), re.ASCII),
}
_NO_CENTS = re.compile(r"(?<=\d[.,])[-–—]{1,2}$")
_MINUS = "\N{MINUS SIGN}"
_NOTHING = dict.fromkeys(map(ord, f"'’{_SPACES}"))


def decimal_of(cells: Iterable[Cell], signs: Sequence[str] = ()) -> str:
    """Return what marks the decimals of a column, `POINT` or `COMMA`; empty where its values leave it open.

    It is open where every value could be read either way (18.500), or where some need a point and others a comma.
    Cells that are numbers already say nothing. `signs` may stand before or after a number, as $ or EUR.
    """
    allowed = dict.fromkeys(DECIMALS, False)
    differ = False
    for text in {cell for cell in cells if isinstance(cell, str)}:
        read = {decimal: number(text, decimal, signs) for decimal in DECIMALS}
        known = [decimal for decimal, value in read.items() if value is not None]
        if len(known) == 1:
            allowed[known[0]] = True
        elif known and read[POINT] != read[COMMA]:
            differ = True
    if allowed[POINT] != allowed[COMMA]:
        return POINT if allowed[POINT] else COMMA
    return "" if differ or allowed[POINT] else POINT


def number(cell: Cell, decimal: str = POINT, signs: Sequence[str] = ()) -> float | None:
    """Return a cell as a number, None where it is none: a text, a day, infinite, or beyond what is held exactly."""
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        return None
    if isinstance(cell, str):
        text = _bare(cell, signs)
        if not _WRITTEN[decimal].fullmatch(text):
            return None
        thousands = COMMA if decimal == POINT else POINT
        cell = float(text.translate(_NOTHING).replace(thousands, "").replace(decimal, "."))
    value = float(cell)
    return value if math.isfinite(value) and abs(value) <= LARGEST else None


def _bare(text: str, signs: Sequence[str]) -> str:
    """Return a number without what stands around it: spaces, one of the signs, and a dash for no cents (5.000,-).

    Negative ones are told by a minus of print, and in brackets as accountants do.
    """
    text = text.strip()
    if text.startswith("(") and text.endswith(")"):
        return f"-{_bare(text[1:-1], signs)}"
    for sign in signs:
        if sign and text.startswith(sign):
            text = text.removeprefix(sign).strip()
            break
        if sign and text.endswith(sign):
            text = text.removesuffix(sign).strip()
            break
    return _NO_CENTS.sub("", text).replace(_MINUS, "-")
