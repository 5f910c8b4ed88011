"""How sure shares are: employers drawn anew, and exact bounds where hardly any row is counted."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.build import shares
from analysis.build.employers import interval, resamples

EMPLOYERS = np.repeat([f"{at:02}" for at in range(20)], 5)


def test_in_the_middle_the_interval_is_that_of_employers_drawn_anew():
    held = (np.arange(100) % 5 < 2).astype(float)[:, None]
    drawn = np.array([held[places].mean(axis=0) for places in resamples(EMPLOYERS)])
    assert np.array(shares.ends(held, EMPLOYERS)) == pytest.approx(np.array(interval(np.array([0.4]), drawn, 20, 0, 1)))


@pytest.mark.parametrize("held", [0.0, 1.0])
def test_of_what_is_never_or_always_held_the_ends_are_exact(held):
    low, high = shares.ends(np.full((100, 1), held), EMPLOYERS)
    sure = 0.05 ** (1 / 100)
    assert (low[0], high[0]) == pytest.approx((0, 1 - sure) if held == 0 else (sure, 1))


def test_rows_that_are_alike_are_worth_less_than_strangers():
    """Four of a hundred: all at one employer they tell of twenty employers, spread over four they tell of a hundred."""
    at_one, spread = (np.arange(100) < 4, np.arange(100) % 25 == 0)
    alike, strangers = (shares.ends(held.astype(float)[:, None], EMPLOYERS)[1][0] for held in (at_one, spread))
    exact_of_hundred, exact_of_twenty = 0.0892, 0.216
    assert exact_of_hundred <= strangers < 0.1 < alike < exact_of_twenty


def test_each_employer_counts_once():
    employers = np.array(["large"] * 8 + ["small"] * 2)
    mean, low, high = shares.ends_of_means((employers == "small").astype(float)[:, None], employers)
    assert mean[0] == 0.5
    assert (low[0], high[0]) == (0, 1)
