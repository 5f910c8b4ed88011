"""The sets of company types that the tables hold cells of."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

from analysis.package.reading import company_types
from analysis.package.tables import DATA


@cache
def every_pool(data: Path = DATA) -> dict[str, tuple[str, ...]]:
    """Return each set of company types that can be chosen, by its key, as the map in `data` names and orders them."""
    return company_types({"company_types": pd.read_csv(data / "company_types.csv")}).pools()
