"""Percentile rows of any measure: the same column names, and which of them are shown."""

from __future__ import annotations

from typing import Protocol

import pandas as pd

from analysis.package.selection import Selection, apart, pooled
from analysis.package.tables import Package

POINTS = ["p10", "p25", "p50", "p75", "p90"]
OVER_PEOPLE = ["people_low", "people_high"]
"""Ends of a median's interval that takes people for independent, where there is one over employers too."""

Z_90 = 1.6448536269514722
"""The 95th percentile of the standard normal distribution: 5 % in either tail of a 90 % interval."""

REST = ["rest", "rest_low", "rest_high"]
"""Median of the people at all employers but the largest, and the ends of its interval."""


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
    """Rename `{prefix}_p50` to `p50`, `{prefix}_p50_low` and `_high` to `low` and `high`, and so on.

    Where a table has an interval over employers, `low` and `high` are that one, which is the wider one as a rule, and
    `OVER_PEOPLE` the one over people. `REST` is what is left without the largest employer, where a table tells it.
    """
    over_employers = f"{prefix}_employer_low" in frame
    low, high = OVER_PEOPLE if over_employers else ("low", "high")
    names = {f"{prefix}_{point}": point for point in POINTS}
    names |= {f"{prefix}_p50_low": low, f"{prefix}_p50_high": high}
    names |= {f"{prefix}_rest_p50": "rest", f"{prefix}_rest_low": "rest_low", f"{prefix}_rest_high": "rest_high"}
    rows = frame.rename(columns=names)
    rows = rows.astype({name: "float64" for name in (*OVER_PEOPLE, *REST) if name in rows})
    if not over_employers:
        return rows
    ends = {end: rows[f"{prefix}_employer_{end}"].astype("float64") for end in ("low", "high")}
    return rows.assign(**{end: ends[end].fillna(rows[f"people_{end}"]) for end in ends})


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
