"""The backtest on made-up series: errors and coverage worked out by hand, and the right model shown."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from statsmodels.regression.linear_model import OLS

from analysis.build.backtest import CRITICAL, backtest, critical, distances, interval_of_mean
from analysis.build.calibration import LEAST_ORIGINS


def months(values) -> pd.Series:
    return pd.Series(np.asarray(values, float), index=pd.date_range("2015-01-01", periods=len(values), freq="MS"))


def walk(seed: int, length: int = 120) -> pd.Series:
    steps = np.random.default_rng(seed).normal(0, 0.03, length)
    return months(100 * np.exp(np.cumsum(steps)))


def overall(table: pd.DataFrame) -> pd.DataFrame:
    return table[(table["horizon_from"] == 1) & (table["horizon_to"] == 12)].set_index("model")


@pytest.fixture(scope="module")
def rising() -> pd.DataFrame:
    """Return the backtest of a series that rises by one a month: the last value is short by as many as months ahead."""
    return backtest(months(100 + np.arange(60)), False)


def test_errors_are_averaged_over_their_months_ahead(rising):
    naive = rising[rising["model"] == "naive"]
    # means of 1 to 3, 4 to 6, 7 to 12 and 1 to 12
    assert naive["mae"].tolist() == pytest.approx([2, 5, 9.5, 6.5])


def test_every_month_with_three_years_before_and_one_after_is_an_origin(rising):
    assert set(rising["n"]) == {60 - 36 - 12 + 1}
    assert (rising["first_origin"] == "2017-12-01").all()
    assert (rising["last_origin"] == "2018-12-01").all()


def test_where_there_is_a_trend_the_damped_trend_is_shown(rising):
    rows = overall(rising)
    assert rows.at["damped_trend", "mae"] < 3
    assert rows.at["damped_trend", "mae_difference_high"] < 0
    assert rows["is_shown"].to_dict() == {"naive": False, "damped_trend": True}


def test_the_difference_is_the_error_less_the_naive_error(rising):
    rows = overall(rising)
    assert rows.at["damped_trend", "mae_difference"] == pytest.approx(rows.at["damped_trend", "mae"] - 6.5)
    assert pd.isna(rows.at["naive", "mae_difference"])


@pytest.fixture(scope="module")
def walks() -> list[pd.DataFrame]:
    """Return the backtests of some random walks, all months ahead."""
    return [overall(backtest(walk(seed), False)) for seed in range(4)]


def test_on_a_random_walk_the_last_value_is_shown(walks):
    for rows in walks:
        assert rows["is_shown"].to_dict() == {"naive": True, "damped_trend": False}


def test_on_a_random_walk_intervals_hold_about_what_they_are_meant_to(walks):
    covered = pd.DataFrame([rows.loc["naive"] for rows in walks])[["covered_50", "covered_80", "covered_95"]].mean()
    assert covered.tolist() == pytest.approx([50, 80, 95], abs=10)


def test_coverage_counts_the_outcomes_inside():
    # Every month up or down by 21 %. An even number of months ahead the value is back, h ahead for odd h it lies a step
    # off, which is one over the root of h standard deviations. So half of the distances are nought; the interval for 50
    # and one more reaches to the next, of eleven months ahead; that for 80 to the one of three, not to that of one.
    table = backtest(months(np.tile([100, 121], 60)), False)
    naive = table[(table["model"] == "naive") & (table["horizon_to"] == 3)].iloc[0]
    assert naive["covered_50"] == pytest.approx(100 / 3)
    assert naive["covered_80"] == pytest.approx(200 / 3)
    assert naive["covered_95"] == 100


def test_from_few_origins_nothing_is_covered(rising):
    assert rising["n"].iloc[0] < LEAST_ORIGINS
    assert rising[["covered_50", "covered_80", "covered_95"]].isna().all(axis=None)


def test_distances_have_a_row_an_origin_and_a_column_a_month_ahead():
    found = distances(months(100 * 1.1 ** np.arange(60)), False)
    assert {name: array.shape for name, array in found.items()} == {"naive": (13, 12), "damped_trend": (13, 12)}
    # A tenth more a month: the n-th month ahead lies n steps off, of which the deviation is the root.
    assert found["naive"][0] == pytest.approx(np.sqrt(np.arange(1, 13)))


def test_seasons_without_noise_are_forecast_by_the_year_before():
    season = np.tile([90, 95, 100, 110, 120, 130, 120, 110, 105, 100, 95, 90], 6)
    rows = overall(backtest(months(season), True))
    assert rows.at["seasonal_naive", "mae"] == pytest.approx(0)
    # the better of the naive models is the one to beat
    assert pd.isna(rows.at["seasonal_naive", "mae_difference"])
    assert rows.at["seasonal_naive", "is_shown"]


def test_a_model_whose_interval_holds_too_little_is_not_shown(monkeypatch):
    monkeypatch.setattr("analysis.build.backtest.POOR", 101)
    assert overall(backtest(months(100 + np.arange(96)), False)).at["naive", "is_shown"]
    monkeypatch.undo()
    assert overall(backtest(months(100 + np.arange(96)), False)).at["damped_trend", "is_shown"]


def test_a_short_series_is_an_error():
    with pytest.raises(ValueError, match=r"^47 months are too few: a backtest needs 48\.$"):
        backtest(months(range(1, 48)), False)


def test_a_single_origin_shows_the_naive_model_without_an_interval():
    rows = overall(backtest(months(100 + np.arange(48)), False))
    assert set(rows["n"]) == {1}
    assert rows["mae_difference_high"].isna().all()
    assert rows.at["naive", "is_shown"]


def test_few_origins_give_no_interval():
    assert np.isnan(interval_of_mean(np.arange(float(min(CRITICAL) - 1)))).all()
    assert np.isfinite(interval_of_mean(np.arange(float(min(CRITICAL))))).all()


@pytest.mark.parametrize("origins", [13, 40, 87])
def test_the_interval_of_a_mean_counts_neighbours_as_newey_and_west_do(origins):
    values = np.cumsum(np.random.default_rng(5).normal(size=origins)) / 5
    regression = OLS(values, np.ones(origins)).fit(
        cov_type="HAC", cov_kwds={"maxlags": 11, "use_correction": True}, use_t=True
    )
    reach = critical(origins) * regression.bse[0]
    assert interval_of_mean(values) == pytest.approx((values.mean() - reach, values.mean() + reach))


def test_the_fewer_the_origins_the_farther_an_interval_reaches():
    reach = [critical(origins) for origins in range(13, 200)]
    assert reach == sorted(reach, reverse=True)
    assert [critical(origins) for origins in CRITICAL] == pytest.approx(list(CRITICAL.values()))
    assert reach[-1] == min(CRITICAL.values()) > 1.66


def test_two_walks_without_a_better_one_are_seldom_told_apart():
    draws = np.random.default_rng(8)
    # Each origin's difference is a mean of twelve months' shocks, of which the next origin shares eleven.
    shocks = draws.normal(size=(500, 31 + 11)).cumsum(axis=1)
    ends = [interval_of_mean(row[11:] - np.concatenate([[0], row[:-12]])) for row in shocks]
    assert np.mean([low <= 0 <= high for low, high in ends]) >= 0.9
