"""Forecasting models for monthly series: two naive ones to beat, and exponential smoothing with a damped trend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from analysis.build import exact, smoothing
from analysis.build.smoothing import YEAR

HORIZON = 12
"""Months ahead."""

REACH = {50: 0.6744897501960817, 80: 1.2815515655446004, 95: 1.959963984540054}
"""Standard deviations that the central interval for so many percent of outcomes reaches to either side."""

LEVELS = tuple(REACH)


@dataclass(frozen=True)
class Forecast:
    """Means and standard deviations of the logarithm by month ahead; on the series' own scale the mean is a median.

    Several forecasts stand one a row. Logarithms keep values above nought and make a change of so many percent count
    the same at any level.
    """

    mean: np.ndarray
    deviation: np.ndarray

    @property
    def median(self) -> np.ndarray:
        """The middle of the forecast in the series' own unit."""
        return exact.exp(self.mean)

    def bounds(self, reach: float) -> tuple[np.ndarray, np.ndarray]:
        """Return the ends of the interval that reaches so many standard deviations to either side of the middle."""
        return exact.exp(self.mean - reach * self.deviation), exact.exp(self.mean + reach * self.deviation)

    def distance(self, outcomes: np.ndarray) -> np.ndarray:
        """Return how many standard deviations the outcomes, given as logarithms, lie off the middle.

        Where the deviation is nought, an outcome is no distance off or endlessly far.
        """
        off = np.abs(outcomes - self.mean)
        deviation = np.broadcast_to(self.deviation, off.shape)
        beyond = np.where(off > 0, np.inf, 0.0)
        return np.divide(off, deviation, out=beyond, where=deviation > 0)


Model = Callable[[np.ndarray, bool], Forecast]
"""Takes the logarithms of a history without gaps, or of several of one length, one a row, and whether there are seasons
in them; returns the forecast of each, again one a row."""


def naive(history: np.ndarray, _seasonal: bool) -> Forecast:
    """Forecast the last value; its spread is that of a random walk with the history's own monthly changes."""
    step = _root_mean_square(np.diff(history))
    return Forecast(np.repeat(history[..., -1:], HORIZON, axis=-1), step * np.sqrt(np.arange(1, HORIZON + 1)))


def seasonal_naive(history: np.ndarray, _seasonal: bool) -> Forecast:
    """Forecast the value of the same month a year before; its spread is that of the history's yearly changes."""
    step = _root_mean_square(history[..., YEAR:] - history[..., :-YEAR])
    return Forecast(history[..., -YEAR:], np.repeat(step, HORIZON, axis=-1))


def damped_trend(history: np.ndarray, seasonal: bool) -> Forecast:
    """Forecast by exponential smoothing with a damped trend, and twelve seasons where the series has them.

    Additive errors on the logarithm (ETS(A,Ad,N) or (A,Ad,A) in Hyndman et al., 2008). The states at the start are
    computed rather than fitted: three years are few to fit sixteen numbers, and the intervals come out too narrow.
    """
    shape = (*history.shape[:-1], HORIZON)
    mean, variance = smoothing.forecast(smoothing.fit(np.atleast_2d(history), seasonal), HORIZON)
    return Forecast(mean.reshape(shape), np.sqrt(variance).reshape(shape))


def _root_mean_square(values: np.ndarray) -> np.ndarray:
    return np.sqrt(exact.mean(values * values))[..., None]


NAIVE: dict[str, Model] = {"naive": naive, "seasonal_naive": seasonal_naive}
MODELS: dict[str, Model] = NAIVE | {"damped_trend": damped_trend}


def candidates(seasonal: bool) -> dict[str, Model]:
    """Return the models that are tried for a series; a series without seasons has no seasonal naive forecast."""
    return {name: model for name, model in MODELS.items() if seasonal or name != "seasonal_naive"}
