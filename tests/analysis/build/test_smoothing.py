"""Exponential smoothing against statsmodels, which computes the same model, and against a search by brute force."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import minimize
from statsmodels.tsa.exponential_smoothing.ets import ETSModel

from analysis.build import exact, smoothing
from analysis.build.backtest import WINDOW
from analysis.build.forecast import SERIES, line

STARTS = 12

HISTORIES = [
    ("indeed_project_management", 23),
    ("indeed_software_development", 10),
    ("indeed_all_postings", 24),
    ("indeed_all_postings", 28),
    ("indeed_all_postings_unadjusted", 18),
    ("hn_hiring_posts", 0),
    ("hn_hiring_posts", 74),
]
"""A series and the month at which a history begins. In most of these a climber from one start stops short."""


@pytest.fixture(scope="module")
def logs(real) -> dict[str, np.ndarray]:
    """Return the logarithms of each series that is forecast."""
    return {name: exact.log(line(real["demand"], name)) for name in SERIES}


@pytest.fixture(params=HISTORIES, ids=lambda one: f"{one[0]}-{one[1]}")
def history(request, logs) -> tuple[np.ndarray, bool]:
    name, first = request.param
    return logs[name][first : first + WINDOW], SERIES[name]


def peer(values: np.ndarray, seasonal: bool) -> ETSModel:
    season = {"seasonal": "add", "seasonal_periods": 12} if seasonal else {}
    return ETSModel(pd.Series(values), trend="add", damped_trend=True, initialization_method="heuristic", **season)


def loglikelihood(squares: float, months: int = WINDOW) -> float:
    return -months / 2 * (math.log(2 * math.pi * squares / months) + 1)


def squares(values: np.ndarray, seasonal: bool, points: np.ndarray) -> np.ndarray:
    """Return the sums of squared errors at points of the unit cube, one a column."""
    start = smoothing.initial_states(values, seasonal)
    return smoothing.smooth(values, start, smoothing.parameters(points))[0]


def parameters(found: smoothing.Parameters, seasonal: bool) -> np.ndarray:
    """Return the parameters of one fit in statsmodels' order."""
    season = [found.gamma] if seasonal else []
    return np.array([one.item() for one in (found.alpha, found.beta, *season, found.phi)])


def test_the_states_at_the_start_are_those_of_statsmodels(history):
    values, seasonal = history
    ours, theirs = smoothing.initial_states(*history), peer(values, seasonal)
    assert ours.level == pytest.approx(theirs.initial_level, abs=1e-12)
    assert ours.trend == pytest.approx(theirs.initial_trend, abs=1e-12)
    assert ours.seasons.tolist() == pytest.approx(list(theirs.initial_seasonal) if seasonal else [], abs=1e-12)


def test_the_likelihood_of_any_parameters_is_that_of_statsmodels(history):
    values, seasonal = history
    for point in np.random.default_rng(5).uniform(size=(5, 3 + seasonal, 1)):
        ours = loglikelihood(squares(values, seasonal, point).item())
        theirs = peer(values, seasonal).loglike(parameters(smoothing.parameters(point), seasonal))
        assert ours == pytest.approx(theirs, abs=1e-9)


def test_mean_and_variance_ahead_are_those_of_statsmodels(history):
    values, seasonal = history
    fitted = smoothing.fit(values[None], seasonal)
    theirs = peer(values, seasonal).smooth(parameters(fitted.parameters, seasonal))
    ahead = theirs.get_prediction(start=WINDOW, end=WINDOW + 29)
    mean, variance = smoothing.forecast(fitted, 30)
    assert mean[0] == pytest.approx(ahead.predicted_mean.to_numpy(), abs=1e-9)
    assert variance[0] == pytest.approx(np.asarray(ahead.forecast_variance), rel=1e-9)


def test_no_start_leads_to_a_greater_likelihood(history):
    values, seasonal = history
    random = np.random.default_rng(6)
    points = random.beta(0.5, 0.5, size=(3 + seasonal, 5000))
    points = np.concatenate([points[:, squares(values, seasonal, points).argsort()[:STARTS]], points[:, :STARTS]], 1)
    climbed = [
        minimize(
            lambda point: -loglikelihood(squares(values, seasonal, point[:, None]).item()),
            *(start, (), "L-BFGS-B"),
            bounds=[(0, 1)] * len(start),
        )
        for start in points.T
    ]
    ours = loglikelihood(WINDOW * smoothing.fit(values[None], seasonal).variance.item())
    assert ours >= max(-one.fun for one in climbed) - 1e-6


def test_parameters_keep_to_the_usual_region(logs):
    for name, seasonal in SERIES.items():
        windows = np.lib.stride_tricks.sliding_window_view(logs[name], WINDOW)[::6]
        found = smoothing.fit(windows, seasonal).parameters
        assert ((found.alpha >= 1e-4) & (found.alpha <= 1 - 1e-4)).all()
        assert ((found.beta > 0) & (found.beta < found.alpha)).all()
        assert ((found.gamma >= 0) & (found.gamma < 1 - found.alpha)).all()
        assert ((found.phi >= 0.8) & (found.phi <= 0.98)).all()


def test_a_history_is_fitted_alike_alone_and_in_company(logs):
    windows = np.lib.stride_tricks.sliding_window_view(logs["hn_hiring_posts"], WINDOW)[:5]
    together = smoothing.forecast(smoothing.fit(windows, True), 12)[0]
    alone = [smoothing.forecast(smoothing.fit(window[None], True), 12)[0][0] for window in windows]
    assert together.tolist() == np.array(alone).tolist()


@pytest.mark.parametrize("seasonal", [False, True])
def test_a_flat_history_goes_on_flat_without_doubt(seasonal):
    mean, variance = smoothing.forecast(smoothing.fit(np.full((1, WINDOW), 4.5), seasonal), 12)
    assert mean[0] == pytest.approx([4.5] * 12)
    assert variance[0] == pytest.approx([0] * 12, abs=1e-20)
