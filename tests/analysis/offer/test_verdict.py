"""The one verdict on an offer: no side of a median without the evidence, and the same words wherever it stands."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.bands import POINTS, Z_90
from analysis.charts import offer as charts
from analysis.offer import findings, verdict
from analysis.offer import sentences as say
from tests.atlas import offers_of


def row(percentile: float, amount: float, n: int = 200) -> dict[str, float]:
    points = dict(zip(POINTS, (60, 78, 100, 122, 140), strict=True))
    return {"percentile": percentile, "amount": amount, "n": n, "low": 95, "high": 105} | points


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (row(39, 90), "39th percentile of PMs, below the median"),
        (row(39, 96), "39th percentile of PMs, too few reports to say it is below"),
        (row(55, 104), "55th percentile of PMs, too few reports to say it is above"),
        (row(55, 106), "55th percentile of PMs, too few reports to say it is above"),
        (row(57, 106), "57th percentile of PMs, above the median"),
        (row(50, 100), "50th percentile of PMs, too few reports to say it is above or below"),
        (row(39, 90, 20), "21st to 57th percentile of 20 PMs, too few reports to say it is below"),
        (row(20, 80, 20), "2nd to 38th percentile of 20 PMs, below the median"),
        (row(np.inf, 300), "above the 90th percentile of PMs"),
        (row(-np.inf, 3), "below the 10th percentile of PMs"),
        (row(np.inf, 104), "above the 90th percentile of PMs, too few reports to say it is above"),
    ],
)
def test_a_side_is_said_where_both_intervals_bear_it_out(real, given, said):
    assert verdict.on(real, given).of("PMs") == said


def test_people_at_few_employers_are_worth_fewer_and_their_percentile_is_a_range(real):
    """The median's interval over employers reaches from the 36th percentile to the 64th, as of 36 strangers."""
    assert verdict.independent(row(39, 90)) == pytest.approx(200)
    few = row(39, 90) | {"low": 88, "high": 112}
    assert verdict.independent(few) == pytest.approx((Z_90 * 50 / (12 / 22 * 25)) ** 2)
    fewer = verdict.on(real, row(39, 90, 1_257) | {"low": 85, "high": 115})
    assert fewer.of("PMs") == "22nd to 56th percentile of 1,257 PMs, too few reports to say it is below"


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [(30, 70, True), (45, 55, False), (np.inf, 50, True), (-np.inf, 12, False), (-np.inf, np.inf, True)],
)
def test_percentiles_differ_where_their_intervals_are_apart(real, one, other, differ):
    verdicts = [verdict.on(real, row(at, 100)) for at in (one, other)]
    assert verdict.apart(*verdicts) is differ
    assert verdict.apart(*reversed(verdicts)) is differ


def test_title_table_and_answer_say_the_same(real):
    offers = offers_of(offers="1", a_base=240_000)
    whose = "too few reports to say it is below"
    assert whose in findings.opening(real, offers).sentence
    chart = charts.total(package=real, selection=offers, mode="light")
    assert whose in chart.title
    assert chart.table["Against the median"].iloc[0] == whose


def test_parts_are_ranked_where_they_are_clearly_apart(real):
    near = say.of_parts(real, offers_of(offers="1", a_base=180_000, a_equity=20_000))
    assert near.startswith("Offer A: no clear difference between its parts, ")
    far = say.of_parts(real, offers_of(offers="1", a_at="big_tech", a_base=150_000, a_equity=400_000))
    assert far.startswith("Offer A stands higher in equity (above the 90th percentile) than in base salary (")
    one = say.of_parts(real, offers_of(offers="1", a_at="big_tech", a_base=190_000))
    assert one == "Offer A: 8th to 69th percentile in base salary"


def test_no_title_leaves_out_where_an_offer_stands(real):
    titles = pd.Series(
        charts.total(package=real, selection=offers_of(offers="1", a_at="big_tech", a_base=amount), mode="light").title
        for amount in range(150_000, 500_000, 50_000)
    )
    assert titles.str.contains("percentile").all()


def test_offers_of_which_the_same_is_said_stand_together(real):
    offers = offers_of(offers="3", a_place="San Francisco", b_place="Seattle", c_place="Austin")
    assert charts.like_me(package=real, selection=offers, mode="light").title == (
        "Offer A and Offer B: too few reports to say above or below the median; Offer C: above the median"
    )
    two = offers_of(a_place="San Francisco", b_place="Seattle")
    assert charts.like_me(package=real, selection=two, mode="light").title == (
        "Against people like you, Offer A and Offer B: too few reports to say above or below the median"
    )
    assert charts.by_part(package=real, selection=offers, mode="light").title == (
        "Offer A and Offer C stand highest in equity, lowest in base salary; Offer B: no clear difference between parts"
    )
