"""What adverts ask and offer beside base pay: years of experience by role, and whether equity is part of the offer."""

from __future__ import annotations

from pathlib import Path

import ibis
import pandas as pd
from scipy.stats import beta

from analysis.build.percentiles import MIN_OBSERVATIONS, percentiles
from analysis.build.sources import ashby, uber
from analysis.build.sources.maps import read_maps

QUARTILES = {"p25": 0.25, "p50": 0.5, "p75": 0.75}
CELL = ["source_id", "role_id", "country", "period"]
TAIL = 0.05
"""Of the 90 % interval, at either end."""


def terms(raw: Path, maps: Path) -> pd.DataFrame:
    """Return what adverts ask and offer, one row a source, role, country and measure; roles together have no role_id.

    Columns: `CELL`, `measure` (years_asked, equity_offered), `counted` (employers, or adverts where all are of one
    employer), `n`, `years_p25` to `years_p75` with the interval of the median (years asked; an employer's adverts for a
    role count as their mean), `share` with its exact 90 % interval (percent that offer equity, of those that show pay),
    `employers` and the percent of `n` that the largest has: where employers are counted, each has one.
    """
    known = read_maps(maps)
    shown = ashby.adverts(raw, known)
    boards = shown[shown["reason"].isin(["", "left_out_pay"])].assign(source_id=ashby.SOURCE_ID)
    own = uber.postings(raw, known).assign(source_id=uber.SOURCE_ID)
    once = boards.groupby(["source_id", "role_id", "company"], as_index=False)[["years_asked"]].mean()
    asked = [_years(once, boards, "employers", ashby.COUNTRY), _years(own, own, "adverts", uber.COUNTRY)]
    equity = boards.groupby("company")["offers_equity"].max().dropna()
    table = pd.concat([*asked, _equity(equity, boards)], ignore_index=True)
    columns = [*CELL, "measure", "counted", "n", *(f"years_{ending}" for ending in QUARTILES)]
    columns += ["years_p50_low", "years_p50_high", "share", "share_low", "share_high", "employers", "share_largest"]
    employers = table["n"].where(table["counted"] == "employers", 1)
    table = table.assign(employers=employers, share_largest=(100 / employers).round(1))
    return table.reindex(columns=columns).round(2).sort_values([*CELL[:2], "measure"], ignore_index=True)


def exact_interval(successes: int, n: int) -> tuple[float, float]:
    """Return the exact (Clopper and Pearson) 90 % interval of a share, between 0 and 1."""
    low = float(beta.ppf(TAIL, successes, n - successes + 1)) if successes else 0.0
    high = float(beta.ppf(1 - TAIL, successes + 1, n - successes)) if successes < n else 1.0
    return low, high


def _span(adverts: pd.DataFrame) -> str:
    return f"{adverts['priced_in'].min()}/{adverts['priced_in'].max()}"


def _years(rows: pd.DataFrame, adverts: pd.DataFrame, counted: str, country: str) -> pd.DataFrame:
    cells = rows.dropna(subset=["years_asked", "role_id"]).assign(country=country, period=_span(adverts))
    valued = ibis.memtable(cells[[*CELL, "years_asked"]])
    table = percentiles(valued, "years_asked", CELL, QUARTILES, "years").order_by(CELL).execute()
    return table.assign(measure="years_asked", counted=counted)


def _equity(employers: pd.Series, adverts: pd.DataFrame) -> pd.DataFrame:
    n, offering = len(employers), int(employers.sum())
    if n < MIN_OBSERVATIONS:
        return pd.DataFrame()
    share, low, high = (100 * part for part in (offering / n, *exact_interval(offering, n)))
    cell = (ashby.SOURCE_ID, "", ashby.COUNTRY, _span(adverts))
    row = dict(zip(CELL, cell, strict=True)) | {"measure": "equity_offered", "counted": "employers", "n": n}
    return pd.DataFrame([row | {"share": share, "share_low": low, "share_high": high}]).round(1)
