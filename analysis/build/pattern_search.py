"""The least values of functions on the unit cube, found by comparing values alone and the same way on every machine.

Derivatives by finite differences would hang on the last bit of the function, and a solver's matrices on the processor.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import numpy as np
from scipy.ndimage import minimum_filter

STARTS = 8
"""So many dips of the grid are followed, the deepest first."""

FIRST_STEP, LAST_STEP = 2.0**-3, 2.0**-30
STRETCHES = (1, 2, 4, 8)
"""How far the last move is repeated."""

Functions = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""Takes points, of the shape (coordinates, rows, columns), and for each row the number of its function; returns the
values, of the shape (rows, columns)."""


def minimise(functions: Functions, count: int, axes: Sequence[Sequence[float]]) -> np.ndarray:
    """Return the points of the unit cube at which `count` functions are least, one a column.

    A grid with the coordinates `axes` is looked at first. Each point of it that is no higher than its neighbours
    starts a pattern search (Hooke and Jeeves, 1961; Kolda, Lewis and Torczon, 2003): one step in every direction,
    diagonals included, and the last move once more and further; the best point is taken where it is better, else the
    step is halved. Of equal points the first wins. All searches go on side by side, which is many times quicker.
    """
    grid = np.stack(np.meshgrid(*axes, indexing="ij"))
    starts = [_dips(functions, number, grid) for number in range(count)]
    points = np.concatenate(starts, axis=1)
    owners = np.repeat(range(count), [found.shape[1] for found in starts])
    points, values = _descend(functions, owners, points)
    lowest = [np.flatnonzero(owners == number) for number in range(count)]
    return points[:, [those[values[those].argmin()] for those in lowest]]


def _dips(functions: Functions, number: int, grid: np.ndarray) -> np.ndarray:
    """Return the points of the grid that are no higher than their neighbours, at most `STARTS`, the lowest first."""
    points = grid.reshape(len(grid), 1, -1)
    values = functions(points, np.array([number])).ravel()
    around = minimum_filter(values.reshape(grid.shape[1:]), size=3, mode="nearest").ravel()
    dips = np.flatnonzero(values == around)
    return points[:, 0, dips[np.argsort(values[dips], kind="stable")][:STARTS]]


def _descend(functions: Functions, owners: np.ndarray, points: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Follow each start, a column of `points`, for the function that owns it; returns the points reached and values."""
    ways = np.array([way for way in product((-1.0, 0.0, 1.0), repeat=len(points)) if any(way)]).T
    values = functions(points[:, :, None], owners)[:, 0]
    steps, moves = np.full(values.shape, FIRST_STEP), np.zeros_like(points)
    while (live := np.flatnonzero(steps > LAST_STEP)).size:
        here, step = points[:, live], steps[live]
        offsets = np.concatenate([ways[:, None, :] * step[:, None], moves[:, live, None] * STRETCHES], axis=2)
        tried = np.clip(here[:, :, None] + offsets, 0, 1)
        found = functions(tried, owners[live])
        rows, best = np.arange(len(live)), found.argmin(axis=1)
        better = found[rows, best] < values[live]
        reached = np.where(better, tried[:, rows, best], here)
        moves[:, live], points[:, live] = reached - here, reached
        values[live] = np.where(better, found[rows, best], values[live])
        steps[live] = np.where(better, step, step / 2)
    return points, values
