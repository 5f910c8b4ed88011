"""What stands in rows on one axis, as a slide draws it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.charts.theme import SeriesStyle


@dataclass(frozen=True)
class Spans:
    """Lines of one look: row, start and end of each. `thick` tells a bar from a line.

    `named` ones stand in the legend, as those of a series without symbols have to.
    """

    name: str
    colour: str
    thick: bool
    lines: tuple[tuple[int, float, float], ...]
    named: bool = False


@dataclass(frozen=True)
class Marks:
    """Symbols of one series: row and value of each; `hollow` ones, of rows that rest on few, are not filled."""

    style: SeriesStyle
    points: tuple[tuple[int, float], ...]
    hollow: bool = False


End = tuple[int, float, str]
"""Row, where its drawing ends, and what is written there."""


@dataclass(frozen=True)
class Dots:
    """Rows from top to bottom by name, what is drawn in them, what is written at their ends, and the axis.

    `heads` are the rows with which a group of them begins, `brackets` the intervals of their values.
    """

    names: tuple[str, ...]
    spans: tuple[Spans, ...]
    marks: tuple[Marks, ...]
    ends: tuple[End, ...]
    unit: str
    low: float
    high: float
    step: float
    heads: tuple[int, ...] = ()
    brackets: tuple[tuple[int, float, float], ...] = ()

    def rows(self, start: int, end: int) -> Dots:
        """Return the rows from `start` up to `end` alone, on the same axis."""
        kept = range(start, end)
        spans = [replace(one, lines=_moved(one.lines, kept)) for one in self.spans]
        marks = [replace(one, points=_moved(one.points, kept)) for one in self.marks]
        return replace(
            self,
            names=self.names[start:end],
            spans=tuple(one for one in spans if one.lines),
            marks=tuple(one for one in marks if one.points),
            ends=_moved(self.ends, kept),
            brackets=_moved(self.brackets, kept),
            heads=tuple(row - start for row in self.heads if row in kept),
        )


def _moved(rows: Sequence[tuple], kept: range) -> tuple:
    return tuple((row - kept.start, *rest) for row, *rest in rows if row in kept)
