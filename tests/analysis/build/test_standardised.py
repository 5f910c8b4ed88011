"""Pay at equal company mix on made-up people: a Simpson's paradox with a known answer, strata, weights, interval."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
import pytest

from analysis.build import standardised as module
from analysis.build.standardised import reference_mix, strata, weighted_quantiles
from tests.atlas import COMPANY_TYPES

CELL = {"source_id": "survey", "country": "United States", "period": "2020-01/2020-12"}


def standardised(observations: pd.DataFrame) -> pd.DataFrame:
    return module.standardised(observations, COMPANY_TYPES)[0]


def mix_of(observations: pd.DataFrame) -> dict[str, float]:
    """Return the reference mix of the total, by company type."""
    mix = module.standardised(observations, COMPANY_TYPES)[1].query("component == 'total'")
    return mix.set_index("company_type")["share"].to_dict()


def people(role: str, company_type: str, pay: Iterable[float]) -> pd.DataFrame:
    parts = dict.fromkeys(("base_usd", "bonus_usd", "equity_usd"), np.nan)
    who = CELL | parts | {"role_id": role, "company_type": company_type}
    return pd.DataFrame([who | {"company": f"{company_type} {at % 5}", "total_usd": x} for at, x in enumerate(pay)])


def flat(role: str, company_type: str, amount: float, count: int) -> pd.DataFrame:
    return people(role, company_type, [amount] * count)


@pytest.fixture
def paradox() -> pd.DataFrame:
    """Directors earn more than group PMs in either kind of company, and less overall, since few work at big tech."""
    return pd.concat(
        [
            flat("director", "corporate", 300, 80),
            flat("director", "big_tech", 800, 20),
            flat("group_pm", "corporate", 200, 10),
            flat("group_pm", "big_tech", 600, 140),
        ]
    )


def test_the_equal_mix_undoes_simpsons_paradox(paradox):
    raw = paradox.groupby("role_id")["total_usd"].median()
    assert raw.to_dict() == {"director": 300, "group_pm": 600}
    equal = standardised(paradox).set_index("role_id")
    # 90 of 250 people are at corporates: 36 % of each role's weight lies at the lower amount, the median at the higher.
    assert equal["amount_p25"].to_dict() == {"director": 300, "group_pm": 200}
    assert equal["amount_p50"].to_dict() == {"director": 800, "group_pm": 600}
    assert mix_of(paradox) == {"startup": 0, "corporate": 36, "public_tech": 0, "big_tech": 64}


def test_a_median_at_a_known_mix():
    """Three quarters of all people are at big tech, so the median is the 2/3 point of big tech's 1 to 100.

    Every corporate amount lies below: a quarter of the weight, and a third of big tech's makes up the other quarter.
    """
    role = [people("director", "corporate", [0.5] * 20), people("director", "big_tech", list(range(1, 101)))]
    other = [flat("senior_pm", "corporate", 1, 20), flat("senior_pm", "big_tech", 1, 20)]
    found = standardised(pd.concat([*role, *other])).set_index("role_id").loc["director"]
    assert mix_of(pd.concat([*role, *other]))["big_tech"] == 75
    assert found["amount_p50"] == pytest.approx(100 / 3, abs=1)


def test_with_the_reference_mix_already_there_the_raw_percentiles_come_out():
    pay = {key: np.random.default_rng(at).integers(50, 500, 40).astype(float) for at, key in enumerate("ab")}
    role = [people("director", "corporate", pay["a"]), people("director", "big_tech", pay["b"])]
    same = [people("group_pm", "corporate", pay["a"]), people("group_pm", "big_tech", pay["b"])]
    found = standardised(pd.concat([*role, *same])).set_index("role_id").loc["director"]
    raw = np.quantile(np.concatenate(list(pay.values())), [0.1, 0.25, 0.5, 0.75, 0.9])
    assert found[[f"amount_{point}" for point in ("p10", "p25", "p50", "p75", "p90")]].to_list() == [
        round(float(value)) for value in raw
    ]


def test_the_interval_lies_around_the_median_and_is_the_same_every_time(paradox):
    spread = paradox.assign(total_usd=paradox["total_usd"] + np.arange(len(paradox)))
    one, other = standardised(spread), standardised(spread)
    pd.testing.assert_frame_equal(one, other)
    assert (one["amount_p50_low"] <= one["amount_p50"]).all()
    assert (one["amount_p50"] <= one["amount_p50_high"]).all()
    assert (one["amount_p50_low"] < one["amount_p50_high"]).all()


def test_the_largest_employer_is_told_and_left_out(paradox):
    """Half of the directors at corporates are at one that pays them a third."""
    at_corporates = (paradox["role_id"] == "director") & (paradox["company_type"] == "corporate")
    large = at_corporates & (at_corporates.cumsum() <= 40)
    split = paradox.assign(
        company=paradox["company"].mask(large, "large"), total_usd=paradox["total_usd"].mask(large, 100)
    )
    found = standardised(split).set_index("role_id").loc["director"]
    assert (found["employers"], found["share_largest"], found["rest_n"]) == (11, 40, 60)
    assert (found["amount_p10"], found["amount_rest_p50"]) == (100, 800)


def test_nothing_is_told_without_the_only_employer_of_a_stratum(paradox):
    alone = paradox.assign(company=paradox["company"].mask(paradox["company_type"] == "big_tech", "large"))
    assert standardised(alone)["rest_n"].isna().all()


def test_people_at_one_employer_are_alike(paradox):
    """Each employer pays its own amount: drawn as strangers, a hundred people would leave little doubt."""
    own = {f"{kind} {at}": 100.0 * (1 + at) for kind in ("corporate", "big_tech") for at in range(5)}
    found = standardised(paradox.assign(total_usd=paradox["company"].map(own))).set_index("role_id").loc["director"]
    assert (found["amount_p50"], found["amount_p50_low"] <= 200, found["amount_p50_high"] >= 400) == (300, True, True)


def test_a_type_with_under_ten_people_in_a_role_is_no_stratum(paradox):
    few = pd.concat([paradox, flat("director", "startup", 1, 50), flat("group_pm", "startup", 1, 9)])
    assert strata(few, COMPANY_TYPES) == (["director", "group_pm"], ["corporate", "big_tech"])
    found = standardised(few)
    assert found["n"].to_list() == [100, 150]
    assert mix_of(few)["startup"] == 0


def test_a_role_with_one_kind_of_company_alone_is_not_compared(paradox):
    alone = pd.concat([paradox, flat("vp_product", "corporate", 900, 50)])
    assert set(standardised(alone)["role_id"]) == {"director", "group_pm"}


def test_without_two_strata_there_is_nothing_to_standardise():
    assert standardised(flat("director", "corporate", 300, 50)).empty


def test_the_reference_mix_is_that_of_all_people_in_the_strata(paradox):
    more = pd.concat([paradox, flat("cpo", "big_tech", 1, 110), flat("cpo", "startup", 1, 50)])
    assert reference_mix(more, ["corporate", "big_tech"]).to_list() == [0.25, 0.75]


@pytest.mark.parametrize("count", [2, 7, 30])
def test_equal_weights_give_numpys_quantiles(count):
    values = np.random.default_rng(count).normal(size=count)
    points = [0.0, 0.1, 0.5, 0.77, 1.0]
    assert weighted_quantiles(values, np.full(count, 3.0), points) == pytest.approx(np.quantile(values, points))


def test_a_heavy_value_pulls_the_median_to_itself():
    assert weighted_quantiles(np.array([1.0, 2.0, 3.0]), np.array([1.0, 98.0, 1.0]), [0.5])[0] == 2
    assert weighted_quantiles(np.array([3.0, 1.0, 2.0]), np.array([8.0, 1.0, 1.0]), [0.9])[0] > 2.5
