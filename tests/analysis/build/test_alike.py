"""People at one employer: how alike they are, and how many strangers they are worth."""

from __future__ import annotations

import numpy as np
import pytest

from analysis.build.alike import Alike

FOUR = np.repeat(["a", "b", "c", "d"], 5)


def test_people_who_are_the_same_at_each_employer_are_worth_one_an_employer():
    alike = Alike.of(np.repeat([0.0, 1.0, 0.0, 1.0], 5), FOUR)
    assert alike == Alike(within=1.0, together=0.25)
    assert 20 / alike.effect(np.array(20.0)) == pytest.approx(4)


def test_people_who_differ_as_much_within_as_between_are_strangers():
    alike = Alike.of(np.tile([0.0, 1.0, 0.0, 1.0, 0.5], 4), FOUR)
    assert alike.within == 0
    assert alike.effect(np.array([20.0, 2.0])).tolist() == [1, 1]


def test_part_of_the_difference_is_between_employers():
    """Mean squares of 5/3 between and 1/4 within: 0.2833 common, of 0.5333 in all."""
    values = np.tile([0.0, 1.0, 0.0, 1.0, 0.5], 4) + np.repeat([0.0, 1.0, 0.0, 1.0], 5)
    assert Alike.of(values, FOUR).within == pytest.approx(0.2833 / 0.5333, abs=1e-3)


def test_people_who_are_all_the_same_tell_nothing():
    assert Alike.of(np.zeros(20), FOUR).within == 0
