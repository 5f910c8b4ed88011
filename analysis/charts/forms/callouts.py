"""Where the text of a marked point stands: at its side, where it covers the fewest lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

WIDTHS, HEIGHT = (300, 1000), 330
"""Pixels of a plot on a phone and on a wide screen, and its height on both."""

WIDE, HIGH = 96, 34
"""Pixels of a text of two lines."""

EDGE, UPRIGHT = 100, 4
"""What it counts to reach out of the plot, and over a line that stands upright, in points of a line covered."""

STEPS = 12
"""Points between two observations that are looked at: lines are drawn between them."""


class Spot(NamedTuple):
    """Where a text begins: pixels from its point to the right and downward, and which of its ends is there."""

    ax: int
    ay: int
    xanchor: str

    @property
    def left(self) -> float:
        """Pixels from the point to the text's left edge."""
        return self.ax - {"left": 0.0, "center": 0.5, "right": 1.0}[self.xanchor] * WIDE


RIGHT, LEFT = Spot(44, -20, "left"), Spot(-44, -20, "right")
ABOVE, BELOW = Spot(0, -44, "center"), Spot(0, 44, "center")
SPOTS = (
    *(RIGHT, ABOVE, LEFT, BELOW),
    *(Spot(60, -50, "left"), Spot(-60, -50, "right"), Spot(44, 34, "left"), Spot(-44, 34, "right")),
    *(Spot(0, -80, "center"), Spot(0, 80, "center")),
)


@dataclass(frozen=True)
class Plot:
    """What is drawn: lines with date and value, dates of upright lines, the first and last date, and the top."""

    lines: Sequence[pd.DataFrame]
    uprights: Sequence[pd.Timestamp]
    first: pd.Timestamp
    last: pd.Timestamp
    top: float

    def clear_spot(self, date: pd.Timestamp, value: float, preferred: Spot) -> Spot:
        """Return the spot at which the text of a point covers least, the `preferred` one where several are as good."""
        order = (preferred, *(spot for spot in SPOTS if spot != preferred))
        return min(order, key=lambda spot: sum(self._covered(date, value, spot, width) for width in WIDTHS))

    def _covered(self, date: pd.Timestamp, value: float, spot: Spot, width: float) -> float:
        """Return what a text covers on a plot of a width: points of lines, upright lines, and the plot's edge."""
        x, y = self._across(date, width), value / self.top * HEIGHT
        left, middle = x + spot.left, y - spot.ay
        inside = [
            ((left < across) & (across < left + WIDE) & (abs(height - middle) < HIGH / 2)).sum()
            for across, height in self._drawn(width)
        ]
        uprights = sum(left < self._across(one, width) < left + WIDE for one in self.uprights)
        out = left < 0 or left + WIDE > width or middle + HIGH / 2 > HEIGHT or middle - HIGH / 2 < 0
        return sum(inside) + UPRIGHT * uprights + EDGE * out

    def _drawn(self, width: float) -> list[tuple[np.ndarray, np.ndarray]]:
        """Return the points of all lines, in pixels from the plot's lower left corner."""
        made = []
        for line in self.lines:
            at = np.linspace(0, len(line) - 1, STEPS * len(line))
            across = [self._across(date, width) for date in line["date"]]
            heights = line["value"].to_numpy(float) / self.top * HEIGHT
            order = np.arange(len(line))
            made.append((np.interp(at, order, across), np.interp(at, order, heights)))
        return made

    def _across(self, date: pd.Timestamp, width: float) -> float:
        return float((date - self.first) / (self.last - self.first)) * width
