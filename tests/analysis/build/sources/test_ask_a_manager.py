"""Ask a Manager on made-up rows: reports from the United States whose title is on the ladder."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.build.sources import ask_a_manager
from analysis.build.sources.maps import read_maps
from analysis.package.tables import DATA

COLUMNS = ["4/11/2023 11:03:39", "Senior Product Manager", "150000", "", "USD", "United States", "8-10 years"]


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    """Return a function: rows, each a change to a usable report, to the observations and the counts by step."""

    def of(*changes: dict) -> tuple[pd.DataFrame, dict[str, int]]:
        usable = dict(zip(ask_a_manager.COLUMNS, COLUMNS, strict=True))
        raw = tmp_path_factory.mktemp("raw")
        (raw / "aam2023").mkdir()
        pd.DataFrame([usable | change for change in changes]).to_csv(raw / "aam2023" / "pm_rows.csv", index=False)
        people, account = ask_a_manager.observations(raw, read_maps(DATA))
        return people, dict(zip(account["step"], account["rows"], strict=True))

    return of


def test_a_report_has_its_role_from_the_title_and_its_month(build):
    people, _counts = build({}, {"Job title": "Director of Product"})
    assert people["role_id"].to_list() == ["senior_pm", "director"]
    assert people["priced_in"].to_list() == ["2023-04", "2023-04"]


def test_no_answer_on_money_on_top_is_none(build):
    people, _counts = build({}, {"Additional monetary compensation": "5000.0"})
    assert people["bonus_usd"].to_list() == [0, 5_000]


def test_thousands_may_be_written_with_commas(build):
    people, _counts = build({"Annual salary (gross)": "150,000"})
    assert people["base_usd"].to_list() == [150_000]


def test_each_row_left_out_is_counted_under_its_reason(build):
    _people, counts = build(
        {},
        {"Country": "Canada"},
        {"Currency": "EUR"},
        {"Job title": "Software Engineer"},
        {"Job title": "Head of Everything"},
    )
    assert counts == {"read": 5, "left_out_country": 2, "left_out_no_role": 1, "left_out_level": 1, "kept": 1}
