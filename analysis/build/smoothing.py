"""Exponential smoothing with additive errors and a damped trend, with or without twelve seasons, fitted and forecast.

ETS(A,Ad,N) and ETS(A,Ad,A) in Hyndman, Koehler, Ord and Snyder, "Forecasting with Exponential Smoothing" (2008). The
model is that of statsmodels' `ETSModel` with heuristic initial states, but the fit is the best one and the same on
every machine: everything is made of elementwise sums and products in a fixed order, which neither a library of linear
algebra nor a vector unit rearranges. Many histories are fitted side by side, one a row, which is many times quicker.
"""

from __future__ import annotations

import math
from dataclasses import astuple, dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from analysis.build import exact
from analysis.build.pattern_search import minimise

YEAR = 12
REGRESSED = 10
"""Values that the trend at the start is read from."""

MARGIN = 1e-4
"""How far smoothing parameters keep from the ends of their ranges."""

DAMPING = (0.8, 0.98)
SMOOTHING_AXIS = (0, 0.02, 0.08, 0.2, 0.4, 0.6, 0.8, 0.95, 1)
DAMPING_AXIS = (0, 0.25, 0.5, 0.75, 1)
"""Where the search begins; finer where a small parameter changes much."""


@dataclass(frozen=True)
class Parameters:
    """Smoothing of level (alpha), trend (beta) and seasons (gamma), and damping of the trend (phi)."""

    alpha: np.ndarray
    beta: np.ndarray
    gamma: np.ndarray
    phi: np.ndarray


@dataclass(frozen=True)
class States:
    """Level and monthly trend after a month, and the seasons of the next twelve, one a row (none without seasons)."""

    level: np.ndarray
    trend: np.ndarray
    seasons: np.ndarray


@dataclass(frozen=True)
class Fit:
    """Parameters of the greatest likelihood, the states after the last month, and the variance of a month's error."""

    parameters: Parameters
    states: States
    variance: np.ndarray


def fit(histories: np.ndarray, seasonal: bool) -> Fit:
    """Fit the model to histories without gaps, one a row, of ten months or more, of 24 or more with seasons.

    The error's variance at its own optimum leaves the likelihood to the squared errors alone (section 5.1): it is
    greatest where their sum is least. Parameters keep to the usual region, as in statsmodels: alpha, beta / alpha and
    gamma / (1 - alpha) between 0 and 1, phi within `DAMPING`. The result's arrays are columns, a row a history.
    """
    values = histories.T[:, :, None]
    start = _stacked([initial_states(history, seasonal) for history in histories])

    def squares(points: np.ndarray, which: np.ndarray) -> np.ndarray:
        own = States(start.level[which], start.trend[which], start.seasons[:, which])
        return smooth(values[:, which], own, parameters(points))[0]

    axes = [SMOOTHING_AXIS, SMOOTHING_AXIS, DAMPING_AXIS] + [SMOOTHING_AXIS] * seasonal
    best = parameters(minimise(squares, len(histories), axes)[:, :, None])
    least, states = smooth(values, start, best)
    return Fit(best, states, least / len(values))


def parameters(points: np.ndarray) -> Parameters:
    """Return the parameters at points of the unit cube, whose coordinates are their places in their ranges.

    The coordinates are alpha, beta / alpha, phi and, with seasons, gamma / (1 - alpha).
    """
    shares = MARGIN + (1 - 2 * MARGIN) * points
    alpha = shares[0]
    gamma = (1 - alpha) * shares[3] if len(points) > 3 else np.zeros_like(alpha)
    return Parameters(alpha, alpha * shares[1], gamma, DAMPING[0] + (DAMPING[1] - DAMPING[0]) * points[2])


def smooth(values: np.ndarray, start: States, tried: Parameters) -> tuple[np.ndarray, States]:
    """Run through histories, whose first axis is the month, with as many parameters as there are columns.

    Returns the sum of the squared errors one month ahead, and the states after the last month.
    """
    shape = tried.alpha.shape
    level, trend = (np.broadcast_to(state, shape).copy() for state in (start.level, start.trend))
    seasons = [np.broadcast_to(season, shape).copy() for season in start.seasons]
    squares = np.zeros(shape)
    for month, value in enumerate(values):
        trend *= tried.phi
        level += trend
        error = value - level
        if seasons:
            season = seasons[month % YEAR]
            error -= season
            season += tried.gamma * error
        level += tried.alpha * error
        trend += tried.beta * error
        error *= error
        squares += error
    turn = len(values) % YEAR
    return squares, States(level, trend, np.array(seasons[turn:] + seasons[:turn]))


def initial_states(history: np.ndarray, seasonal: bool) -> States:
    """Return the states before the first month by the heuristic of section 2.6.1, as statsmodels computes it.

    Seasons are the mean distances from a centred moving average of up to five years, less their own mean; level and
    trend are the line through the first ten values of that average, or of a history without seasons. (The average
    begins in the seventh month, so with seasons the line is six months late; statsmodels has it so too.)
    """
    seasons = np.array([])
    if seasonal:
        history = history[: min(5, len(history) // YEAR) * YEAR]
        average = _centred_average(history)
        distances = history[YEAR // 2 : -YEAR // 2] - average
        means = np.array([exact.mean(distances[(month - YEAR // 2) % YEAR :: YEAR]) for month in range(YEAR)])
        seasons, history = means - exact.mean(means), average
    first = history[:REGRESSED]
    middle = (REGRESSED + 1) / 2
    places = np.arange(1, REGRESSED + 1) - middle
    slope = math.fsum(places * first) / math.fsum(places * places)
    return States(exact.mean(first) - slope * middle, np.asarray(slope), seasons)


def forecast(fitted: Fit, months: int) -> tuple[np.ndarray, np.ndarray]:
    """Return means and variances of the next months, one a column: the closed form of section 6.2, class 1."""
    smoothing, states = fitted.parameters, fitted.states
    seasons = states.seasons if len(states.seasons) else np.zeros((1, *states.level.shape))
    power, damped, weight = np.ones_like(states.level), np.zeros_like(states.level), np.ones_like(states.level)
    means, variances = [], []
    for month in range(months):
        power = power * smoothing.phi
        damped = damped + power
        means.append(states.level + damped * states.trend + seasons[month % len(seasons)])
        variances.append(fitted.variance * weight)
        effect = smoothing.alpha + smoothing.beta * damped + smoothing.gamma * ((month + 1) % YEAR == 0)
        weight = weight + effect * effect
    return np.concatenate(means, axis=1), np.concatenate(variances, axis=1)


def _centred_average(values: np.ndarray) -> np.ndarray:
    """Return the mean of the twelve months around each month that has six on either side, the outer two by half."""
    windows = sliding_window_view(values, YEAR + 1)
    return exact.mean(np.concatenate([windows[:, :-1], windows[:, 1:]], axis=1))


def _stacked(states: list[States]) -> States:
    """Return the states of single histories as columns."""
    level, trend, seasons = (np.array(each) for each in zip(*map(astuple, states), strict=True))
    return States(level[:, None], trend[:, None], seasons.T[:, :, None])
