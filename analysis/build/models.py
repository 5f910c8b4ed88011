"""Forecasting models for monthly series: two naive ones to beat, and exponential smoothing with a damped trend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import norm
from statsmodels.tsa.exponential_smoothing.ets import ETSModel

HORIZON = 12
"""Months ahead."""

YEAR = 12
LEVELS = (50, 80, 95)
"""Percent of outcomes that an interval is meant to hold."""

TIGHT = {"factr": 1e5, "pgtol": 1e-6}
"""Where a fit stops: a hundred times nearer to the optimum than by default, for the same decimals on every machine."""


@dataclass(frozen=True)
class Forecast:
    """Means and standard deviations of the logarithm, one a month ahead; on the series' own scale the mean is a median.

    Logarithms keep values above nought and make a change of so many percent count the same at any level.
    """

    mean: np.ndarray
    deviation: np.ndarray

    @property
    def median(self) -> np.ndarray:
        """The middle of the forecast in the series' own unit."""
        return np.exp(self.mean)

    def bounds(self, level: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the ends of the central interval meant to hold `level` percent of the outcomes."""
        reach = norm.ppf(0.5 + level / 200) * self.deviation
        return np.exp(self.mean - reach), np.exp(self.mean + reach)


Model = Callable[[np.ndarray, bool], Forecast]
"""Takes the logarithms of a history without gaps and whether it has seasons in it."""


def naive(history: np.ndarray, _seasonal: bool) -> Forecast:
    """Forecast the last value; its spread is that of a random walk with the history's own monthly changes."""
    step = np.sqrt(np.mean(np.diff(history) ** 2))
    return Forecast(np.repeat(history[-1], HORIZON), step * np.sqrt(np.arange(1, HORIZON + 1)))


def seasonal_naive(history: np.ndarray, _seasonal: bool) -> Forecast:
    """Forecast the value of the same month a year before; its spread is that of the history's yearly changes."""
    step = np.sqrt(np.mean((history[YEAR:] - history[:-YEAR]) ** 2))
    return Forecast(history[-YEAR:], np.repeat(step, HORIZON))


def damped_trend(history: np.ndarray, seasonal: bool) -> Forecast:
    """Forecast by exponential smoothing with a damped trend, and twelve seasons where the series has them.

    Additive errors on the logarithm (ETS(A,Ad,N) or (A,Ad,A) in Hyndman et al., 2008). The states at the start are
    computed rather than fitted: three years are few to fit sixteen numbers, and the intervals come out too narrow.
    """
    model = ETSModel(
        pd.Series(history),
        trend="add",
        damped_trend=True,
        seasonal="add" if seasonal else None,
        seasonal_periods=YEAR if seasonal else None,
        initialization_method="heuristic",
    )
    fitted = model.fit(disp=False, maxiter=5000, **TIGHT)
    ahead = fitted.get_prediction(start=len(history), end=len(history) + HORIZON - 1)
    return Forecast(ahead.predicted_mean.to_numpy(), np.sqrt(np.asarray(ahead.forecast_variance)))


NAIVE: dict[str, Model] = {"naive": naive, "seasonal_naive": seasonal_naive}
MODELS: dict[str, Model] = NAIVE | {"damped_trend": damped_trend}


def candidates(seasonal: bool) -> dict[str, Model]:
    """Return the models that are tried for a series; a series without seasons has no seasonal naive forecast."""
    return {name: model for name, model in MODELS.items() if seasonal or name != "seasonal_naive"}
