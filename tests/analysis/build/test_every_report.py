"""Reports whatever their level: who is kept, pay by years of work, pay by half-year."""

from __future__ import annotations

import pandas as pd

from analysis.build import every_report

REPORT = {
    "source_id": "survey",
    "company": "acme",
    "company_types": "startup",
    "country": "Canada",
    "period": "2020-05/2021-08",
    "role_id": "senior_pm",
    "reason": "",
    "observed_on": "2020-08-01",
    "years_experience": 4.5,
    "base_usd": 100_000.0,
    "total_usd": 150_000.0,
}


def rows(count: int, **change) -> pd.DataFrame:
    return pd.DataFrame([REPORT | change] * count)


def test_the_share_that_is_kept_and_the_pay_of_those_left_out():
    people = pd.concat(
        [
            rows(15),
            rows(10, reason="left_out_level", total_usd=90_000.0),
            rows(5, reason="left_out_no_role", total_usd=1.0),
            rows(9, country="Peru"),
        ]
    )
    table = every_report.kept_share(people).set_index("country")
    assert table.index.to_list() == ["", "Canada"]
    counts = ["n", "kept", "left_out_no_role", "left_out_level", "share_kept"]
    assert table.loc["Canada", counts].to_list() == [30, 15, 5, 10, 50]
    assert table.loc["", counts].to_list() == [39, 24, 5, 10, 61.5]
    assert table.loc["Canada", ["amount_kept_p50", "amount_left_out_p50"]].to_list() == [150_000, 90_000]


def test_nine_left_out_have_no_median():
    table = every_report.kept_share(pd.concat([rows(10), rows(9, reason="left_out_level")]))
    assert table["amount_left_out_p50"].isna().all()
    assert table["amount_kept_p50"].notna().all()


def test_the_largest_employer_is_told_of_all_of_the_kept_and_of_those_left_out():
    kept = pd.concat([rows(9), rows(3, company="umbrella")])
    left_out = pd.concat([rows(4, reason="left_out_level"), rows(6, company="globex", reason="left_out_level")])
    table = every_report.kept_share(pd.concat([kept, left_out])).set_index("country").loc["Canada"]
    assert table[["employers", "share_largest"]].to_list() == [3, 59.1]
    assert table[["share_largest_kept", "share_largest_left_out"]].to_list() == [75, 60]
    nine = every_report.kept_share(pd.concat([kept, rows(9, reason="left_out_level")]))
    assert nine["share_largest_left_out"].isna().all()


def test_every_report_counts_by_its_years_with_half_years_downwards():
    people = pd.concat([rows(6), rows(4, reason="left_out_level", years_experience=5.9), rows(12, years_experience=30)])
    table = every_report.pay_by_years(people).query("component == 'total'")
    assert table[["years_from", "n"]].to_numpy().tolist() == [[4, 10], [21, 12]]
    assert table["years_to"].fillna(-1).to_list() == [5, -1]


def test_half_years_that_are_cut_off_at_either_end_are_not_shown():
    days = ("2020-05-30", "2020-08-01", "2021-01-01", "2021-06-30", "2021-07-01")
    table = every_report.pay_over_time(pd.concat([rows(10, observed_on=day) for day in days]))
    found = table.query("component == 'base'")[["half_year", "n"]]
    assert found.to_numpy().tolist() == [["2020-07/2020-12", 10], ["2021-01/2021-06", 20]]


def test_as_shipped_far_fewer_reports_from_startups_are_mapped_than_from_big_tech(real):
    here = real["kept_share"].query("country == 'United States'").set_index("company_types")
    assert here.loc["startup", "share_kept"] < 50
    assert here.loc["big_tech", "share_kept"] > 98
    assert here.loc["startup", "amount_left_out_p50"] < here.loc["startup", "amount_kept_p50"]
    assert (here["kept"] + here["left_out_no_role"] + here["left_out_level"] == here["n"]).all()
