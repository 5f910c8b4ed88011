"""Exact bounds of a share: against scipy's own, at the edges, and held by simulated people."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binomtest

from analysis.build.binomial import bounds, clopper_pearson


@pytest.mark.parametrize(("hits", "people"), [(0, 10), (10, 10), (3, 17), (40, 41), (1, 500)])
def test_the_ends_are_those_of_clopper_and_pearson(hits, people):
    low, high = clopper_pearson(np.array([hits]), np.array([people]))
    expected = binomtest(hits, people).proportion_ci(0.9, method="exact")
    assert (low[0], high[0]) == pytest.approx((expected.low, expected.high))


def test_without_people_a_share_may_be_anything():
    low, high = clopper_pearson(np.array([0]), np.array([0]))
    assert (low[0], high[0]) == (0, 1)


def test_the_upper_end_counts_those_above_and_the_lower_end_those_below():
    years, people = np.arange(4.0), np.full(4, 2)
    # four of eight people are wanted on either side
    low, high = bounds(np.array([1, 3]), years, np.array([0, 0, 1, 2]), people)
    assert high[0] == pytest.approx(binomtest(1, 4).proportion_ci(0.9).high)
    assert low[1] == pytest.approx(binomtest(3, 4).proportion_ci(0.9).low)
    assert (low[0], high[1]) == (0, 1)


def test_a_year_with_nobody_after_it_has_no_upper_bound_and_one_before_all_no_lower_one():
    low, high = bounds(np.array([0, 9]), np.array([3.0, 4.0]), np.array([1, 2]), np.array([2, 2]))
    assert low[0] == 0
    assert high[1] == 1


@pytest.mark.parametrize("people", [10, 40, 300])
@pytest.mark.parametrize("share", [0.0, 0.02, 0.5, 0.98, 1.0])
def test_bounds_hold_a_share_at_least_nine_times_of_ten(people, share):
    draws = np.random.default_rng(3)
    years, at = np.arange(people // 5, dtype=float), np.array([people // 10])
    sizes = np.full(people // 5, 5)
    found = [bounds(at, years, draws.binomial(sizes, share), sizes) for _ in range(300)]
    assert np.mean([low[0] <= share <= high[0] for low, high in found]) >= 0.87
