"""Consumer prices in the United States: the index by month and year, and pay in the newest month's dollars."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

SOURCE_ID = "bls_cpi"
FIRST_YEAR = 2015
YEAR_AVERAGE = "M13"
AMOUNTS = ["base_usd", "bonus_usd", "equity_usd", "total_usd"]


def table(raw: Path) -> pd.DataFrame:
    """Return the index (1982 to 1984 = 100, not seasonally adjusted) by month and by year as an average.

    Columns: `period` (ISO month or year), `index_points`, `source_id`; in the order of time, a year after its months.
    Months that were not published (October 2025) are absent.
    """
    rows = pd.read_csv(raw / "cpi" / "cpi_u_CUUR0000SA0.csv", dtype={"year": str}).drop_duplicates(["year", "period"])
    rows = rows[rows["year"].astype(int) >= FIRST_YEAR].sort_values(["year", "period"])
    months = rows["year"] + "-" + rows["period"].str.removeprefix("M")
    periods = months.where(rows["period"] != YEAR_AVERAGE, rows["year"])
    return pd.DataFrame({"period": periods, "index_points": rows["value"], "source_id": SOURCE_ID}).reset_index(
        drop=True
    )


def newest_month(index: pd.DataFrame) -> str:
    """Return the last month of the index, as an ISO month."""
    return index.loc[index["period"].str.len() == len("2026-08"), "period"].max()


def in_newest_dollars(observations: pd.DataFrame, index: pd.DataFrame) -> pd.DataFrame:
    """Return observations with their amounts in dollars of the index's newest month.

    Each amount is multiplied by the newest month's index over that of its own `priced_in` (ISO month or year), so
    that percentiles and intervals are those of people in one money. A month that was never published takes the mean of
    the months around it. Raises `ValueError` where a period has no index.
    """
    points = index.set_index("period")["index_points"]
    own = observations["priced_in"].map({period: _points(period, points) for period in set(observations["priced_in"])})
    if own.isna().any():
        unknown = sorted(set(observations.loc[own.isna(), "priced_in"]))
        raise ValueError(f"There is no consumer price index for {', '.join(unknown)}.")
    factors = points[newest_month(index)] / own
    return observations.assign(**{name: observations[name] * factors for name in AMOUNTS if name in observations})


def _points(period: str, points: pd.Series) -> float:
    """Return the index of a month or year, between its neighbours where one month is missing, else NaN."""
    if period in points or len(period) != len("2026-08"):
        return points.get(period, float("nan"))
    month = pd.Period(period, freq="M")
    return (points.get(str(month - 1), float("nan")) + points.get(str(month + 1), float("nan"))) / 2
