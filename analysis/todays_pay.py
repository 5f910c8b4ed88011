"""Pay in today's dollars, for the pages that hold a plan or an offer against it: of one source, each by its month."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from analysis import money, words
from analysis.bands import bare, of_source
from analysis.dataset import Tables
from analysis.selection import Chosen


def month(tables: Tables) -> str:
    """Return the month of today's dollars in words."""
    return words.month(money.newest_month(tables))


@lru_cache(maxsize=4)
def bands(tables: Tables) -> pd.DataFrame:
    """Return pay by the source that tells company types, in today's dollars: p10 to p90, low and high by cell."""
    return bare(of_source(tables["compensation_real"], Chosen()), "amount_usd")
