"""Rolling-origin backtest: what each model would have forecast at every past month, held against what came."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from numpy.lib.stride_tricks import sliding_window_view
from scipy.stats import t

from analysis.build import exact
from analysis.build.models import HORIZON, LEVELS, NAIVE, candidates

WINDOW = 36
"""Months that every forecast is made from, at each origin and today; the shortest history that three seasons need.

A window of one length keeps origins comparable (Giacomini and White, 2006) and lets the shock of 2020 drop out.
"""

SHORTEST = WINDOW + HORIZON
"""Months of a series that can be forecast: with fewer, nothing says how well any model does."""

BANDS = ((1, 3), (4, 6), (7, 12), (1, HORIZON))
"""Months ahead that errors are averaged over; the last is all of them."""

POOR = 70
"""A model whose 80 % interval held less than this percent of the outcomes is not shown."""


def backtest(values: pd.Series, seasonal: bool) -> pd.DataFrame:
    """Return how each candidate did at every origin of `values` that has `WINDOW` months before and 12 after it.

    `values` is indexed by month (datetime, first days) without gaps. Columns: `model`, `horizon_from`, `horizon_to`,
    `n` (origins), `first_origin`, `last_origin` (the last month known), `mae` (mean absolute error in the unit of
    `values`), `mae_difference` (to the better of the naive models; below nought is better) with its 90 % interval
    `_low` and `_high`, `covered_50`, `covered_80`, `covered_95` (percent of outcomes inside the interval), `is_shown`
    (one model: see `_shown`). From a single origin no interval follows: it is NaN, and the naive model is shown. Raises
    `ValueError` where there is no origin.
    """
    ends = range(WINDOW, len(values) - HORIZON + 1)
    if not ends:
        raise ValueError(f"{len(values)} months are too few: a backtest needs {SHORTEST}.")
    logs, numbers = (sliding_window_view(each, SHORTEST) for each in (exact.log(values), values.to_numpy()))
    made = {name: model(logs[:, :WINDOW], seasonal) for name, model in candidates(seasonal).items()}
    errors = {name: np.abs(forecasts.median - numbers[:, WINDOW:]) for name, forecasts in made.items()}
    baseline = min((name for name in made if name in NAIVE), key=lambda name: exact.mean(errors[name].ravel()))
    inside = {name: {level: one.holds(level, logs[:, WINDOW:]) for level in LEVELS} for name, one in made.items()}
    rows = [_row(name, band, errors[name], errors[baseline], inside[name]) for name in made for band in BANDS]
    table = pd.DataFrame(rows).assign(
        n=len(ends), first_origin=values.index[ends[0] - 1], last_origin=values.index[ends[-1] - 1]
    )
    return table.assign(is_shown=table["model"] == _shown(table, baseline))


def _row(name: str, band: tuple[int, int], errors: np.ndarray, baseline: np.ndarray, inside: dict) -> dict:
    months = slice(band[0] - 1, band[1])
    row = {"model": name, "horizon_from": band[0], "horizon_to": band[1]}
    row["mae"] = float(exact.mean(errors[:, months].ravel()))
    if errors is not baseline:
        difference = exact.mean((errors - baseline)[:, months])
        row["mae_difference"] = float(exact.mean(difference))
        row["mae_difference_low"], row["mae_difference_high"] = interval_of_mean(difference)
    return row | {f"covered_{level}": 100 * held[:, months].mean() for level, held in inside.items()}


def interval_of_mean(differences: np.ndarray) -> tuple[float, float]:
    """Return the 90 % interval of the mean of a series whose neighbours share months; NaN twice for a single value.

    Forecasts of twelve months made a month apart overlap, so the variance counts eleven neighbours (Newey and West,
    1987), as a test of equal accuracy does (Diebold and Mariano, 1995).
    """
    n, mean = len(differences), float(exact.mean(differences))
    if n < 2:
        return math.nan, math.nan
    off = differences - mean
    lags = range(min(HORIZON, n))
    shared = [math.fsum(off[lag:] * off[: n - lag]) * (1 - lag / HORIZON) for lag in lags]
    variance = math.fsum([shared[0], *shared[1:], *shared[1:]]) / (n * (n - 1))
    reach = float(t.ppf(0.95, n - 1)) * math.sqrt(variance)
    return mean - reach, mean + reach


def _shown(table: pd.DataFrame, baseline: str) -> str:
    """Return the model to show: the one with the least error among those that clearly beat the naive one.

    Clearly: the 90 % interval of the difference lies below nought, and the 80 % interval is not `POOR`.
    """
    overall = table[(table["horizon_from"] == 1) & (table["horizon_to"] == HORIZON)].set_index("model")
    beats = overall[(overall["mae_difference_high"] < 0) & (overall["covered_80"] >= POOR)]
    return str(beats["mae"].idxmin()) if len(beats) else baseline
