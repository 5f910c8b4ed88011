"""Medians under another reading of contested levels, on a few made-up reports."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.build import sensitivity
from analysis.build.sources import levels
from analysis.build.sources.maps import read_maps
from analysis.package.tables import DATA

MAPS = {
    "companies": "company,company_type\nacme,big_tech\numbrella,startup\n",
    "company_aliases": "alias,company\n",
    "company_levels": "company,level,role_id\nacme,5,senior_pm\nacme,4,product_manager\numbrella,5,senior_pm\n",
    "title_rules": "priority,pattern,role_id\n",
    "level_readings": "company,level,role_id,other_role_id\nacme,5,senior_pm,product_manager\n"
    "umbrella,5,senior_pm,product_manager\n",
}


def report(company: str, level: str, pay: int, years: float) -> dict:
    return {
        **{"timestamp": "1/1/2020 10:00:00", "company": company, "level": level, "location": "Austin, TX", "tag": ""},
        **{"yearsofexperience": years, "yearsatcompany": 1, "basesalary": pay, "bonus": 0, "stockgrantvalue": 0},
        "totalyearlycompensation": pay,
    }


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    folder = tmp_path_factory.mktemp("small")
    for name, text in MAPS.items():
        (folder / f"{name}.csv").write_text(text)
    rows = [report("acme", "L4", 100_000 + at, 2) for at in range(10)]
    rows += [report("acme", "L5", 200_000 + at, 6) for at in range(5)]
    rows += [report("umbrella", "L5", 300_000 + at, 8) for at in range(12)]
    (folder / "levels").mkdir()
    pd.DataFrame(rows).to_csv(folder / "levels" / "pm_rows.csv", index=False)
    return sensitivity.table(folder, folder, "2020-01/2020-01")


def cell(table: pd.DataFrame, company: str, role: str, types: str, measure: str = "total_pay") -> pd.DataFrame:
    wanted = {"company": company, "role_id": role, "company_types": types, "measure": measure}
    return table[(table[list(wanted)] == pd.Series(wanted)).all(axis=1)]


def test_people_of_a_contested_level_count_with_the_other_role(table):
    (row,) = cell(table, "acme", "product_manager", "big_tech").to_dict("records")
    assert (row["n"], row["value_p50"]) == (10, 100_004)
    assert (row["other_n"], row["other_p50"]) == (15, 100_007)
    assert row["other_p50_low"] < row["other_p50"] < row["other_p50_high"]
    (years,) = cell(table, "acme", "product_manager", "big_tech", "years_experience").to_dict("records")
    assert (years["value_p50"], years["other_p50"], years["unit"]) == (2, 2, "years")


def test_all_contested_levels_at_once(table):
    (row,) = cell(table, "", "product_manager", "all").to_dict("records")
    assert (row["n"], row["other_n"]) == (10, 27)


def test_cells_that_one_reading_empties_and_those_that_none_changes_are_not_there(table):
    assert cell(table, "", "senior_pm", "all").empty
    assert cell(table, "umbrella", "product_manager", "big_tech").empty
    (row,) = cell(table, "umbrella", "product_manager", "all").to_dict("records")
    assert row["other_n"] == 22


def test_readings_say_how_we_read_a_level():
    readings = pd.read_csv(DATA / "level_readings.csv", dtype=str)
    maps = read_maps(DATA)
    ours = [levels.role_of(row.company, row.level, maps) for row in readings.itertuples()]
    assert ours == readings["role_id"].to_list()
    assert (readings["role_id"] != readings["other_role_id"]).all()


def test_each_reading_has_its_employers_and_the_share_of_the_largest(table):
    """Ten product managers of Acme as we read; the other way its five seniors too, and twelve of Umbrella."""
    (row,) = cell(table, "", "product_manager", "all").to_dict("records")
    assert (row["employers"], row["share_largest"]) == (1, 100)
    assert (row["other_n"], row["other_employers"], row["share_largest_other"]) == (27, 2, 55.6)
