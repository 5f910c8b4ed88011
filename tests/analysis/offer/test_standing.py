"""Offers held against bands: percentiles between their points, nothing said beyond them, the next rung, paper."""

import numpy as np
import pandas as pd
import pytest

from analysis import words
from analysis.offer import findings
from analysis.offer import sentences as say
from analysis.offer import standing as offer
from analysis.offer.offers import Offer, Offers, each
from analysis.pay import real as real_pay
from tests.atlas import offers_of

POINTS = np.array([100, 150, 200, 300, 400])
ZEROS = np.array([0, 0, 50, 80, 100])


@pytest.fixture(scope="module")
def today(made_up):
    """Return what a dollar of the reports is today."""
    return real_pay.bands(made_up)["p50"].max() / 300_000


@pytest.mark.parametrize(
    ("amount", "expected"),
    [(100, 10), (125, 17.5), (150, 25), (175, 37.5), (200, 50), (250, 62.5), (300, 75), (400, 90)],
)
def test_percentiles_lie_on_lines_between_the_points(amount, expected):
    assert offer.percentile(amount, POINTS) == pytest.approx(expected)


def test_beyond_its_points_a_band_says_nothing():
    assert offer.percentile(99, POINTS) == -np.inf
    assert offer.percentile(401, POINTS) == np.inf


def test_where_points_are_the_same_the_middle_of_them_counts():
    assert offer.percentile(0, ZEROS) == 17.5
    assert offer.percentile(25, ZEROS) == pytest.approx(37.5)


def test_ones_own_parts_add_up():
    one = Offer("a", "senior_pm", "startup", 150, 10, 40)
    assert (one.cash, one.total) == (160, 200)


def test_only_equity_of_a_private_company_is_on_paper():
    assert Offer("a", "senior_pm", "startup", 1, 1, 1, is_private=True).on_paper
    assert not Offer("a", "senior_pm", "startup", 1, 1, 0, is_private=True).on_paper
    assert not Offer("a", "senior_pm", "big_tech", 1, 1, 1).on_paper


def test_only_offers_with_an_amount_count_once_there_is_one(made_up):
    assert [one.name for one in each(made_up, offers_of())] == ["a", "b"]
    assert [one.name for one in each(made_up, offers_of(offers="3", b_base=1))] == ["b"]
    assert each(made_up, offers_of(offers="3", b_base=1))[0].total == 1
    assert offers_of(offers="1", c_base=1).example


def one_offer(role="senior_pm", company_type="startup", base=0, bonus=0, equity=0, country="United States") -> Offers:
    given = {"a_base": base, "a_bonus": bonus, "a_equity": equity}
    return offers_of(offers="1", a_role=role, a_at=company_type, a_country=country, **given)


def test_a_total_stands_in_the_band_in_todays_dollars(made_up, today):
    """Half of senior PMs at start-ups earn 160,000 in dollars of the reports, a quarter under 128,000."""
    row = offer.totals(made_up, one_offer(base=round(144_000 * today))).iloc[0]
    assert row["p50"] == pytest.approx(160_000 * today)
    assert (row["low"], row["high"]) == pytest.approx((150_000 * today, 170_000 * today))
    assert row["percentile"] == pytest.approx(37.5, abs=0.01)
    assert row["n"] == 20


def test_equity_on_paper_stands_beside_the_offer_without_it(made_up, today):
    base, equity = round(128_000 * today), round(32_000 * today)
    row = offer.totals(made_up, one_offer(base=base, equity=equity)).iloc[0]
    assert row["percentile"] == pytest.approx(50, abs=0.01)
    assert row["cash_percentile"] == pytest.approx(25, abs=0.01)
    listed = offer.totals(made_up, one_offer(company_type="big_tech", base=base, equity=equity)).iloc[0]
    assert pd.isna(listed["cash"])


def test_an_offer_stands_against_the_next_rung_too(made_up):
    rows = offer.totals(made_up, one_offer("product_manager", base=120_000))
    assert rows["role_id"].tolist() == ["product_manager", "senior_pm"]
    assert rows["step"].tolist() == [0, 1]


def test_the_fork_has_two_next_rungs(real):
    rows = offer.totals(real, one_offer("senior_pm", "big_tech", base=120_000))
    assert rows["role_id"].tolist() == ["senior_pm", "principal_pm", "group_pm"]


def test_where_a_type_has_under_ten_people_all_types_stand_in(made_up):
    row = offer.totals(made_up, one_offer(company_type="corporate", base=200_000)).iloc[0]
    assert (row["asked"], row["company_types"], row["n"]) == ("corporate", "all", 40)
    assert (
        "Under ten senior PMs at corporates in the United States report pay: the band of all company types"
        in " ".join(say.notes(made_up, one_offer(company_type="corporate", base=200_000)))
    )


def test_without_a_band_nothing_is_said(made_up):
    nowhere = one_offer("cpo", base=1)
    assert offer.totals(made_up, nowhere).empty
    assert say.of_totals(made_up, nowhere).startswith("Too few people")
    assert say.notes(made_up, nowhere) == ("Under ten CPOs in the United States report pay: Offer A.",)


def test_parts_stand_each_in_their_own_band(real):
    rows = offer.parts(real, one_offer("senior_pm", "big_tech", 190_000, 30_000, 110_000))
    assert rows["component"].tolist() == ["base", "bonus", "equity"]
    assert rows["amount"].tolist() == [190_000, 30_000, 110_000]
    assert rows["percentile"].between(10, 90).all()


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (200_000, "59th to 96th percentile of 20 senior PMs at startups, above the median"),
        (165_000, "36th to 72nd percentile of 20 senior PMs at startups, too few reports to say it is above"),
        (149_000, "23rd to 60th percentile of 20 senior PMs at startups, too few reports to say it is below"),
        (120_000, "4th to 41st percentile of 20 senior PMs at startups, below the median"),
        (160_000, "32nd to 68th percentile of 20 senior PMs at startups, too few reports to say it is above or below"),
    ],
)
def test_a_median_has_an_interval_within_which_nothing_is_above_or_below(made_up, today, amount, said):
    assert say.of_totals(made_up, one_offer(base=round(amount * today))) == f"Offer A: {said}"


def test_percentiles_beyond_the_points_are_said_in_words(made_up):
    assert "above the 90th percentile of 20 senior" in say.of_totals(made_up, one_offer(base=9_000_000))
    assert "below the 10th percentile of 20 senior" in say.of_totals(made_up, one_offer(base=9))


def test_the_example_says_that_it_is_one(real):
    assert findings.opening(real, offers_of()).sentence.startswith("**An example, until you fill in your own.**")
    assert "example" not in findings.opening(real, one_offer(base=100_000)).sentence


def test_parts_name_the_highest_and_the_lowest(real):
    said = say.of_parts(real, one_offer("senior_pm", "big_tech", 170_000, 40_000, 400_000))
    assert said.startswith("Offer A stands highest in equity (above the 90th percentile), lowest in base salary (")


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1st"), (2, "2nd"), (11, "11th"), (12, "12th"), (53, "53rd"), (90, "90th")]
)
def test_ranks(number, text):
    assert words.ordinal(number) == text
