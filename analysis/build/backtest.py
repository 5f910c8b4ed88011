"""Rolling-origin backtest: what each model would have forecast at every past month, held against what came."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from numpy.lib.stride_tricks import sliding_window_view

from analysis.build import exact
from analysis.build.calibration import held
from analysis.build.models import HORIZON, NAIVE, Forecast, candidates

WINDOW = 36
"""Months that every forecast is made from, at each origin and today; the shortest history that three seasons need.

A window of one length keeps origins comparable (Giacomini and White, 2006) and lets the shock of 2020 drop out.
"""

SHORTEST = WINDOW + HORIZON
"""Months of a series that can be forecast: with fewer, nothing says how well any model does."""

BANDS = ((1, 3), (4, 6), (7, 12), (1, HORIZON))
"""Months ahead that errors are averaged over; the last is all of them."""

CRITICAL = {13: 9.6, 19: 7.2, 25: 6.2, 31: 5.6, 43: 4.2, 61: 3.2, 87: 2.7}
"""Standard errors that hold the mean difference of two models nine times of ten, by the number of origins.

Found by simulation for this very backtest: the model with a trend against the naive one on 300 to 600 random walks,
whose true difference is the mean of them all. Student's value, 1.7, would hold 62 of 100 with 31 origins. On other
kinds of series these hold 83 to 100 of 100, but 59 to 71 where some years are far less settled than others (`python -m
tests.bench --only coverage`). Fewer origins than the first give no interval, more than the last reach as far as the
last.
"""

POOR = 70
"""A model whose 80 % interval held less than this percent of the outcomes is not shown."""


def backtest(values: pd.Series, seasonal: bool) -> pd.DataFrame:
    """Return how each candidate did at every origin of `values` that has `WINDOW` months before and 12 after it.

    `values` is indexed by month (datetime, first days) without gaps. Columns: `model`, `horizon_from`, `horizon_to`,
    `n` (origins), `first_origin`, `last_origin` (the last month known), `mae` (mean absolute error in the unit of
    `values`), `mae_difference` (to the better of the naive models; below nought is better) with its 90 % interval
    `_low` and `_high`, `covered_50`, `covered_80`, `covered_95` (percent of outcomes inside the interval, which reaches
    as far as other years of the backtest say: see `calibration.held`), `is_shown` (one model: see `_shown`). From few
    origins no interval follows: it is NaN. Without one of the difference the naive model is shown. Raises `ValueError`
    where there is no origin.
    """
    ends = range(WINDOW, len(values) - HORIZON + 1)
    if not ends:
        raise ValueError(f"{len(values)} months are too few: a backtest needs {SHORTEST}.")
    logs, numbers = (sliding_window_view(each, SHORTEST) for each in (exact.log(values), values.to_numpy()))
    made = _made(logs, seasonal)
    errors = {name: np.abs(forecasts.median - numbers[:, WINDOW:]) for name, forecasts in made.items()}
    baseline = min((name for name in made if name in NAIVE), key=lambda name: exact.mean(errors[name].ravel()))
    inside = {name: held(one.distance(logs[:, WINDOW:])) for name, one in made.items()}
    rows = [_row(name, band, errors[name], errors[baseline], inside[name]) for name in made for band in BANDS]
    table = pd.DataFrame(rows).assign(
        n=len(ends), first_origin=values.index[ends[0] - 1], last_origin=values.index[ends[-1] - 1]
    )
    return table.assign(is_shown=table["model"] == _shown(table, baseline))


def distances(values: pd.Series, seasonal: bool) -> dict[str, np.ndarray]:
    """Return how far what came lay from each candidate's middle at every origin, in its own standard deviations.

    An array a model, with a row an origin and a column a month ahead.
    """
    logs = sliding_window_view(exact.log(values), SHORTEST)
    return {name: one.distance(logs[:, WINDOW:]) for name, one in _made(logs, seasonal).items()}


def _made(logs: np.ndarray, seasonal: bool) -> dict[str, Forecast]:
    return {name: model(logs[:, :WINDOW], seasonal) for name, model in candidates(seasonal).items()}


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
    """Return the 90 % interval of the mean of a series whose neighbours share months; NaN twice for few values.

    Forecasts of twelve months made a month apart overlap, so the variance counts eleven neighbours (Newey and West,
    1987), as a test of equal accuracy does (Diebold and Mariano, 1995). So few origins leave that variance far too
    uncertain for the normal distribution or Student's: the interval reaches as many standard errors as `CRITICAL` says.
    """
    n, mean = len(differences), float(exact.mean(differences))
    if n < min(CRITICAL):
        return math.nan, math.nan
    off = differences - mean
    shared = [math.fsum(off[lag:] * off[: n - lag]) * (1 - lag / HORIZON) for lag in range(HORIZON)]
    variance = math.fsum([shared[0], *shared[1:], *shared[1:]]) / (n * (n - 1))
    reach = critical(n) * math.sqrt(variance)
    return mean - reach, mean + reach


def critical(origins: int) -> float:
    """Return how many standard errors a 90 % interval reaches, between the numbers of `CRITICAL` along 1 / origins."""
    inverse = [1 / known for known in reversed(CRITICAL)]
    return float(np.interp(1 / origins, inverse, list(reversed(CRITICAL.values()))))


def _shown(table: pd.DataFrame, baseline: str) -> str:
    """Return the model to show: the one with the least error among those that clearly beat the naive one.

    Clearly: the 90 % interval of the difference lies below nought, and the 80 % interval, where there is one, is not
    `POOR`.
    """
    overall = table[(table["horizon_from"] == 1) & (table["horizon_to"] == HORIZON)].set_index("model")
    beats = overall[(overall["mae_difference_high"] < 0) & ~(overall["covered_80"] < POOR)]
    return str(beats["mae"].idxmin()) if len(beats) else baseline
