"""Uber's own adverts of one day: the base pay that it posts for each level, and the years that it asks for.

One employer posts one band a level, so its adverts are no independent observations of pay: the bands are facts that
Uber publishes, and only the years asked for differ between adverts.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.build.sources.ashby import role_of_advert
from analysis.build.sources.maps import Maps

SOURCE_ID = "uber_careers"
COMPANY, COUNTRY = "uber", "United States"


def postings(raw: Path, maps: Maps) -> pd.DataFrame:
    """Return Uber's postings in the United States, one row a posting.

    Columns: company, role_id (None where no rule maps the title), priced_in (ISO month), base_low and base_high (USD a
    year, missing where no band is posted; the band is the same in all places of a posting), years_asked. Raises
    FileNotFoundError without the file, ValueError where a posting has several bands.
    """
    rows = pd.read_csv(raw / "uber" / "pm_rows.csv")
    rows = rows[rows["location"].str.endswith(COUNTRY)]
    bands = rows.groupby("url")[["base_min", "base_max"]].nunique()
    if (bands > 1).any(axis=None):
        raise ValueError("uber/pm_rows.csv has a posting with more than one band of pay.")
    once = rows.drop_duplicates("url")
    roles = pd.Series([role_of_advert(title, maps) for title in once["title"]], index=once.index, dtype=object)
    return pd.DataFrame(
        {
            "company": COMPANY,
            "role_id": roles,
            "priced_in": once["scraped"].str[:7],
            "base_low": once["base_min"],
            "base_high": once["base_max"],
            "years_asked": once["years_asked"].astype(float),
        }
    ).reset_index(drop=True)


def bands(raw: Path, maps: Maps) -> pd.DataFrame:
    """Return the band of base pay that Uber posts for each role: role_id, year, postings, base_low, base_high (USD).

    Raises ValueError where one role has several bands, since then it is no band of a level.
    """
    rows = postings(raw, maps).dropna(subset=["role_id", "base_low"])
    found = rows.groupby(["role_id", "base_low", "base_high"], as_index=False).agg(
        year=("priced_in", "max"), postings=("role_id", "size")
    )
    if found.duplicated("role_id").any():
        raise ValueError("uber/pm_rows.csv has several bands of pay for one role.")
    return found.assign(year=found["year"].str[:4])[["role_id", "year", "postings", "base_low", "base_high"]]
