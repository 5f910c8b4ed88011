"""Who employs the people of a cell: shares, intervals over employers, and the median without the largest one."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from analysis.build import by_employer
from tests.bench.employers import coverage

KEY = {
    "source_id": "survey",
    "role_id": "senior_pm",
    "company_types": "all",
    "country": "Canada",
    "period": "2020/2021",
}


def people(**by_company: Sequence[float]) -> pd.DataFrame:
    rows = [(name, float(pay)) for name, amounts in by_company.items() for pay in amounts]
    return pd.DataFrame(rows, columns=["company", "total_usd"]).assign(**KEY)


def cell(rows: pd.DataFrame) -> pd.Series:
    table = pd.DataFrame([KEY | {"component": "total", "n": len(rows)}])
    return by_employer.with_pay(table, rows).iloc[0]


def test_the_largest_share_and_the_median_without_it():
    found = cell(people(large=[500] * 15, middle=list(range(100, 106)), small=list(range(106, 111))))
    assert found[["employers", "share_largest", "rest_n", "amount_rest_p50"]].to_list() == [3, 57.7, 11, 105]
    assert found[["amount_rest_low", "amount_rest_high"]].to_list() == [102, 108]


def test_years_without_the_largest_employer():
    rows = people(many=[9] * 15, few=[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).rename(columns={"total_usd": "years"})
    found = by_employer.with_years(pd.DataFrame([KEY]), rows, "years").iloc[0]
    assert found[["employers", "share_largest", "rest_n", "years_rest_p50"]].to_list() == [2, 60.0, 10, 5.5]
    assert found[["years_rest_low", "years_rest_high"]].to_list() == [2, 9]


def test_years_of_employers_who_differ_are_less_sure_than_those_of_strangers():
    rows = people(**{f"employer {years}": [years] * 20 for years in (2, 4, 6, 8, 10)})
    rows = rows.rename(columns={"total_usd": "years"})
    found = by_employer.with_years(pd.DataFrame([KEY]), rows, "years").iloc[0]
    assert found["years_employer_low"] <= 4 < 8 <= found["years_employer_high"]
    _n, _median, low, high = by_employer.median(rows["years"].to_numpy())
    assert (low, high) == (6, 6), "strangers would leave no doubt"


def test_shares_of_pay_have_the_employers_of_those_who_tell_their_parts():
    """Fifteen at Large have a tenth in equity, ten elsewhere half; five whose parts are unknown count for nobody."""
    parts = {"base_usd": 90.0, "bonus_usd": 0.0, "equity_usd": 10.0}
    large, untold = people(large=[0] * 15).assign(**parts), people(untold=[0] * 5).assign(**dict.fromkeys(parts))
    others = people(**{f"other {at}": [0] * 2 for at in range(5)}).assign(base_usd=50.0, bonus_usd=0.0, equity_usd=50.0)
    cells: list[dict[str, object]] = [{**KEY, "component": part, "n": 25} for part in ("base", "equity")]
    mix = pd.DataFrame(cells)
    found = by_employer.of_mix(mix, pd.concat([large, others, untold])).set_index("component")
    assert found[["employers", "share_largest", "rest_n"]].to_numpy().tolist() == [[6, 60.0, 10]] * 2
    assert found["share_rest_p50"].to_dict() == {"base": 50, "equity": 50}
    assert found.at["equity", "share_employer_low"] <= 10 < 50 <= found.at["equity", "share_employer_high"]


def test_no_share_of_pay_is_more_than_all_of_it():
    """Few employers ask for a wider interval, which would end at 104 %."""
    rows = people(**{f"employer {at}": [0] * 5 for at in range(3)}).assign(bonus_usd=0.0, equity_usd=0.0, base_usd=9.0)
    rows.loc[rows["company"] == "employer 0", "bonus_usd"] = 1.0
    rows.loc[rows["company"] == "employer 1", "bonus_usd"] = 0.3
    (found,) = by_employer.of_mix(pd.DataFrame([{**KEY, "component": "base"}]), rows).to_dict("records")
    assert found["share_employer_low"] < 90
    assert found["share_employer_high"] == 100


def test_a_band_of_years_has_the_employers_of_everybody_in_it():
    """Whatever their role; half a year counts downwards, and the last band has no end."""
    rows = people(large=[0] * 6, small=[0] * 4).assign(years_experience=[3.9] * 3 + [4.0] * 3 + [3.0] + [30] * 3)
    rows["role_id"] = ["senior_pm", "director"] * 5
    key: dict[str, object] = {name: value for name, value in KEY.items() if name != "role_id"}
    bands = [key | {"years_from": low, "role_id": "director", "n": 10} for low in (2, 4, 21)]
    found = by_employer.of_bands(pd.DataFrame(bands), rows)
    assert found[["years_from", "employers", "share_largest"]].to_numpy().tolist() == [
        [2, 2, 75],
        [4, 1, 100],
        [21, 1, 100],
    ]


def test_years_of_nine_others_are_not_shown():
    rows = people(many=[9] * 15, few=range(9)).rename(columns={"total_usd": "years"})
    found = by_employer.with_years(pd.DataFrame([KEY]), rows, "years").iloc[0]
    assert found[by_employer.OF_YEARS].isna().all()


def test_nine_others_are_too_few_to_be_shown():
    found = cell(people(large=[500] * 15, small=list(range(9))))
    assert found[["rest_n", "amount_rest_p50"]].isna().all()
    assert found[["employers", "share_largest"]].to_list() == [2, 62.5]


@pytest.mark.parametrize("amounts", [{"one": range(20)}, {"one": range(20), "two": range(20)}])
def test_one_or_two_employers_tell_nothing_of_others(amounts):
    assert cell(people(**amounts))[["amount_employer_low", "amount_employer_high"]].isna().all()


def test_a_cell_without_known_employers_says_nothing_of_them():
    found = cell(people(one=range(20)).assign(company=None))
    assert found.drop([*KEY, "component", "n"]).isna().all()


def test_an_interval_hangs_on_its_own_cell_alone():
    rows = people(**{name: range(at, at + 12) for at, name in enumerate("abcdef")})
    table = pd.DataFrame([KEY | {"component": "total", "n": len(rows)}])
    other = rows.assign(role_id="director", total_usd=rows["total_usd"] * 3)
    both = pd.concat([table, table.assign(role_id="director")], ignore_index=True)
    together = by_employer.with_pay(both, pd.concat([other, rows.sample(frac=1, random_state=1)]))
    pd.testing.assert_series_equal(together.iloc[0], by_employer.with_pay(table, rows).iloc[0], check_names=False)


def test_the_same_people_have_the_same_interval_whatever_the_cell_is_called(real):
    boards = real["compensation"].query("source_id == 'ashby'").set_index(["role_id", "company_types"])
    ends = boards[["amount_employer_low", "amount_employer_high"]].unstack()
    assert (ends.xs("all", axis=1, level=1) == ends.xs("startup", axis=1, level=1)).all(axis=None)


def test_people_count_in_every_set_of_types_that_holds_theirs():
    rows = pd.DataFrame({"company_type": ["startup", "big_tech"], "company": ["a", "b"]})
    pooled = by_employer.in_pools(rows)
    assert pooled.groupby("company")["company_types"].agg(len).to_list() == [8, 8]
    assert set(pooled[pooled["company_types"] == "startup+big_tech"]["company"]) == {"a", "b"}


def test_medians_are_those_of_the_drawn_people():
    values, sizes = np.array([5.0, 1.0, 9.0, 9.0, 2.0]), np.array([2, 3])
    found = by_employer.resampled_medians(values, sizes, np.random.default_rng(3))
    draws = np.random.default_rng(3)
    picked = (draws.random((by_employer.RESAMPLES, 2)) * 2).astype(int)
    within = draws.random(int(sizes[picked].sum()))
    expected, at = [], 0
    for pair in picked:
        drawn = []
        for employer in pair:
            part = within[at : at + sizes[employer]]
            drawn.extend(values[[0, 2][employer] + (part * sizes[employer]).astype(int)])
            at += sizes[employer]
        expected.append(np.median(drawn))
    assert found.tolist() == expected


@pytest.mark.parametrize(("count", "factor"), [(3, 2.174), (6, 1.342), (20, 1.078), (1_000, 1.001)])
def test_few_employers_widen_the_interval(count, factor):
    assert by_employer.widening(count) == pytest.approx(factor, abs=1e-3)


def test_an_interval_never_falls_below_nothing():
    low, high = by_employer.interval(np.array([0.0, 0, 10, 1, 90, 3]), np.array(list("aabbcc")))
    assert low == 0 < high


@pytest.mark.parametrize("sizes", [[20] * 5, [58, 20, 10, 6, 4, 2]], ids=["alike", "one has most"])
def test_the_interval_holds_the_true_median_where_that_over_people_does_not(sizes):
    over_employers, over_people = coverage(sizes, between=0.2, step=1_000, times=200)
    assert over_employers >= 0.88
    assert over_people <= 0.8


def test_as_shipped_amazons_share_and_what_it_does_to_the_interval(real):
    rows = real["compensation"].query("country == 'United States' and component == 'total' and role_id == 'senior_pm'")
    big = rows[rows["company_types"] == "big_tech"].iloc[0]
    assert big["share_largest"] > 50
    assert big["amount_employer_high"] - big["amount_employer_low"] > 5 * (
        big["amount_p50_high"] - big["amount_p50_low"]
    )
    assert big["amount_rest_low"] > big["amount_p50_high"]


def test_every_shipped_cell_of_the_first_source_tells_its_largest_employer(real):
    for name in ("compensation", "compensation_real", "progression", "startup_pay", "pay_by_years", "pay_over_time"):
        table = real[name].query("source_id == 'levels_fyi'")
        assert table["share_largest"].between(0, 100).all()
        assert (table["employers"] >= 1).all()
        assert (table["share_largest"] >= 100 / table["employers"].astype(float) - 0.1).all()
