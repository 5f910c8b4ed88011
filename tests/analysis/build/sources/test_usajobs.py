"""USAJOBS on made-up announcements: one grade, no Army, the middle of a range, ten a cell."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.build.sources import usajobs

ROW = {
    "hiring_department_name": "Library",
    "hiring_agency_name": "Congress",
    "minimum_grade": 13,
    "maximum_grade": 13,
    "minimum_salary": 100_000.0,
    "maximum_salary": 120_000.0,
    "year": 2024,
}


@pytest.fixture
def build(tmp_path):
    """Return a function: announcements, each a change to a usable one, to the raw folder that holds them."""

    def of(*changes: dict):
        rows = [ROW | {"control_number": at} | change for at, change in enumerate(changes)]
        (tmp_path / "usajobs").mkdir()
        pd.DataFrame(rows).to_csv(tmp_path / "usajobs" / "pm_rows.csv", index=False)
        return tmp_path

    return of


@pytest.mark.parametrize(
    "change",
    [
        {"hiring_department_name": "Department of the Army"},
        {"hiring_agency_name": "Army Acquisition Support Center"},
        {"maximum_grade": 14},
        {"minimum_grade": 4, "maximum_grade": 4},
        {"minimum_salary": 0.0},
        {"control_number": 0},
    ],
)
def test_what_is_no_post_of_one_grade_is_left_out(build, change):
    assert usajobs.announcements(build({}, change))["amount"].to_list() == [110_000]


def test_nine_of_a_grade_and_year_are_too_few(build):
    table = usajobs.table(build(*[{}] * 10, *[{"year": 2023}] * 9))
    assert table[["grade", "period", "n", "currency", "amount_p50"]].to_numpy().tolist() == [
        [13, "2024", 10, "USD", 110_000]
    ]


def test_a_cell_names_the_agency_of_most_of_its_posts(build):
    table = usajobs.table(build(*[{"hiring_agency_name": name} for name in ("A", "B", "B", *"CDEFGHI")]))
    assert table[["employers", "largest_employer", "share_largest"]].to_numpy().tolist() == [[9, "B", 20.0]]
