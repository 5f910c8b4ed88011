"""The one verdict on an amount of an offer: where it stands in a band, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from analysis import words
from analysis.bands import POINTS, Z_90
from analysis.offer.standing import percentile as percentile_of
from analysis.package.tables import Package

TOO_FEW = "too few reports to say"
REACH = 50 * Z_90
"""Half the 90 % interval of the percentile 50 among one person, in percentiles (normal approximation)."""

BEYOND = (5.0, 95.0)
"""Percentiles that stand for what lies beyond the 10th and the 90th."""


@dataclass(frozen=True)
class Verdict:
    """Where an amount stands among `n` people: its percentile, and its side of their median.

    `percentile` is minus infinity below the 10th and infinity above the 90th. `worth` is how many independent people
    the `n` are worth (`independent`); `is_thin` says that these are few, so that the percentile is a range. `side` is 1
    above the median, −1 below it and 0 on it; the side `is_clear` where the amount lies beyond the median's interval
    and the range of its percentile lies beyond 50 as well.
    """

    percentile: float
    n: int
    worth: float
    is_thin: bool
    side: int
    is_clear: bool

    @property
    def place(self) -> str:
        """The percentile in words: 72nd percentile; above the 90th percentile; 25th to 53rd percentile."""
        if np.isinf(self.percentile):
            return f"{'above' if self.percentile > 0 else 'below'} the {self.short[1:]} percentile"
        low, high = (words.ordinal(round(end)) for end in self.ends)
        return f"{low} to {high} percentile" if self.is_thin and low != high else f"{self.short} percentile"

    @property
    def short(self) -> str:
        """The percentile where there is little room: 72nd, <10th, >90th."""
        return short(self.percentile)

    @property
    def against_median(self) -> str:
        """What may be said of the side: below the median; too few reports to say it is below."""
        named = {1: "above", -1: "below", 0: "above or below"}[self.side]
        return f"{named} the median" if self.is_clear else f"{TOO_FEW} it is {named}"

    @property
    def group(self) -> str:
        """What may be said of several amounts at once: below the median; too few reports to say above or below it."""
        return self.against_median if self.is_clear else f"{TOO_FEW} above or below the median"

    @property
    def ends(self) -> tuple[float, float]:
        """The ends of the 90 % interval of the percentile; open to 0 and 100 beyond the band."""
        low, high = doubt(float(np.clip(self.percentile, 10, 90)), self.worth)
        return (0.0 if self.percentile < 10 else low), (100.0 if self.percentile > 90 else high)

    def of(self, people: str) -> str:
        """Return all that may be said: 39th percentile of senior PMs, too few reports to say it is below."""
        among = f"{self.n:,} {people}" if self.is_thin else people
        # Beyond the band the percentile says the side already.
        said = "" if self.is_clear and np.isinf(self.percentile) else f", {self.against_median}"
        return f"{self.place} of {among}{said}"


def on(package: Package, row: Mapping[str, Any], amount: str = "amount", percentile: str = "percentile") -> Verdict:
    """Return the verdict on an amount of a row of `standing`, which has n, five points and the median's interval."""
    side = int(np.sign(row[percentile] - 50))
    beyond = row[amount] > row["high"] if side > 0 else row[amount] < row["low"]
    worth = independent(row)
    unclear = Verdict(row[percentile], row["n"], worth, worth < package.rules["thin_n"], side, is_clear=False)
    low, high = unclear.ends
    return replace(unclear, is_clear=bool(side and beyond and not low <= 50 <= high))


def short(percentile: float) -> str:
    """Return a percentile where there is little room: 72nd, <10th, >90th."""
    if np.isinf(percentile):
        return ">90th" if percentile > 0 else "<10th"
    return words.ordinal(round(percentile))


def apart(one: Verdict, other: Verdict) -> bool:
    """Say whether two percentiles differ beyond doubt: their intervals do not overlap."""
    (low, high), (other_low, other_high) = one.ends, other.ends
    return high < other_low or other_high < low


def independent(row: Mapping[str, Any]) -> float:
    """Return how many independent people those of a band are worth, no more than they are.

    People at one employer are alike, and the interval of the median knows it: its ends, read as percentiles of the
    band, are as far apart as the interval of the percentile 50 is.
    """
    points = np.array([row[point] for point in POINTS], dtype=float)
    low, high = (float(np.clip(percentile_of(row[end], points), *BEYOND)) for end in ("low", "high"))
    return min(float(row["n"]), (2 * REACH / (high - low)) ** 2) if high > low else float(row["n"])


def how_sure(package: Package) -> str:
    """Return when a percentile is told as a range, in a sentence."""
    return (
        f"A percentile is a range, its {words.level(package)} interval, where it rests on fewer than "
        f"{package.rules['thin_n']:g} independent people: those at one employer are alike, and count as the fewer that "
        "the interval of their median says."
    )


def doubt(share: float, worth: float) -> tuple[float, float]:
    """Return the ends of the 90 % interval of a percentile among so many independent people, 0 to 100.

    It reaches as far as that of the percentile 50 does: towards the ends people differ less, employers do not.
    """
    reach = REACH / float(np.sqrt(worth))
    return max(share - reach, 0.0), min(share + reach, 100.0)
