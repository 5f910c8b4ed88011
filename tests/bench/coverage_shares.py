"""Coverage of intervals of shares: of people alone, of postings by title, at a level after a move and by survey."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from unittest.mock import patch

import numpy as np
import pandas as pd

from analysis.build import adverts, after_move, by_survey, shares
from analysis.build.sources import entry
from tests.bench.coverage_employers import DOMINATED, FEWER, SIZES

NOMINAL = 0.9
SHARES = (0.02, 0.1, 0.5, 0.9)
PEOPLE = {"30 people": 30, "57 employers": 57, "167 people": 167}
ALIKE = {"alike at every employer": 1e6, "other at each employer": 6.0}
"""Between employers a share is spread as a beta distribution: the sum of its two parameters."""

Sizes = Sequence[int]


def of_people(times: int) -> Iterator[tuple[str, float, float]]:
    """Yield the coverage of a share of independent people: degrees (Wilson), equity in adverts (exact)."""
    random = np.random.default_rng(21)
    for name, n in PEOPLE.items():
        for share in SHARES:
            counts = random.binomial(n, share, times)
            wilson = [_within(100 * share, *entry.wilson(int(count), n)) for count in counts]
            exact = [_within(share, *adverts.exact_interval(int(count), n)) for count in counts]
            yield f"{name}, {share:.0%}: degrees", NOMINAL, float(np.mean(wilson))
            yield f"{name}, {share:.0%}: equity in adverts", NOMINAL, float(np.mean(exact))


def of_employers(times: int) -> Iterator[tuple[str, float, float]]:
    """Yield the coverage of a share of postings, of people after a move and in a survey's band, by employers' sizes."""
    random = np.random.default_rng(22)
    for name, sizes in (SIZES | DOMINATED).items():
        for how, spread in ALIKE.items():
            for share in SHARES[:-1]:
                tries = [_try(random, sizes, share, spread) for _time in range(max(20, times // 8))]
                for what, held in pd.DataFrame(tries).mean().items():
                    yield f"{name}, {how}, {share:.0%}: {what}", NOMINAL, float(held)


def _try(random: np.random.Generator, sizes: Sizes, share: float, spread: float) -> dict[str, bool]:
    own = random.beta(share * spread, (1 - share) * spread, len(sizes)).repeat(sizes)
    held, company = random.random(sum(sizes)) < own, np.arange(len(sizes)).astype(str).repeat(sizes)
    rows = pd.DataFrame({"company": company, "rung": np.where(held, 2, 1), "years_experience": 5.0, "total_usd": 1.0})
    titles = pd.DataFrame({"company": company, "title": np.where(held, "technical pm", "pm")})
    with patch.object(shares, "resamples", FEWER):
        asked, moved = entry.asked_for(titles), after_move.shares_by_level(rows).set_index("to_rung")
        band = by_survey.of_band(rows, pd.DataFrame({"rung": [1, 2]}), ("source", "period", "country", 4, 5)).iloc[0]
    above = (
        tuple(moved.loc[2, ["share_low", "share_high"]])
        if 2 in moved.index
        else tuple(100 - moved.loc[1, ["share_high", "share_low"]])
    )
    return {
        "titles": _within(100 * share, asked["share_low"], asked["share_high"]),
        "after a move": _within(100 * share, *above),
        "by survey": _within(share, band["share_low"], band["share_high"]),
    }


def _within(true: float, low: Any, high: Any) -> bool:
    return bool(low <= true <= high)
