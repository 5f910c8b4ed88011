"""Axes that are measured: round ticks from a marked zero, none of whose labels is another value's."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from analysis.charts.theme import PALETTES, Mode, label

MOST_TICKS = 6
"""Ticks of a measured axis, whose labels have room on a phone."""


def measured(largest: float, write: Callable[[float], str], mode: Mode, most: int = MOST_TICKS) -> dict[str, Any]:
    """Return an axis from a marked zero to its last tick, which is the first one that no value goes beyond.

    `write` writes a value; no tick is taken whose label would be that of another value.
    """
    values = spanning(largest, write, most)
    return {
        "range": [-0.015 * values[-1], 1.005 * values[-1]],
        "tickvals": values,
        "ticktext": [write(value) for value in values],
        "tickangle": 0,
        "zeroline": True,
        "zerolinewidth": 1,
        "zerolinecolor": PALETTES[mode].muted,
    }


def spanning(largest: float, write: Callable[[float], str], most: int = MOST_TICKS) -> list[float]:
    """Return the fewest round ticks from 0 to at or above `largest`, at most `most`, whose labels are exact."""
    for factor, power in _round_steps():
        count = math.ceil(round(largest / (factor * power), 9)) + 1
        beside = sorted({1, 2, 3, factor}) if factor < 3 else (1, 2, 3)
        if count <= most and _tells_apart(write, power, beside):
            return [index * factor * power for index in range(max(count, 2))]
    raise ValueError(f"No ticks up to {largest}.")


def ticks(largest: float, most: int = MOST_TICKS) -> list[float]:
    """Return round tick values from 0 up to at most `largest`, at most `most` of them."""
    step = next(factor * power for factor, power in _round_steps() if largest // (factor * power) < most)
    return [index * step for index in range(int(largest // step) + 1)]


def _round_steps(factors: Sequence[float] = (1, 2, 2.5, 5)) -> Iterator[tuple[float, float]]:
    """Yield round steps between ticks, smallest first, each as a factor and the power of ten that it is of."""
    return ((factor, 10.0**power) for power in range(-2, 12) for factor in factors)


def _tells_apart(write: Callable[[float], str], unit: float, multiples: Sequence[float]) -> bool:
    """Return whether these multiples of a unit have labels of their own."""
    return len({write(unit * one) for one in multiples}) == len(multiples)


GLYPH, AIR = 7.2, 12
"""Pixels: a character of a tick or of a label at a line's end, and the room beside it."""


def rising(largest: float, write: Callable[[float], str], mode: Mode, most: int = MOST_TICKS) -> dict[str, Any]:
    """Return an upright axis as `measured`: every gridline has its label, no value lies beyond the last one."""
    return measured(largest, write, mode, most) | {"range": [0, 1.01 * spanning(largest, write, most)[-1]]}


def between(low: float, high: float, write: Callable[[float], str], most: int = MOST_TICKS) -> dict[str, Any]:
    """Return an axis whose first and last tick hold all values, from zero where these are near it.

    For values of which no length is read; `write` writes one.
    """
    for step in (factor * power for factor, power in _round_steps((1, 2, 5))):
        first, last = math.floor(low / step), math.ceil(high / step)
        if last - first < most and _tells_apart(write, step, (0, 1, 2)):
            values = [step * one for one in range(first, last + 1)]
            texts = [write(value) for value in values]
            return {"range": [values[0], values[-1]], "tickvals": values, "ticktext": texts, "zeroline": False}
    raise ValueError(f"No ticks from {low} to {high}.")


def room_of(texts: Iterable[str]) -> int:
    """Return the pixels that texts beside a plot need: ticks at its left, labels of lines at its right."""
    return round(GLYPH * max(map(len, texts), default=0)) + AIR


def spread(values: Sequence[float], room: float, top: float) -> list[float]:
    """Return the heights of labels at some values: at least `room` apart, moved no more than that, none above `top`."""
    order = sorted(range(len(values)), key=lambda at: values[at])
    heights = list(values)
    for below, at in pairwise(order):
        heights[at] = max(heights[at], heights[below] + room)
    limit = top
    for at in reversed(order):
        heights[at] = min(heights[at], limit)
        limit = heights[at] - room
    return heights


def apart(values: Sequence[float], room: float) -> list[float]:
    """Return rising values with at least `room` between neighbours, moved about the middle one and no more than needed.

    The middle value stays: above it values are pushed up, below it down.
    """
    middle, heights = len(values) // 2, list(values)
    for at in range(middle + 1, len(values)):
        heights[at] = max(heights[at], heights[at - 1] + room)
    for at in range(middle - 1, -1, -1):
        heights[at] = min(heights[at], heights[at + 1] - room)
    return heights


def at_end(text: str, x: Any, y: float, height: float, mode: Mode, **options: Any) -> dict[str, Any]:
    """Return the label of a line's end (`x`, `y`): to its right at `height`, with a leader where that is elsewhere."""
    place = {"xref": "x", "xanchor": "left", "font": {"size": 13, "color": PALETTES[mode].text}}
    if abs(height - y) < 1e-9:
        return label(text, x, y, mode, xshift=AIR / 2, **(place | options))
    leader = {"showarrow": True, "arrowhead": 0, "arrowwidth": 1, "arrowcolor": PALETTES[mode].muted}
    leader |= {"ax": AIR, "axref": "pixel", "ay": height, "ayref": options.get("yref", "y"), "standoff": 0}
    return label(text, x, y, mode, **(place | leader | options))
