"""A level of too few people is told by no share that the others leave, and by no two curves."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.own.few_levels import rungs_told, without_few
from tests.analysis.own.staff import whole_of

POOLS = {"all": ("a", "b"), "a": ("a",)}
ROLES = pd.DataFrame({"role_id": ["low", "middle", "high"], "rung": ["1", "2", "3"]})


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        ({1: 9, 2: 9, 3: 9}, [3, 2]),
        ({1: 9, 2: 3, 3: 9}, [3]),
        ({1: 3, 2: 9, 3: 9}, [3]),
        ({1: 3, 2: 3, 3: 9}, [3]),
        ({1: 3, 3: 9}, []),
        ({1: 9, 2: 0, 3: 9}, [3, 2]),
        ({1: 9, 2: 9, 3: 2}, [2]),
    ],
)
def test_between_two_curves_there_are_enough_people_or_nobody(sizes, told):
    assert rungs_told(sizes, [2, 3], 5) == told


def test_bands_of_years_with_a_level_of_few_go():
    people = pd.DataFrame({"role_id": ["low"] * 9 + ["middle"] * 9 + ["high"] * 4, "company_type": "a", "country": "x"})
    people["years_experience"] = [1.0] * 9 + [1.0] * 5 + [4.0] * 4 + [4.0] * 4
    people.loc[len(people)] = ["high", "b", "x", 4.0]
    mix = pd.DataFrame(
        [
            (types, years, role)
            for types in POOLS
            for years, role in [(0, "low"), (0, "middle"), (4, "middle"), (4, "high")]
        ],
        columns=["company_types", "years_from", "role_id"],
    ).assign(country="x")
    curves = mix.assign(rung=2).head(0)
    tables = {"rung_mix": mix, "attainment": curves, "attainment_draws": curves}
    left = without_few(tables, people, ROLES, POOLS, 5)["rung_mix"]
    assert left[["company_types", "years_from"]].drop_duplicates().to_numpy().tolist() == [
        ["all", 0],
        ["all", 4],
        ["a", 0],
    ]


def test_the_package_of_people_tells_of_no_level_of_few(real):
    """Three chiefs among sixty: their band of years is in no mix, and the levels below them have their curve."""
    lines = [f"{('PM', 'Lead')[at % 2]},Home,Men,{at % 12},1,,{90_000 + at},0" for at in range(60)]
    chiefs = [f"Chief,Home,Men,{years},1,,300000,0" for years in (4, 5, 5)]
    package = whole_of(real, [*lines, *chiefs], least=5).package
    mix = package["rung_mix"]
    assert "chief" not in set(mix["role_id"])
    assert not ((mix["years_from"] <= 4) & (mix["years_to"] >= 4)).any()
    assert len(mix)
    assert set(package["attainment"]["rung"]) == {2}
