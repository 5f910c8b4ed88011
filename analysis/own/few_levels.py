"""Levels of too few people, of which shares of levels and curves of promotion would tell by what the others leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

import pandas as pd

CELL = ["country", "company_types"]


def without_few(
    tables: Mapping[str, pd.DataFrame],
    people: pd.DataFrame,
    roles: pd.DataFrame,
    pools: Mapping[str, Sequence[str]],
    least: int,
) -> dict[str, pd.DataFrame]:
    """Return the computed tables without what tells of levels at which fewer than `least` people are.

    Of the mix of levels bands of years go in which such people are, for their share is what the others leave. Of curves
    rungs go between which there would be so few. `people` have role_id, company_type, country and years_experience,
    `roles` role_id and rung.
    """
    counts = _counts(people, roles, pools)
    made = dict(tables)
    made["rung_mix"] = _mix(tables["rung_mix"], counts[counts["people"] < least])
    told = _told(tables["attainment"], counts, least)
    for name in ("attainment", "attainment_draws"):
        made[name] = _only(tables[name], [*CELL, "rung"], told)
    return made


def rungs_told(sizes: Mapping[int, int], drawn: Sequence[int], least: int) -> list[int]:
    """Return the rungs whose curves may be shown, highest first, of `sizes`, people by rung, and those that are drawn.

    Between two of them, and below the lowest, there is nobody or `least` people at least.
    """
    told: list[int] = []
    for rung in sorted(drawn, reverse=True):
        upto = told[-1] if told else float("inf")
        if not 0 < _between(sizes, rung, upto) < least:
            told.append(rung)
    while told and 0 < _between(sizes, 0, told[-1]) < least:
        told.pop()
    return told


def _between(sizes: Mapping[int, int], start: int, end: float) -> int:
    return sum(people for rung, people in sizes.items() if start <= rung < end)


def _counts(people: pd.DataFrame, roles: pd.DataFrame, pools: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Return how many `people` with known years there are by `CELL`, role_id and rung."""
    known = people.dropna(subset="years_experience")
    sizes = known.groupby(["country", "company_type", "role_id"], observed=True).size().rename("people").reset_index()
    members = pd.DataFrame(
        [(kind, key) for key, kinds in pools.items() for kind in kinds], columns=["company_type", "company_types"]
    )
    rungs = roles[["role_id", "rung"]].astype({"rung": int})
    pooled = sizes.merge(rungs, on="role_id").merge(members, on="company_type")
    return pooled.groupby([*CELL, "role_id", "rung"])["people"].sum().reset_index()


def _mix(mix: pd.DataFrame, few: pd.DataFrame) -> pd.DataFrame:
    band = [*CELL, "years_from"]
    bad = set(mix.merge(few, on=[*CELL, "role_id"])[band].itertuples(index=False, name=None))
    return _only(mix, band, set(mix[band].itertuples(index=False, name=None)) - bad)


def _only(table: pd.DataFrame, key: Sequence[str], wanted: Set[tuple[object, ...]]) -> pd.DataFrame:
    """Return the rows of a table whose key is among those wanted."""
    keys = table[list(key)].itertuples(index=False, name=None)
    return table[pd.Series([one in wanted for one in keys], table.index, dtype=bool)].reset_index(drop=True)


def _told(curves: pd.DataFrame, counts: pd.DataFrame, least: int) -> set[tuple[str, str, int]]:
    """Return the rungs whose curves may be shown, each with its cell."""
    sizes = {cell: rows.groupby("rung")["people"].sum().to_dict() for cell, rows in counts.groupby(CELL)}
    return {
        (*cell, rung)
        for cell, rows in curves.groupby(CELL)
        for rung in rungs_told(sizes[cell], list(rows["rung"].unique()), least)
    }
