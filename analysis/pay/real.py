"""Pay in today's dollars, for the pages that hold a plan or an offer against it: of one source, each by its month."""

from __future__ import annotations

import pandas as pd

from analysis import words
from analysis.bands import bare, of_source
from analysis.package.memory import kept
from analysis.package.selection import first_selection
from analysis.package.tables import Package
from analysis.pay import money


def month(package: Package) -> str:
    """Return the month of today's dollars in words."""
    return words.month(money.newest_month(package))


@kept(most=4)
def bands(package: Package) -> pd.DataFrame:
    """Return pay by the source that tells company types, in today's dollars: p10 to p90, low and high by cell."""
    return bare(of_source(package["compensation_real"], first_selection(package)), "amount")
