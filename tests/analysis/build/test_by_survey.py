"""Shares in a survey's bands of years: exact intervals, those over employers, and bands in which both have people."""

from __future__ import annotations

import pandas as pd
import pytest
from scipy.stats import binomtest

from analysis.build import by_survey
from analysis.build.sources.ask_a_manager import band_of

RUNGS = pd.DataFrame({"role_id": ["product_manager", "senior_pm", "group_pm"], "rung": [1, 2, 3]})


def roles(senior: int, below: int) -> list[str]:
    return ["senior_pm"] * senior + ["product_manager"] * below


def survey(held: list[str], first: int = 5, last: float = 7) -> pd.DataFrame:
    rows = pd.DataFrame({"role_id": held, "years_from": float(first), "years_to": float(last)})
    return rows.assign(source_id="survey", country="Canada", period="2023-04/2023-06")


def people(held: list[str], years: float, company: list[str] | str, country: str = "Canada") -> pd.DataFrame:
    rows = pd.DataFrame({"role_id": held, "years_experience": years, "company": company})
    return rows.assign(source_id="reports", country=country, period="2020-01/2020-12")


def row(table: pd.DataFrame, source: str, rung: int = 2) -> pd.Series:
    return table[(table["source_id"] == source) & (table["rung"] == rung)].iloc[0]


def test_a_survey_has_the_exact_interval_and_no_employers():
    table = by_survey.shares(people(roles(9, 3), 6, "one"), survey(roles(12, 18)), RUNGS)
    found, exact = row(table, "survey"), binomtest(12, 30).proportion_ci(0.9)
    assert found[["n", "share"]].to_list() == [30, 0.4]
    assert found[["share_low", "share_high"]].to_list() == pytest.approx([exact.low, exact.high], abs=1e-4)
    assert found[["employers", "share_largest", "share_rest"]].isna().all()


def test_an_interval_over_employers_is_wider_where_they_differ():
    companies = [f"c{at % 4}" for at in range(40)]
    apart = [f"c{at // 10}" for at in range(40)]
    held = roles(20, 20)
    alike, unlike = (
        row(by_survey.shares(people(held, 6, named), survey(roles(5, 5)), RUNGS), "reports")
        for named in (companies, apart)
    )
    assert unlike["share_high"] - unlike["share_low"] > 1.3 * (alike["share_high"] - alike["share_low"])


def test_without_the_largest_employer():
    both = pd.concat([people(roles(30, 0), 6, "large"), people(roles(5, 15), 7.9, "small")])
    found = row(by_survey.shares(both, survey(roles(5, 5)), RUNGS), "reports")
    assert found[["n", "share", "employers", "share_largest", "share_rest"]].to_list() == [50, 0.7, 2, 60, 0.25]


def test_only_bands_and_countries_in_which_both_have_ten_people():
    asked = pd.concat([survey(roles(5, 5)), survey(roles(5, 4), 8, 10), survey(roles(5, 5), 41, float("nan"))])
    reports = [people(roles(5, 5), years, "one") for years in (4.9, 5, 8, 60)]
    table = by_survey.shares(pd.concat([*reports, people(roles(5, 5), 5, "one", "India")]), asked, RUNGS)
    assert set(table["country"]) == {"Canada"}
    assert table.groupby("source_id")["years_from"].unique().map(list).to_dict() == {
        "reports": [5, 41],
        "survey": [5, 41],
    }
    assert table.loc[table["years_from"] == 41, "years_to"].isna().all()
    assert set(table["rung"]) == {2, 3}


@pytest.mark.parametrize(
    ("text", "band"), [("1 year or less", (0, 1)), ("8-10 years", (8, 10)), ("41 years or more", (41, None))]
)
def test_a_band_is_read_as_it_is_written(text, band):
    assert band_of(text) == band
