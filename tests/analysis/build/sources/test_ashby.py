"""Ashby boards on made-up adverts: who is left out and why, ranges at their middle, an employer once a role."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.build.sources import ashby
from analysis.build.sources.maps import read_maps
from analysis.package.tables import DATA

ADVERT = {
    "company_board": "acme",
    "title": "Senior Product Manager",
    "country": "United States",
    "published": "2025-07-01",
    "pay_shown": True,
    "salary_min": 100.0,
    "salary_max": 200.0,
    "currency": "USD",
    "interval": "1 YEAR",
    "equity_offered": True,
    "years_asked_min": 5.0,
}
NO_PAY = {"pay_shown": False, "salary_min": None, "salary_max": None, "currency": None, "interval": None}


@pytest.fixture
def build(tmp_path):
    """Return a function: adverts, each a change to a usable one, to the raw folder that holds them."""

    def of(*changes: dict):
        (tmp_path / "ashby").mkdir()
        pd.DataFrame([ADVERT | change for change in changes]).to_csv(tmp_path / "ashby" / "pm_rows.csv", index=False)
        return tmp_path

    return of


@pytest.fixture(scope="module")
def maps():
    return read_maps(DATA)


def test_an_employer_counts_once_a_role_with_the_mean_of_the_middles(build, maps):
    raw = build({}, {"salary_max": 400.0, "published": "2025-09-30"}, {"title": "Staff Product Manager"})
    people, account = ashby.observations(raw, maps)
    assert people[["role_id", "base_usd", "priced_in"]].to_numpy().tolist() == [
        ["principal_pm", 150, "2025-07"],
        ["senior_pm", 200, "2025-09"],
    ]
    assert set(people["company_type"]) == {"startup"}
    assert account.set_index("step")["rows"]["left_out_same_employer"] == 1


@pytest.mark.parametrize(
    ("change", "step"),
    [
        ({"country": "Canada"}, "left_out_country"),
        ({"company_board": "uipath"}, "left_out_company"),
        ({"company_board": "truelogic"}, "left_out_company"),
        ({"title": "Agent Product Manager"}, "left_out_no_role"),
        ({"title": "Product Manager Intern"}, "left_out_no_role"),
        ({"title": "Lead Product Manager"}, "left_out_level"),
        ({"title": "Senior / Staff Product Manager"}, "left_out_level"),
        ({"title": "Head of Product"}, "left_out_level"),
        (NO_PAY, "left_out_pay"),
        ({"interval": "1 HOUR"}, "left_out_pay"),
        ({"currency": "GBP"}, "left_out_pay"),
    ],
)
def test_each_advert_left_out_is_counted_under_its_reason(build, maps, change, step):
    people, account = ashby.observations(build({}, change), maps)
    counts = account.set_index("step")["rows"]
    assert (counts["read"], counts[step], counts["kept"], len(people)) == (2, 1, 1, 1)
    assert counts["read"] == counts.drop("read").sum()


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Senior Home Insurance Product Manager", "senior_pm"),
        ("Sr. AI Product Manager", "senior_pm"),
        ("Senior Staff Product Manager, Storage", "principal_pm"),
        ("Technical Product Manager (internal-facing)", "product_manager"),
        ("Group Product Manager", "group_pm"),
        ("Product Strategy and Operations", None),
    ],
)
def test_a_title_may_name_a_field_between_rank_and_trade(title, role, maps):
    assert ashby.role_of_advert(title, maps) == role


def test_equity_is_known_only_where_pay_is_shown(build, maps):
    rows = ashby.adverts(build({}, {"equity_offered": False}, NO_PAY), maps)
    assert rows["offers_equity"].fillna(-1).to_list() == [1, 0, -1]
