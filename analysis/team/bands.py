"""Own bands of pay beside the market's: at which percentile of the market the middle of each stands."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import words
from analysis.bands import POINTS, by_role
from analysis.finding import Finding, sources_of
from analysis.offer.standing import percentile
from analysis.offer.verdict import Verdict, on
from analysis.own.own import MARKET
from analysis.package.memory import kept
from analysis.package.selection import Selection
from analysis.package.tables import Package

NO_MARKET = "no market"


@kept()
def bands(package: Package, selection: Selection) -> Finding:  # noqa: ARG001
    """Return the own band of each level beside the market's, and where their middles stand in it.

    Rows, highest level first: role_id, company_types, own_low, own_mid, own_high (a year), the market's p10 to p90,
    low, high, n, source_id, period and held (NaN and empty where there is none), percentile (of the middle; infinite
    beyond the 10th and the 90th) and stands, the percentile in words.
    """
    own = package.get("pay_bands", pd.DataFrame())
    if own.empty:
        return Finding(pd.DataFrame(), "No bands of pay in this data")
    keys = ["role_id", "company_types", "country", "component"]
    rows = by_role(own.merge(package["market"], on=keys, how="left"), package)
    rows = rows.assign(percentile=[_percentile(row) for _at, row in rows.iterrows()])
    told = [_verdict(package, row) for _at, row in rows.iterrows()]
    rows = rows.assign(stands=[one.short if one else NO_MARKET for one in told])
    held = rows[rows["p50"].notna()]
    notes = tuple(package.descriptor.get(MARKET, {}).values())
    return Finding(rows, _sentence(package, rows, held), notes=notes, sources=sources_of(held))


def _percentile(row: pd.Series) -> float:
    return float("nan") if pd.isna(row["p50"]) else percentile(row["own_mid"], row[POINTS])


def _verdict(package: Package, row: pd.Series) -> Verdict | None:
    return None if pd.isna(row["p50"]) else on(package, row, amount="own_mid")


def _sentence(package: Package, rows: pd.DataFrame, held: pd.DataFrame) -> str:
    if held.empty:
        return "No band of yours is held against the market"
    low, high = held.loc[held["percentile"].idxmin()], held.loc[held["percentile"].idxmax()]
    first, last = (on(package, row, amount="own_mid") for row in (low, high))
    if len(held) == 1:
        return f"The middle of your band of {words.roles(package, low['role_id'])} stands {_at(first)} of the market"
    if first.place == last.place:
        return f"The middles of all {len(held)} bands stand {_at(first)} of the market"
    names = [words.role(package, row["role_id"]) for row in (low, high)]
    return words.fitting(
        f"The middles of your bands stand from the {first.short} ({names[0]}) to the {last.short} percentile "
        f"({names[1]}) of the market",
        f"The middles of your bands stand from the {first.short} to the {last.short} percentile of the market",
    )


def _at(place: Verdict) -> str:
    return place.place if np.isinf(place.percentile) else f"at the {place.place}"
