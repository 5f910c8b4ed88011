"""Comparisons of groups that would tell of too few people, by the difference of two of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

EVERY_LEVEL = ""
"""The level of a comparison over all of them."""

SIDES = ("people", "others")


def can_be_parted(people: pd.DataFrame, least: int) -> bool:
    """Return whether any choice of company types may be compared: each has nobody or enough of a group at each level.

    Whatever two choices differ by is then enough people as well. `people` have group, company_types and role_id; groups
    with fewer than `least` in all are never compared.
    """
    large = people["group"].map(people["group"].value_counts()) >= least
    return bool((people[large].groupby(["group", "company_types", "role_id"]).size() >= least).all())


def telling(lines: Sequence[Mapping[str, Any]], least: int) -> list[Mapping[str, Any]]:
    """Return the comparisons of a group, over all levels first, without levels by which fewer than `least` are told of.

    Those of all levels less those shown are as many as stand at the others: nobody, or enough. Of levels that have to
    go, those of fewest people do.
    """
    whole = [line for line in lines if line["role_id"] == EVERY_LEVEL]
    levels = sorted((line for line in lines if line["role_id"] != EVERY_LEVEL), key=lambda line: -line["n"])
    while whole and levels and any(0 < _rest(whole[0], levels, side) < least for side in SIDES):
        levels.pop()
    shown = {EVERY_LEVEL, *(line["role_id"] for line in levels)}
    return [line for line in lines if line["role_id"] in shown]


def _rest(whole: Mapping[str, Any], levels: Sequence[Mapping[str, Any]], side: str) -> int:
    return int(whole[side] - sum(line[side] for line in levels))
