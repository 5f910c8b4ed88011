"""Percentile rows of any measure: the same column names, and when a difference may be claimed."""

from __future__ import annotations

from typing import Protocol

import pandas as pd

from analysis.package.selection import Selection, apart, pooled
from analysis.package.tables import Package

POINTS = ["p10", "p25", "p50", "p75", "p90"]


class PercentileRow(Protocol):
    """A row of percentiles by any measure, as `bare` names its columns: the one home of their names.

    p10 and p90 may be absent; `low` and `high` are the ends of the median's interval, `n` what was counted.
    """

    role_id: str
    company_types: str
    n: int
    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    low: float
    high: float
    source_id: str
    period: str


def bare(frame: pd.DataFrame, prefix: str) -> pd.DataFrame:
    """Rename `{prefix}_p50` to `p50`, `{prefix}_p50_low` and `_high` to `low` and `high`, and so on."""
    names = {f"{prefix}_{point}": point for point in POINTS}
    return frame.rename(columns=names | {f"{prefix}_p50_low": "low", f"{prefix}_p50_high": "high"})


def cells(frame: pd.DataFrame, keys: tuple[str, ...], country: str) -> pd.DataFrame:
    """Return the rows of a country whose `company_types` is one of `keys`."""
    return frame[frame["company_types"].isin(keys) & (frame["country"] == country)]


def of_source(frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return the rows of the chosen source: tables of pay hold several, which are never blended."""
    return frame[frame["source_id"] == selection.source]


def apart_or_together(package: Package, frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return the rows of each chosen company type; where none has enough people, those of all of them together."""
    rows = cells(frame, apart(package, selection), selection.country)
    return rows if len(rows) else cells(frame, (pooled(package, selection),), selection.country)


def by_role(frame: pd.DataFrame, package: Package, top_first: bool = True) -> pd.DataFrame:
    """Sort rows by the roles' order on the ladder, and within a role by the order of company types."""
    position = frame["role_id"].map({role.role_id: role.position for role in package.ladder.roles}).astype(float)
    order = {key: place for place, key in enumerate(package.types.ids)}
    keyed = frame.assign(_role=-position if top_first else position, _type=frame["company_types"].map(order))
    return keyed.sort_values(["_role", "_type"]).drop(columns=["_role", "_type"]).reset_index(drop=True)


def clearly_above(one: pd.Series, other: pd.Series) -> bool:
    """Say whether the median of `one` is above that of `other` beyond doubt: their 90 % intervals are apart."""
    return bool(one["low"] > other["high"])


def clear_leader(rows: pd.DataFrame) -> pd.Series | None:
    """Return the row whose median is above every other row's by intervals that do not overlap, if there is one.

    A single row leads nobody.
    """
    if len(rows) < 2:
        return None
    first = rows.loc[rows["p50"].idxmax()]
    others = rows.drop(index=first.name)
    return first if all(clearly_above(first, other) for _index, other in others.iterrows()) else None


def missing_cells(frame: pd.DataFrame, package: Package, selection: Selection) -> dict[str, list[str]]:
    """Return, by company type, the roles (ids, in ladder order) that have no row for it in `frame`.

    Roles that no chosen type has are under the key "" once, instead of under each type. Rows of the chosen types
    together count as one type.
    """
    ids = package.ladder.ids
    types = apart(package, selection)
    keys = types if frame.empty or frame["company_types"].isin(types).any() else (pooled(package, selection),)
    present = set(zip(frame["company_types"], frame["role_id"], strict=True))
    nowhere = [role for role in ids if not any((key, role) in present for key in keys)]
    missing = {"": nowhere} if nowhere else {}
    for key in keys:
        absent = [role for role in ids if (key, role) not in present and role not in nowhere]
        if absent:
            missing[key] = absent
    return missing
