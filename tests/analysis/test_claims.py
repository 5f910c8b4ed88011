"""Claims, weighed: one rule for every verdict, and what is held beside a claim is computed."""

from __future__ import annotations

import pytest

from analysis import claims
from analysis.claims import BORNE_OUT, NOT_BORNE_OUT, UNTOLD, Seen

NAN = float("nan")


@pytest.mark.parametrize(
    ("low", "high", "seen", "expected"),
    [
        (3, 6, (5, 5), BORNE_OUT),
        (3, 6, (3, 6), BORNE_OUT),
        (3, 6, (5, 7), UNTOLD),
        (3, 6, (6.1, 7), NOT_BORNE_OUT),
        (3, 6, (1, 2.9), NOT_BORNE_OUT),
        (18, NAN, (15, 17), NOT_BORNE_OUT),
        (18, NAN, (19, 30), BORNE_OUT),
        (NAN, NAN, (1, 2), UNTOLD),
        (3, 6, (None, None), UNTOLD),
    ],
)
def test_a_verdict_follows_from_range_and_interval(low, high, seen, expected):
    assert claims.verdict(low, high, Seen("", *seen)) == expected


@pytest.mark.parametrize(
    ("claim", "expected", "says"),
    [
        ("apm_to_pm_years", BORNE_OUT, "product managers or above by year 2"),
        ("entry_to_senior_years", BORNE_OUT, "senior or above by year 5"),
        ("director_base", NOT_BORNE_OUT, "median base salary of $230k (90% interval $209k to $240k, n = 286"),
        ("startup_accelerates", UNTOLD, "none clearly first"),
        ("open_roles_rise_article", UNTOLD, "moved -1% from Dec 2023 to Mar 2024"),
        ("hiring_plans_2022", UNTOLD, "US postings for project management stand at"),
        ("no_technical_degree", UNTOLD, "6.6% of 167 people with a product title had no degree at all"),
        ("three_ways_in", UNTOLD, claims.NOT_SEEN),
    ],
)
def test_what_is_held_beside_a_claim_is_computed(real, claim, expected, says):
    one = claims.one_of(real, claim)
    assert one.verdict == expected
    assert says in one.held


def test_every_claim_is_weighed_once_and_the_answer_counts_them(real):
    every = claims.weighed(real)
    assert [one.claim_id for one in every] == real["claims"]["claim_id"].tolist()
    told = claims.answer(real)
    for verdict in claims.VERDICTS:
        assert f"**{sum(one.verdict == verdict for one in every)}**" in told
    assert all(one.held and not one.held.endswith(".") for one in every)


def test_without_claims_it_is_said(package_of):
    assert claims.answer(package_of(claims=[])) == "No claim is stated in this data."
