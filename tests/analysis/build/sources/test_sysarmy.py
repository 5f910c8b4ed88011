"""sysarmy's surveys: years in the post, whose level is one of years of work, and people who report to somebody."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.build.sources import sysarmy
from analysis.build.sources.own_terms import by_post

COLUMNS = ["wave", "role", "seniority", "years_in_current_post_num", "people_reporting_num"]


@pytest.fixture
def raw(tmp_path):
    """Return a folder with two waves: one that asks for reports, a later one that tells levels."""
    (tmp_path / "sysarmy").mkdir()
    rows: list[tuple] = [
        ("2019.2", "Product Manager", None, 2, reports) for reports in (0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 500)
    ]
    rows += [("2019.2", "Product Owner", None, 1, 3)] * 9 + [("2019.2", "Product leader", None, 9, 9)]
    rows += [("2026.1", "Product manager & UX lead", "Senior", 4, None)] * 10
    pd.DataFrame(rows, columns=COLUMNS).to_csv(tmp_path / "sysarmy" / "pm_rows.csv", index=False)
    return tmp_path


def test_years_in_the_post_are_of_all_waves_and_by_years_of_work_of_the_last(raw):
    table = by_post(sysarmy.people(raw), "years").set_index("post")
    assert table["n"].to_dict() == {"Product managers of any level": 30, "6 years of work or more": 10}
    assert table["period"].to_dict() == {
        "Product managers of any level": "2019/2026",
        "6 years of work or more": "2026",
    }


def test_a_level_made_of_years_is_no_role(raw):
    assert set(sysarmy.people(raw)["role_id"]) == {""}


def test_reports_are_counted_by_title_where_ten_answered(raw):
    table = sysarmy.reports(raw)
    assert table["post"].to_list() == ["Product managers of any level"]
    row = table.iloc[0]
    assert (row["n"], row["people_p50"], row["share_none"], row["period"]) == (10, 0.5, 50, "2019")


def test_more_reports_than_one_person_can_have_are_left_out(raw, monkeypatch):
    monkeypatch.setattr(sysarmy, "MOST", 1_000)
    assert sysarmy.reports(raw).iloc[0]["n"] == 11
