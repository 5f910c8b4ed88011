"""The search for the least value, on functions whose lowest point is known."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.build.pattern_search import minimise

AXIS = (0, 0.25, 0.5, 0.75, 1)


def least(function, axes=(AXIS, AXIS)) -> np.ndarray:
    """Return the point at which a function of the coordinates is least."""
    return minimise(lambda points, _which: function(*points), 1, axes)[:, 0]


def test_a_hollow_between_the_points_of_the_grid_is_found():
    assert least(lambda x, y: (x - 0.31) ** 2 + 3 * (y - 0.62) ** 2) == pytest.approx([0.31, 0.62], abs=1e-7)


def test_a_slope_ends_at_the_edge():
    assert least(lambda x, y: x - y).tolist() == [0, 1]


def test_a_narrow_bent_valley_is_followed_to_its_end():
    # Rosenbrock's valley, its least value at (0.8, 0.64)
    assert least(lambda x, y: 100 * (y - x * x) ** 2 + (0.8 - x) ** 2) == pytest.approx([0.8, 0.64], abs=1e-6)


def test_the_deeper_of_two_hollows_wins_where_the_grid_prefers_the_other():
    # at 0.25 the grid meets the shallow one, at 0.75 it passes the deep one
    found = least(lambda x: np.minimum(1 + (x - 0.25) ** 2, 0.9 + 60 * (x - 0.8) ** 2), axes=(AXIS,))
    assert found == pytest.approx([0.8], abs=1e-7)


def test_of_equal_points_the_first_wins():
    assert least(lambda x, y: np.zeros_like(x)).tolist() == [0, 0]


def test_each_function_has_its_own_least_point():
    lowest = np.array([0.1, 0.2, 0.9])
    found = minimise(lambda points, which: (points[0] - lowest[which][:, None]) ** 2, 3, (AXIS,))
    assert found[0] == pytest.approx(lowest, abs=1e-7)


def test_a_function_is_searched_alike_alone_and_in_company():
    lowest = np.random.default_rng(4).uniform(size=(2, 5))

    def functions(points, which):
        x, y = points - lowest[:, which][:, :, None]
        return x * x + x * y + y * y

    together = minimise(functions, 5, (AXIS, AXIS))
    alone = [minimise(lambda points, which: functions(points, which + at), 1, (AXIS, AXIS)) for at in range(5)]  # noqa: B023
    assert together.tolist() == np.concatenate(alone, axis=1).tolist()
