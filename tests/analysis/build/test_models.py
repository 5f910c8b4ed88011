"""Forecasting models on histories with a known answer."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import norm

from analysis.build import models

RISING = np.log(100) + 0.01 * np.arange(36)
"""One percent more every month."""

SEASONS = np.tile([0.0] * 11 + [0.2], 3) + np.log(100)
"""Level but for every twelfth month."""


def test_the_naive_forecast_is_the_last_value():
    made = models.naive(np.log([100, 120, 90]), False)
    assert made.median == pytest.approx([90] * 12)


def test_the_naive_spread_grows_with_the_root_of_the_months():
    # changes 0.1, 0.2 and -0.1: the root of their mean square is the root of 0.02
    made = models.naive(np.array([0.0, 0.1, 0.3, 0.2]), False)
    assert made.deviation[[0, 3]] == pytest.approx([0.02**0.5, 2 * 0.02**0.5])


def test_bounds_are_the_quantiles_of_the_normal_distribution_on_the_logarithm():
    made = models.Forecast(np.log([100.0]), np.array([0.1]))
    low, high = made.bounds(models.REACH[80])
    assert (low[0], high[0]) == pytest.approx((100 * np.exp(-0.128155), 100 * np.exp(0.128155)), rel=1e-5)


def test_the_wider_the_level_the_wider_the_bounds():
    made = models.naive(np.log([100, 120, 90]), False)
    widths = [np.subtract(*made.bounds(models.REACH[level])[::-1])[0] for level in models.LEVELS]
    assert widths == sorted(widths)


@pytest.mark.parametrize("level", models.LEVELS)
def test_bounds_reach_as_far_as_the_normal_distribution_says(level):
    assert models.REACH[level] == pytest.approx(norm.ppf(0.5 + level / 200), rel=1e-15)


def test_the_distance_of_an_outcome_at_a_bound_is_its_reach():
    made = models.naive(np.log([100, 120, 90]), False)
    for bound in made.bounds(1.7):
        assert made.distance(np.log(bound)) == pytest.approx([1.7] * models.HORIZON)


def test_without_a_spread_an_outcome_is_no_distance_off_or_endlessly_far():
    made = models.Forecast(np.zeros(2), np.zeros(2))
    assert made.distance(np.array([0, 0.1])).tolist() == [0, np.inf]


@pytest.mark.parametrize("model", models.MODELS.values(), ids=models.MODELS)
def test_several_histories_are_forecast_as_each_alone(model):
    histories = np.cumsum(np.random.default_rng(1).normal(size=(3, 36)), axis=1) / 20
    together = model(histories, True)
    for row, history in enumerate(histories):
        alone = model(history, True)
        assert together.mean[row].tolist() == alone.mean.tolist()
        assert together.deviation[row].tolist() == alone.deviation.tolist()


def test_the_seasonal_naive_forecast_is_the_year_before_with_the_spread_of_yearly_changes():
    history = np.concatenate([np.arange(12.0), np.arange(12.0) + 0.5])
    made = models.seasonal_naive(history, True)
    assert made.mean == pytest.approx(np.arange(12.0) + 0.5)
    assert made.deviation == pytest.approx([0.5] * 12)


def test_a_damped_trend_goes_on_rising_and_never_faster_than_the_trend():
    made = models.damped_trend(RISING + 0.0005 * np.sin(np.arange(36)), False)
    steps = np.diff(made.mean, prepend=RISING[-1])
    assert (steps > 0.002).all()
    assert (steps < 0.012).all()


def test_a_seasonal_model_knows_the_month_that_is_high():
    made = models.damped_trend(SEASONS + 0.001 * np.sin(np.arange(36)), True)
    assert made.mean.argmax() == 11
    assert made.mean[11] - made.mean[10] == pytest.approx(0.2, abs=0.02)


def test_only_a_series_with_seasons_has_a_seasonal_naive_forecast():
    assert list(models.candidates(False)) == ["naive", "damped_trend"]
    assert list(models.candidates(True)) == ["naive", "seasonal_naive", "damped_trend"]
