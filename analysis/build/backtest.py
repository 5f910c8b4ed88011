"""Rolling-origin backtest: what each model would have forecast at every past month, held against what came."""

from __future__ import annotations

import numpy as np
import pandas as pd
from statsmodels.regression.linear_model import OLS

from analysis.build.models import HORIZON, LEVELS, NAIVE, Forecast, candidates

WINDOW = 36
"""Months that every forecast is made from, at each origin and today; the shortest history that three seasons need.

A window of one length keeps origins comparable (Giacomini and White, 2006) and lets the shock of 2020 drop out.
"""

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
    (one model: see `_shown`). Raises `ValueError` where there is no origin.
    """
    ends = range(WINDOW, len(values) - HORIZON + 1)
    if not ends:
        raise ValueError(f"{len(values)} months are too few: a backtest needs {WINDOW + HORIZON}.")
    logs = np.log(values.to_numpy())
    actual = np.array([values.to_numpy()[end : end + HORIZON] for end in ends])
    made = {
        name: [model(logs[end - WINDOW : end], seasonal) for end in ends]
        for name, model in candidates(seasonal).items()
    }
    errors = {name: np.abs(np.array([one.median for one in forecasts]) - actual) for name, forecasts in made.items()}
    baseline = min((name for name in made if name in NAIVE), key=lambda name: errors[name].mean())
    rows = [
        _row(name, band, errors[name], errors[baseline], _covered(made[name], actual))
        for name in made
        for band in BANDS
    ]
    table = pd.DataFrame(rows).assign(
        n=len(ends), first_origin=values.index[ends[0] - 1], last_origin=values.index[ends[-1] - 1]
    )
    return table.assign(is_shown=table["model"] == _shown(table, baseline))


def _row(name: str, band: tuple[int, int], errors: np.ndarray, baseline: np.ndarray, covered: dict) -> dict:
    months = slice(band[0] - 1, band[1])
    row = {"model": name, "horizon_from": band[0], "horizon_to": band[1], "mae": errors[:, months].mean()}
    difference = errors[:, months].mean(axis=1) - baseline[:, months].mean(axis=1)
    if errors is not baseline:
        row["mae_difference"] = difference.mean()
        row["mae_difference_low"], row["mae_difference_high"] = interval_of_mean(difference)
    return row | {f"covered_{level}": 100 * inside[:, months].mean() for level, inside in covered.items()}


def _covered(forecasts: list[Forecast], actual: np.ndarray) -> dict[int, np.ndarray]:
    """Return for each level which outcomes lie inside the interval: one row an origin, one column a month ahead."""
    inside = {}
    for level in LEVELS:
        low, high = (np.array(ends) for ends in zip(*(one.bounds(level) for one in forecasts), strict=True))
        inside[level] = (low <= actual) & (actual <= high)
    return inside


def interval_of_mean(differences: np.ndarray) -> tuple[float, float]:
    """Return the 90 % interval of the mean of a series whose neighbours share months.

    Forecasts of twelve months made a month apart overlap, so the variance counts eleven neighbours (Newey and West,
    1987), as a test of equal accuracy does (Diebold and Mariano, 1995).
    """
    fitted = OLS(differences, np.ones(len(differences))).fit(
        cov_type="HAC", cov_kwds={"maxlags": HORIZON - 1, "use_correction": True}, use_t=True
    )
    low, high = fitted.conf_int(alpha=0.10)[0]
    return low, high


def _shown(table: pd.DataFrame, baseline: str) -> str:
    """Return the model to show: the one with the least error among those that clearly beat the naive one.

    Clearly: the 90 % interval of the difference lies below nought, and the 80 % interval is not `POOR`.
    """
    overall = table[(table["horizon_from"] == 1) & (table["horizon_to"] == HORIZON)].set_index("model")
    beats = overall[(overall["mae_difference_high"] < 0) & (overall["covered_80"] >= POOR)]
    return beats["mae"].idxmin() if len(beats) else baseline
