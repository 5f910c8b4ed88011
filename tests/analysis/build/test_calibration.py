"""Intervals that reach as far as outcomes have lain off: worked out by hand, and on origins that share months."""

from __future__ import annotations

from math import isnan

import numpy as np
import pytest

from analysis.build.calibration import INDEPENDENT, LEAST_ORIGINS, held, reaches
from analysis.build.models import REACH


def ranks(origins: int) -> np.ndarray:
    """Return distances 1, 2, 3 and so on over a hundred, twelve an origin."""
    return np.arange(1, 12 * origins + 1).reshape(origins, 12) / 100


def test_an_interval_reaches_as_far_as_held_so_many_outcomes_and_one_more():
    """As 25 origins count for 6.465, the ranks of 0.5 and 0.8 among 300 are 173.2 and 277.1; that of 0.95 is beyond."""
    assert pytest.approx(6.465, abs=0.001) == 25 * INDEPENDENT
    assert reaches(ranks(25)) == pytest.approx({50: 1.74, 80: 2.78, 95: 3.0})


def test_more_origins_ask_for_less():
    """With 120 origins 31 count: the rank of 0.8 is 0.8 x (1 + 1 / 31) of 1,440, 1,189.1."""
    assert reaches(ranks(120)) == pytest.approx({50: 7.44, 80: 11.9, 95: 14.13}, abs=0.011)


def test_the_widest_interval_is_never_narrowed():
    assert reaches(ranks(25) / 10) == pytest.approx({50: 0.174, 80: 0.278, 95: REACH[95]})


def test_from_few_origins_no_interval_follows():
    assert all(isnan(reach) for reach in reaches(ranks(LEAST_ORIGINS - 1)).values())
    assert not any(isnan(reach) for reach in reaches(ranks(LEAST_ORIGINS)).values())


def test_outcomes_endlessly_far_off_leave_an_interval_as_it_is():
    assert reaches(np.full((30, 12), np.inf)) == REACH


def test_an_outcome_is_held_by_an_interval_of_origins_that_share_no_month_with_it():
    far = np.ones((30, 12))
    far[:12] = 3
    found = held(far)
    # The first origin knows of the ones from a year later on alone, the last of threes as well.
    assert not found[80][0].any()
    assert found[80][-1].all()
    assert not found[95][0].any()
    assert held(np.where(far > 1, 1.5, far))[95].all()


def test_of_few_origins_nobody_knows_what_is_held():
    far = held(np.full((LEAST_ORIGINS - 1, 12), 1.0))
    assert all(np.isnan(one).all() and one.shape == (LEAST_ORIGINS - 1, 12) for one in far.values())
