"""A table of texts laid out as one whole: what it names as columns, in the largest type in which it fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import words
from analysis.export.image.canvas import LINE_HEIGHT, wrapped

HEADINGS = 0.08
"""Share of the width that the headings of rows get."""

PADDING = 0.3
"""Room inside a cell at either side, in units of the type's size."""


@dataclass(frozen=True)
class Grid:
    """Cells by row, the header first; the size of their type, the widths of columns and the heights of rows.

    All are in the unit of the room that the grid was fitted to.
    """

    cells: tuple[tuple[str, ...], ...]
    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]


def turned(table: pd.DataFrame) -> tuple[tuple[str, ...], ...]:
    """Return a table's cells with its rows as columns: what its first column names is the header."""
    return tuple((str(name), *map(_text, table[name])) for name in table)


def fitted(
    table: pd.DataFrame,
    wide: float,
    high: float,
    sizes: Sequence[float],
    *,
    tight: float = 1,
    line: float = LINE_HEIGHT,
) -> Grid:
    """Return a table turned, in the largest of the sizes in which it fits into the room, else in the smallest.

    `tight` is the share of a cell's width that is counted on, for programs whose letters may run wider than ours;
    `line` the height of a line in units of the type's size.
    """
    cells = turned(table)
    columns = max(1, len(cells[0]) - 1)
    widths = (HEADINGS * wide, *[(1 - HEADINGS) * wide / columns] * columns)
    for size in sizes:
        heights = tuple(_height(row, widths, size, tight, line) for row in cells)
        if sum(heights) <= high:
            break
    return Grid(cells, size, widths, heights)


def broken(text: str, width: float, size: float, *, bold: bool = False, tight: float = 1) -> str:
    """Return a cell's text broken into lines that fit a column, as the figures of charts take it."""
    return wrapped(text, size, tight * width - 2 * PADDING * size, bold=bold)


def _height(row: Sequence[str], widths: Sequence[float], size: float, tight: float, line: float) -> float:
    first, *others = zip(row, widths, strict=True)
    texts = [broken(first[0], first[1], size, bold=True, tight=tight)]
    texts += [broken(text, width, size, tight=tight) for text, width in others]
    lines = max(text.count("<br>") + 1 for text in texts)
    return size * (line * lines + 2 * PADDING)


def _text(value: object) -> str:
    if pd.isna(value):
        return "–"
    return words.number(value) if isinstance(value, int | float) else str(value) or "–"
