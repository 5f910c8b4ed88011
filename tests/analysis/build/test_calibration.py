"""Intervals that reach as far as outcomes have lain off: worked out by hand, and on origins that share months."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.build.calibration import LEAST_ORIGINS, held, reaches
from analysis.build.models import REACH


def ranks(origins: int) -> np.ndarray:
    """Return distances 1, 2, 3 and so on over a hundred, twelve an origin."""
    return np.arange(1, 12 * origins + 1).reshape(origins, 12) / 100


def test_an_interval_reaches_as_far_as_held_so_many_outcomes():
    found = reaches(ranks(25))
    assert found == pytest.approx({50: 1.5, 80: 2.4, 95: 2.85})


def test_the_widest_interval_is_never_narrowed():
    assert reaches(ranks(25) / 10) == pytest.approx({50: 0.15, 80: 0.24, 95: REACH[95]})


def test_few_origins_leave_intervals_as_they_are():
    assert reaches(ranks(LEAST_ORIGINS - 1)) == REACH
    assert reaches(ranks(LEAST_ORIGINS)) != REACH


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


def test_of_few_origins_an_outcome_is_held_by_the_models_own_interval():
    far = np.full((LEAST_ORIGINS - 1, 12), 1.0)
    assert not held(far)[50].any()
    assert held(far)[80].all()
