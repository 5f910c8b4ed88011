"""Where the text of a marked point stands: at its side, where it covers the fewest lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
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
        across, heights = self._points
        inside = (left < across * width) & (across * width < left + WIDE) & (abs(heights - middle) < HIGH / 2)
        uprights = sum(left < self._across(one, width) < left + WIDE for one in self.uprights)
        out = left < 0 or left + WIDE > width or middle + HIGH / 2 > HEIGHT or middle - HIGH / 2 < 0
        return inside.sum() + UPRIGHT * uprights + EDGE * out

    @cached_property
    def _points(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the points of all lines: shares of the plot's width, and pixels from its foot."""
        across, heights = [], []
        for line in self.lines:
            at, order = np.linspace(0, len(line) - 1, STEPS * len(line)), np.arange(len(line))
            across.append(np.interp(at, order, [self._across(date, 1) for date in line["date"]]))
            heights.append(np.interp(at, order, line["value"].to_numpy(float) / self.top * HEIGHT))
        return np.concatenate(across), np.concatenate(heights)

    def _across(self, date: pd.Timestamp, width: float) -> float:
        return float((date - self.first) / (self.last - self.first)) * width
