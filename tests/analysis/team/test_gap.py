"""A gap at equal level: by hand where pairs are few, nothing where pay is equal, whatever its size and order."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.team.gap import gap


def test_a_gap_is_the_median_of_all_pairs():
    found = gap([(np.array([100.0, 110.0, 120.0]), np.array([90.0, 95.0, 99.0]))])
    pairs = sorted(100 * (other / one - 1) for one in (100, 110, 120) for other in (90, 95, 99))
    assert found.value == pytest.approx(pairs[4], abs=1e-4)
    assert found.low <= pairs[0] + 1e-4
    assert found.high >= pairs[-1] - 1e-4


def test_levels_are_compared_within_alone():
    """Half of the second group stands at a level of three times the pay: the mix of levels is no gap."""
    draws = np.random.default_rng(5)
    low, high = (pay * np.exp(draws.normal(0, 0.1, (2, 200))) for pay in (50_000, 150_000))
    found = gap([(low[0], 0.9 * low[1][:50]), (high[0][:50], 0.9 * high[1])])
    assert found.value == pytest.approx(-10, abs=1.5)
    assert found.is_clear
    assert found.low < -10 < found.high


def test_equal_pay_is_no_gap_however_many_are_paid_the_same():
    steps = np.repeat([40_000.0, 60_000.0, 80_000.0], 40)
    found = gap([(steps, steps[:60]), (steps * 1.3, steps * 1.3)])
    assert (found.low <= 0 <= found.high, found.is_clear) == (True, False)
    same = gap([(np.full(30, 5e4), np.full(30, 5e4))])
    assert (same.value, same.low, same.high) == (0, 0, 0)


def test_the_order_of_people_changes_nothing_and_the_other_way_round_is_its_inverse():
    draws = np.random.default_rng(6)
    one, other = (np.exp(draws.normal(11, 0.2, size)) for size in (21, 14))
    found, shuffled, turned = gap([(one, other)]), gap([(one[::-1], other[::-1])]), gap([(other, one)])
    assert found == shuffled
    assert (1 + found.value / 100) * (1 + turned.value / 100) == pytest.approx(1, abs=1e-6)
