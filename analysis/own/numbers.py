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

_GROUPS = r"[+-]?(?:\d+|\d{{1,3}}([{marks}])\d{{3}}(?:\1\d{{3}})*)(?:{decimal}(\d*))?(?:[eE][+-]?\d+)?"
_WRITTEN = {
    POINT: re.compile(_GROUPS.format(marks=rf",'’{_SPACES}", decimal=r"\."), re.ASCII),
    COMMA: re.compile(_GROUPS.format(marks=rf"\.'’{_SPACES}", decimal=","), re.ASCII),
}
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
    """Return a number without what stands around it: spaces, and one of the signs."""
    text = text.strip()
    for sign in signs:
        if sign and text.startswith(sign):
            return text.removeprefix(sign).strip()
        if sign and text.endswith(sign):
            return text.removesuffix(sign).strip()
    return text
