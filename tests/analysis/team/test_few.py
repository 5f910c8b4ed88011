"""Who holds several comparisons of groups beside each other learns nothing of fewer people than may be told of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from analysis.package.selection import select
from analysis.package.tables import Package
from analysis.team import groups
from analysis.team.few import EVERY_LEVEL, can_be_parted, telling
from tests.analysis.own.staff import people_of

LEAST = 5
UNITS = ("Retail", "Markets", "Wealth")
SIDES = ["people", "others"]


def staff(seed: int, per_cell: int) -> list[str]:
    """Return people of two levels, two groups and three units, as many in each cell as is drawn around a number."""
    draw = np.random.default_rng(seed)
    return [
        f"{level},Home,{group},3,1,,{draw.integers(60_000, 200_000)},0,{unit}"
        for level in ("PM", "Lead")
        for group in ("Men", "Women")
        for unit in UNITS
        for _person in range(int(draw.integers(0, 2 * per_cell)))
    ]


def shown(package: Package) -> dict[tuple[str, ...], pd.DataFrame]:
    """Return what is shown of groups for every choice of company types, by the types."""
    types = package.types.ids
    some = (chosen for size in range(1, len(types) + 1) for chosen in combinations(types, size))
    return {
        chosen: groups.gaps(package, select(package, company_types=chosen, component="base")).rows for chosen in some
    }


def differences(found: dict[tuple[str, ...], pd.DataFrame]) -> Iterator[int]:
    """Yield how many two comparisons tell of: of a choice of types within another, of all levels and those shown."""
    rows = {chosen: _by_group(one) for chosen, one in found.items() if len(one)}
    for one, other in combinations(rows, 2):
        if set(one) < set(other):
            for role in set(rows[one].index) & set(rows[other].index):
                yield from rows[other].loc[role] - rows[one].loc[role]
    for one in rows.values():
        yield from one.loc[EVERY_LEVEL] - one.drop(index=EVERY_LEVEL).sum()


def _by_group(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the people of each of the two groups by level, whichever is the larger one."""
    (group,) = set(rows["group"])
    (other,) = {"Men", "Women"} - {group}
    return rows.set_index("role_id")[SIDES].set_axis([group, other], axis=1)[["Men", "Women"]]


@pytest.mark.parametrize("per_cell", [4, 8, 20])
@pytest.mark.parametrize("seed", range(3))
def test_no_difference_of_two_comparisons_tells_of_few(real, seed, per_cell):
    found = shown(people_of(real, staff(seed, per_cell), least=LEAST).package)
    assert [told for told in differences(found) if 0 < told < LEAST] == []
    assert any(map(len, found.values()))


def test_a_choice_that_would_tell_of_few_is_not_heeded_and_it_is_said(real):
    """Two women in Markets, of whom the choice of Retail would tell beside that of both."""
    counts = {("Men", "Retail"): 20, ("Women", "Retail"): 10, ("Men", "Markets"): 8, ("Women", "Markets"): 2}
    lines = [f"PM,Home,{group},3,1,,{90_000 + at},0,{unit}" for (group, unit), n in counts.items() for at in range(n)]
    package = people_of(real, lines, least=LEAST).package
    found = groups.gaps(package, select(package, company_types=("retail",), component="base"))
    assert found.rows.iloc[0][SIDES].tolist() == [12, 28]
    assert found.notes[1] == (
        "All company types, whichever are chosen: at a level of one of them a group has fewer than five people, "
        "of whom the difference of two choices would tell."
    )
    enough = people_of(real, [*lines, *[f"PM,Home,Women,3,1,,{80_000 + at},0,Markets" for at in range(3)]], least=LEAST)
    heeded = groups.gaps(enough.package, select(enough.package, company_types=("retail",), component="base"))
    assert heeded.rows.iloc[0][SIDES].tolist() == [10, 20]


def test_a_small_group_that_is_never_compared_parts_nothing():
    people = pd.DataFrame({"group": ["a"] * 10 + ["b"], "company_types": ["x"] * 5 + ["y"] * 6, "role_id": "pm"})
    assert can_be_parted(people, 5)
    assert not can_be_parted(people, 6)


def test_a_level_goes_where_all_levels_less_those_shown_are_few():
    lines = [
        {"role_id": role, "people": people, "others": 40, "n": people + 40}
        for role, people in ((EVERY_LEVEL, 21), ("lead", 12), ("pm", 6))
    ]
    lines[0]["others"] = 80
    assert [line["role_id"] for line in telling(lines, 5)] == [EVERY_LEVEL, "lead"]
    lines[0]["people"] = 18
    assert [line["role_id"] for line in telling(lines, 5)] == [EVERY_LEVEL, "lead", "pm"]
