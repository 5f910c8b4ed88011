"""Claims, weighed: one rule for every verdict, and what is held beside a claim is computed."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis import claims, held
from analysis.claims import BORNE_OUT, NOT_BORNE_OUT, UNTOLD
from analysis.held import NOT_SEEN, Seen
from tests.atlas import select

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
        (3, 6, (5, NAN), UNTOLD),
    ],
)
def test_a_verdict_follows_from_range_and_interval(low, high, seen, expected):
    assert claims.verdict(low, high, Seen("", *seen)).word == expected


@pytest.mark.parametrize("seen", [(5, 5), (6.1, 7), (5, 7)])
def test_what_is_about_something_else_tells_nothing_whatever_its_interval(seen):
    assert claims.verdict(3, 6, replace(Seen("", *seen), unfit="It is of another time")) == (
        UNTOLD,
        "It is of another time",
    )


def test_each_way_of_not_telling_has_its_own_reason():
    reasons = [
        claims.verdict(3, 6, Seen(NOT_SEEN)).reason,
        claims.verdict(3, 6, Seen("An index rose")).reason,
        claims.verdict(NAN, NAN, Seen("", 1, 2)).reason,
        claims.verdict(3, 6, Seen("", 5, 7)).reason,
    ]
    assert len(set(reasons)) == len(reasons)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2019", "2017-06/2022-02", True),
        ("2022", "2017-06/2022-02", True),
        ("2022-02", "2017-06/2022-02", True),
        ("2022-03", "2017-06/2022-02", False),
        ("2024/2025", "2017-06/2022-02", False),
        ("2016", "2017-06/2022-02", False),
        ("2016/2017", "2017-06/2022-02", True),
        ("2024-03-01", "2024", True),
    ],
)
def test_times_overlap_as_far_as_both_are_told(one, other, expected):
    assert held.overlap(one, other) == held.overlap(other, one) == expected


@pytest.mark.parametrize(("is_first", "expected"), [(True, BORNE_OUT), (False, NOT_BORNE_OUT), (None, UNTOLD)])
def test_who_comes_first_is_judged_by_intervals_that_are_apart(is_first, expected):
    assert claims.comparison(is_first).word == expected


@pytest.mark.parametrize(
    ("startup", "big_tech", "expected"),
    [
        ((2, 3, 2), (4, 5, 4), True),
        ((4, 5, 4), (2, 3, 2), False),
        ((2, 4, 2), (4, 5, 4), None),
        ((2, 3, 4), (4, 5, 4), None),
        ((2, 3, None), (4, 5, 4), None),
    ],
    ids=["before", "after", "together", "by its largest employer alone", "few left without it"],
)
def test_private_companies_are_first_where_their_interval_ends_before_any_other_begins(
    package_of, monkeypatch, startup, big_tech, expected
):
    half = pd.DataFrame(
        [(key, ends[0], *ends) for key, ends in (("startup", startup), ("big_tech", big_tech))],
        columns=["company_types", "p50", "low", "high", "rest"],
    )
    monkeypatch.setattr(held, "half_by_type", lambda _package: half)
    assert held.first_of_all(package_of()) is expected


@pytest.mark.parametrize(
    ("claim", "expected", "says", "because"),
    [
        ("apm_to_pm_years", UNTOLD, "product managers or above by year 2", "moving up"),
        ("entry_to_senior_years", UNTOLD, "senior or above by year 5", "moving up"),
        (
            "director_base",
            UNTOLD,
            "median base salary of $230k (90% interval $209k to $240k, n = 286",
            "where pay starts",
        ),
        ("vp_experience", UNTOLD, "a median of 15 years", "one employer"),
        ("startup_accelerates", UNTOLD, "none clearly first", "overlap"),
        ("open_roles_rise_article", UNTOLD, "moved -1% from Dec 2023 to Mar 2024", "a related job"),
        ("hiring_plans_2022", UNTOLD, "US postings for project management stand at", "a related job"),
        (
            "no_technical_degree",
            UNTOLD,
            "6.6% of 167 people with a title in product had no degree at all",
            "something else",
        ),
        ("three_ways_in", UNTOLD, NOT_SEEN, NOT_SEEN),
        ("rocketblocks_pay_product_manager", BORNE_OUT, "$138k", "within"),
        ("rocketblocks_pay_associate_pm", NOT_BORNE_OUT, "$113k", "apart"),
        ("rocketblocks_pay_group_pm", UNTOLD, "$200k", "beyond"),
        ("vp_pay", UNTOLD, "$514k", "2024 to 2025, and what is observed is of Jun 2017 to Feb 2022"),
        ("ai_pm_premium", UNTOLD, "+2% for AI and machine learning", "what is observed is of Jun 2017 to Feb 2022"),
    ],
)
def test_what_is_held_beside_a_claim_is_computed(real, claim, expected, says, because):
    one = claims.one_of(real, claim)
    assert one.verdict == expected
    assert says in one.held
    assert because in one.reason


def test_the_premium_of_ai_is_that_of_the_table(real):
    row = real["pay_within"][real["pay_within"]["what"] == "focus"].iloc[-1]
    one = claims.one_of(real, "ai_pm_premium").seen
    assert (one.middle, one.low, one.high, one.n) == (row["share"], row["share_low"], row["share_high"], row["n"])
    assert row["share_low"] < 0 < row["share_high"] < 30


def test_every_claim_is_weighed_once_and_the_answer_counts_them(real):
    every = claims.weighed(real)
    assert [one.claim_id for one in every] == real["claims"]["claim_id"].tolist()
    told = claims.opening(real).sentence
    for verdict in claims.VERDICTS:
        assert f"**{sum(one.verdict == verdict for one in every)}**" in told
    assert all(one.held and not one.held.endswith(".") for one in every)
    assert all(one.reason and not one.reason.endswith(".") for one in every)


@pytest.mark.parametrize(("measure", "unit"), [(claims.years, "years"), (claims.pay, "USD")])
def test_each_claim_stands_above_what_is_observed(real, measure, unit):
    rows = measure(real, select()).rows
    assert rows["series"].tolist() == [claims.STATED, claims.OBSERVED] * (len(rows) // 2)
    for claim_id, pair in rows.groupby("claim_id"):
        one = claims.one_of(real, claim_id)
        assert one.unit == unit == one.seen.unit
        assert (pair["p25"].iloc[1], pair["p75"].iloc[1]) == (one.seen.low, one.seen.high)
        assert set(pair["verdict"]) == {one.verdict}


@pytest.mark.parametrize(
    ("low", "high", "unit", "expected"),
    [
        (3, 6, "years", "3 to 6 years"),
        (18, NAN, "years", "18 years or more"),
        (250_000, NAN, "USD", "$250k or more"),
        (125_000, 175_000, "USD", "$125k to $175k"),
        (NAN, 20, "percent", "up to 20%"),
        (2, 2, "years", "2 years"),
    ],
)
def test_a_stated_range_reads_with_its_unit(real, low, high, unit, expected):
    one = replace(claims.weighed(real)[0], low=low, high=high, unit=unit)
    assert claims.range_in_words(one) == expected


def test_a_page_has_the_claims_of_its_topic_that_something_stands_beside(real):
    on = {page: {one.claim_id for one in claims.standing_on(real, page)} for page in claims.TOPICS}
    assert on["routes"] == {"no_technical_degree", "degree_india", "degree_sweden"}
    assert {"director_base", "ai_pm_premium"} <= on["compensation"]
    assert {"apm_to_pm_years", "entry_to_senior_years", "startup_accelerates"} <= on["progression"]
    assert {"open_roles_rise_article", "hiring_plans_2022"} <= on["demand"]
    assert all(one.role_id == "director" for one in claims.standing_on(real, "ladder", "director"))


def test_without_claims_it_is_said(package_of):
    package = package_of(claims=[])
    assert claims.opening(package).sentence == "No claim is stated in this data."
    assert claims.years(package, select()).rows.empty
    assert claims.pay(package, select()).rows.empty
