"""Tenure on made-up tables: published years beside observed ones, and time at the employer."""

from __future__ import annotations

import pytest

from analysis import tenure
from tests.atlas import select

NOWHERE = select(country="Nowhere")


def test_time_at_the_employer_is_what_was_computed(made_up):
    rows = tenure.at_employer(made_up, select()).rows
    assert list(zip(rows["company_types"], rows["p25"], rows["p50"], rows["p75"], strict=True)) == [
        ("startup", 1.6, 2, 2.4),
        ("big_tech", 4, 5, 6),
    ]


@pytest.mark.parametrize(
    ("measure", "roles"),
    [
        ("years_in_role", ["product_manager", "cpo"]),
        ("years_to_role", ["associate_pm", "associate_pm"]),
        ("years_at_employer", [""]),
    ],
)
def test_published_figures_are_those_without_a_count(made_up, measure, roles):
    assert tenure.published(made_up, measure)["role_id"].to_list() == roles


def test_claims_stand_above_what_is_observed(made_up):
    rows = tenure.claims(made_up, select()).rows
    assert rows["series"].to_list() == ["claim", "half", "people", "claim", "claim", "half", "people"]
    assert rows.loc[0, ["p25", "p75"]].to_list() == [1, 2]
    assert rows.loc[1, ["p25", "p50", "p75"]].to_list() == [1, 1, 1]
    assert rows.loc[2, ["p25", "p50", "p75"]].to_list() == [4, 5, 6]


def test_a_claim_has_a_range_and_neither_middle_nor_count(made_up):
    stated = tenure.claims(made_up, select()).rows.query("series == 'claim'")
    assert stated[["p50", "n"]].isna().all(axis=None)


def test_without_observations_the_claims_remain(made_up):
    assert set(tenure.claims(made_up, NOWHERE).rows["series"]) == {"claim"}


@pytest.mark.parametrize(("low", "high", "verdict"), [(1, 2, "within"), (3, 6, "outside"), (2, 2, "within")])
def test_the_claim_is_held_against_the_year_half_are_senior(package_of, low, high, verdict):
    stated = {"measure": "years_to_role", "role_id": "associate_pm", "to_role_id": "senior_pm", "source_id": "article"}
    rows = [stated | {"years_low": low, "years_high": high}]
    text = tenure.claims(package_of(tenure=rows), select()).sentence
    assert text.endswith(f"half are senior or above by year 2, {verdict} that range")


def test_the_claim_cannot_be_held_against_nobody(made_up):
    assert tenure.claims(made_up, NOWHERE).sentence.endswith("too few people to hold it against")


def test_a_clear_difference_stands_and_an_unclear_one_says_so(package_of, band, made_up):
    assert tenure.at_employer(made_up, select()).sentence == (
        "Senior PMs have been with their employer 2 years at startups and 5 years at big tech"
    )
    rows = [band("tenure", "senior_pm", key, 3, 2, 4) for key in ("startup", "big_tech")]
    assert tenure.at_employer(package_of(tenure=rows), select()).sentence.endswith("; no clear difference")


def test_a_longer_stay_must_hold_without_the_largest_employer_too(package_of, band):
    known = {"employers": 9, "share_largest": 60.0, "rest_n": 12}
    rows = [
        band("tenure", "senior_pm", "startup", 2, 1.5, 2.5, years_rest_p50=2, **known),
        band("tenure", "senior_pm", "big_tech", 5, 4, 6, years_rest_p50=1.5, **known),
    ]
    assert tenure.at_employer(package_of(tenure=rows), select()).sentence.endswith("; no clear difference")


def test_one_type_and_none(made_up):
    assert tenure.at_employer(made_up, select(("startup",))).sentence.endswith("2 years at startups")
    assert tenure.at_employer(made_up, NOWHERE).sentence.startswith("Too few senior PMs in Nowhere")
