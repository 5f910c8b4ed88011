"""Shares of postings: the roles and the traits of the last quarter, and how many rest on one employer."""

from __future__ import annotations

import pandas as pd

from analysis import posting_shares
from analysis.charts import demand as charts
from tests.atlas import select


def test_shares_of_roles_leave_out_what_is_no_role(made_up):
    rows = posting_shares.role_shares(made_up)
    assert set(rows["role_id"]) == {"associate_pm", "senior_pm"}
    assert rows["date"].is_monotonic_increasing


def test_the_mix_names_the_commonest_role_of_the_last_quarter(made_up):
    assert (
        posting_shares.role_mix(made_up, select()).sentence
        == "98% of PM postings are for senior PMs, 2% for associate PMs"
    )


def test_it_is_said_that_postings_are_counted_and_which_share_the_largest_employer_has(package_of, made_up):
    rows = made_up["demand"].assign(date=made_up["demand"]["date"].dt.strftime("%Y-%m-%d"))
    for shares, said in (((8.2, 20.3), "8% to 20%"), ((8.2, 8.4), "8%")):
        of_quarter = dict(zip(("2024-01-01", "2024-04-01"), shares, strict=True))
        told = rows["date"].map(of_quarter).where(rows["n"].notna())
        package = package_of(demand=rows.assign(share_largest=told).to_dict("records"))
        note = f"Postings are counted, not employers: the largest has {said} of a quarter's."
        assert posting_shares.role_mix(package, select()).notes == (note,)
        assert posting_shares.traits(package, select()).notes == (note,)
        for builder in (charts.role_mix, charts.traits):
            assert builder(package=package, selection=select(), mode="light").note.startswith(note)
    assert posting_shares.role_mix(made_up, select()).notes == ()


def test_traits_are_told_as_they_are_now_and_between_which_they_lay(made_up):
    assert posting_shares.traits(made_up, select()).sentence == (
        "In this feed in 2024 Q2: remote 20% (20% to 30% since 2024 Q1) and AI in the title 10% (5% to 10%)"
    )


def test_a_quarter_has_its_name():
    assert [posting_shares.quarter(pd.Timestamp(date)) for date in ("2024-01-01", "2025-10-01")] == [
        "2024 Q1",
        "2025 Q4",
    ]
