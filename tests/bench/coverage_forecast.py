"""Coverage around forecasts: of the difference of two models in a backtest, and of the intervals of a forecast."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from analysis.build.backtest import SHORTEST, WINDOW, interval_of_mean
from analysis.build.calibration import LEAST_ORIGINS, reaches
from analysis.build.models import HORIZON, REACH, candidates

NOMINAL = 0.9
ORIGINS = (13, 31, 87)
STEP = 0.03
"""Standard deviation of a month's change, on the logarithm."""

WARM = 50
"""Months before the first one that counts, in which a change that persists settles."""


def walk(draws: np.random.Generator, series: int, months: int, persists: float = 0.0) -> np.ndarray:
    """Return logarithms of series, one a row: each month's change keeps a part of the one before."""
    changes = draws.normal(0, STEP * (1 - persists), (series, months + WARM))
    for month in range(1, months + WARM):
        changes[:, month] += persists * changes[:, month - 1]
    return np.log(100) + changes[:, WARM:].cumsum(axis=1)


def noisy(draws: np.random.Generator, series: int, months: int) -> np.ndarray:
    """Return walks of half the step under noise, so that the last value is a poor forecast."""
    return np.log(100) + (walk(draws, series, months) - np.log(100)) / 2 + draws.normal(0, 0.05, (series, months))


def unsettled(draws: np.random.Generator, series: int, months: int) -> np.ndarray:
    """Return walks whose steps are larger in some years than in others, by a factor of two as a rule."""
    size = draws.normal(0, 0.3, (series, months))
    for month in range(1, months):
        size[:, month] += 0.9 * size[:, month - 1]
    return np.log(100) + (draws.normal(0, STEP, (series, months)) * np.exp(size)).cumsum(axis=1)


SERIES: dict[str, Callable[[np.random.Generator, int, int], np.ndarray]] = {
    "walk": walk,
    "changes persist (0.5)": lambda draws, series, months: walk(draws, series, months, 0.5),
    "changes persist (0.8)": lambda draws, series, months: walk(draws, series, months, 0.8),
    "noisy walk": noisy,
    "unsettled walk": unsettled,
}


def differences(times: int) -> Iterator[tuple[str, float, float]]:
    """Yield how often the interval of the difference to the naive model holds the true one: the mean of all series."""
    for name, make in SERIES.items():
        for origins in ORIGINS:
            found = in_backtest(make(np.random.default_rng(4), times, SHORTEST + origins - 1))
            ends = np.array([interval_of_mean(row) for row in found])
            held = (ends[:, 0] <= found.mean()) & (found.mean() <= ends[:, 1])
            yield f"{origins} origins, {name}", NOMINAL, held.mean()


def in_backtest(logs: np.ndarray) -> np.ndarray:
    """Return the mean error of the damped trend less the naive one's, a row a series and a column an origin."""
    windows = sliding_window_view(logs, SHORTEST, axis=1)
    flat = windows.reshape(-1, SHORTEST)
    known, came = flat[:, :WINDOW], np.exp(flat[:, WINDOW:])
    made = {name: np.exp(model(known, False).mean) for name, model in candidates(False).items()}
    off = {name: np.abs(middle - came).mean(axis=1).reshape(windows.shape[:2]) for name, middle in made.items()}
    return off["damped_trend"] - off["naive"]


def forecasts(times: int) -> Iterator[tuple[str, float, float]]:
    """Yield how often intervals held the twelve months that came after all that they were made from."""
    for name, make in SERIES.items():
        for origins in (LEAST_ORIGINS, *ORIGINS[1:]):
            logs = make(np.random.default_rng(5), max(20, times // 4), SHORTEST + origins - 1 + HORIZON)
            windows = sliding_window_view(logs, SHORTEST, axis=1)[:, [*range(origins), -1]]
            flat = windows.reshape(-1, SHORTEST)
            for model, forecast in candidates(False).items():
                far = forecast(flat[:, :WINDOW], False).distance(flat[:, WINDOW:]).reshape(*windows.shape[:2], HORIZON)
                reach = [reaches(past) for past in far[:, :-1]]
                for level in REACH:
                    held = [came <= one[level] for came, one in zip(far[:, -1], reach, strict=True)]
                    yield f"{origins} origins, {name}: {model}", level / 100, np.mean(held)
