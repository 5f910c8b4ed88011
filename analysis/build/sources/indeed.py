"""Indeed's job postings indices to monthly demand series: all postings by country, two US sectors."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

COUNTRIES = {
    "US": "United States",
    "GB": "United Kingdom",
    "CA": "Canada",
    "DE": "Germany",
    "FR": "France",
    "AU": "Australia",
}
SECTORS = {
    "IHLIDXUSTPPROJMANA": "indeed_project_management",
    "IHLIDXUSTPSOFTDEVE": "indeed_software_development",
}
"""FRED's name of a sector's index, and ours."""

UNIT = "index (1 Feb 2020 = 100)"
TOTAL = "total postings"
ADJUSTED, UNADJUSTED = "indeed_job_postings_index_SA", "indeed_job_postings_index_NSA"
EVERY = "indeed_all_postings"
COLUMNS = ["series_id", "place", "date", "value", "unit", "n", "source_id"]


def observations(raw: Path) -> pd.DataFrame:
    """Return the monthly Indeed indices below one another, in the order of series, place and date.

    Columns: `series_id` (indeed_all_postings, seasonally adjusted, and for the United States
    indeed_all_postings_unadjusted; indeed_project_management, indeed_software_development),
    `place` (country, full English name), `date` (first day of the month, ISO), `value` (two decimals),
    `unit`, `n` (empty: an index rests on no count of ours) and `source_id` (indeed_hiring_lab, indeed_fred).
    Raises `ValueError` if a file holds no total postings, a day or month twice, or lacks a sector.
    """
    countries = [_country(raw / "indeed", code, EVERY, ADJUSTED) for code in COUNTRIES]
    with_seasons = _country(raw / "indeed", "US", f"{EVERY}_unadjusted", UNADJUSTED)
    sectors = _sectors(raw / "labor_market" / "monthly_components.csv")
    table = pd.concat([*countries, with_seasons, sectors], ignore_index=True)
    no_count = pd.array([pd.NA] * len(table), dtype="Int64")
    table = table.assign(value=table["value"].round(2), unit=UNIT, n=no_count)
    return table[COLUMNS].sort_values(["series_id", "place", "date"], ignore_index=True)


def _country(folder: Path, code: str, series_id: str, column: str) -> pd.DataFrame:
    """Return the monthly means of a country's daily index in `column` as a series (source indeed_hiring_lab).

    The file also carries new postings, which are another measure. A month is complete when each of its
    calendar days has a value; the others are left out, because a mean of half a month is no month's mean.
    """
    path = folder / f"aggregate_{code}.csv"
    daily = pd.read_csv(path)
    daily = daily[daily["variable"] == TOTAL].dropna(subset=column)
    if daily.empty:
        raise ValueError(f'{path.name} holds no rows with the variable "{TOTAL}".')
    twice = daily.loc[daily["date"].duplicated(), "date"]
    if not twice.empty:
        raise ValueError(f"{path.name} holds {twice.iloc[0]} twice.")
    months = pd.to_datetime(daily["date"]).dt.to_period("M")
    by_month = daily.groupby(months)[column].agg(["mean", "size"])
    means = by_month.loc[by_month["size"] == by_month.index.days_in_month, "mean"]
    return pd.DataFrame(
        {
            "series_id": series_id,
            "place": COUNTRIES[code],
            "date": means.index.strftime("%Y-%m-01"),
            "value": means.to_numpy(),
            "source_id": "indeed_hiring_lab",
        }
    )


def _sectors(path: Path) -> pd.DataFrame:
    """Return the US sector indices, which come averaged by month (source indeed_fred)."""
    monthly = pd.read_csv(path)
    monthly = monthly[(monthly["component"] == "postings") & monthly["fred_series"].isin(SECTORS)]
    absent = sorted(set(SECTORS) - set(monthly["fred_series"]))
    if absent:
        raise ValueError(f"{path.name} holds no postings of the FRED series {', '.join(absent)}.")
    twice = monthly.loc[monthly.duplicated(["fred_series", "month"]), "month"]
    if not twice.empty:
        raise ValueError(f"{path.name} holds {twice.iloc[0]} of a postings series twice.")
    return pd.DataFrame(
        {
            "series_id": monthly["fred_series"].map(SECTORS),
            "place": COUNTRIES["US"],
            "date": monthly["month"] + "-01",
            "value": monthly["value"].astype(float),
            "source_id": "indeed_fred",
        }
    )
