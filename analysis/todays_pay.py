"""Pay in today's dollars: the one place that knows how the reports' dollars become those of today."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from analysis import words
from analysis.bands import POINTS, bare
from analysis.dataset import Tables

TODAY = "2026-08"
"""The month whose dollars are today's."""

REPORTS_TO_TODAY = 334.980 / 261.042
"""Consumer prices in `TODAY` over those of the pay reports: CPI-U, all items, US city average, not seasonally adjusted
(Bureau of Labor Statistics, series CUUR0000SA0), the latter a mean over the reports' months, Jun 2017 to Aug 2021."""


def month(tables: Tables) -> str:
    """Return the month of today's dollars in words."""
    return words.month(TODAY)


@lru_cache(maxsize=4)
def bands(tables: Tables) -> pd.DataFrame:
    """Return `compensation` in today's dollars: p10 to p90, low and high beside the columns that name a cell."""
    frame = bare(tables["compensation"], "amount_usd")
    return frame.assign(**{name: frame[name] * REPORTS_TO_TODAY for name in [*POINTS, "low", "high"]})
