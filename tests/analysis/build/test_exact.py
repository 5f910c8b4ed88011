"""Logarithm, exponential and mean: the float nearest to the true value, on any machine."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from analysis.build import exact


def neighbours(value: float) -> tuple[float, float]:
    return np.nextafter(value, -np.inf), np.nextafter(value, np.inf)


def test_the_logarithm_of_two_and_e_to_the_one_are_those_of_the_tables():
    # OEIS A002162 and A001113, to more digits than a float holds
    assert exact.log([2.0])[0] == float("0.693147180559945309417232121458")
    assert exact.exp([1.0])[0] == float("2.71828182845904523536028747135")


def test_logarithm_and_exponential_undo_each_other():
    values = np.round(np.random.default_rng(2).uniform(0.1, 1000, 300), 1)
    assert exact.exp(exact.log(values)) == pytest.approx(values, rel=1e-14)


def test_the_exponential_keeps_the_shape():
    assert exact.exp(np.zeros((2, 3))).tolist() == [[1.0] * 3] * 2


def test_a_mean_loses_nothing_on_the_way():
    assert exact.mean([1e16, 1.0, -1e16]) == 1 / 3


def test_a_mean_is_the_float_nearest_to_the_true_one():
    values = np.random.default_rng(3).normal(size=99).tolist()
    true = sum(map(Fraction, values), Fraction()) / 99
    mean = float(exact.mean(values))
    assert all(abs(Fraction(mean) - true) <= abs(Fraction(other) - true) for other in neighbours(mean))


def test_means_are_those_of_rows():
    assert exact.mean([[1.0, 2.0], [3.0, 5.0]]).tolist() == [1.5, 4.0]
