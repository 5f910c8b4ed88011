"""Percentiles and their interval, held against numpy and against the exact binomial ranks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import ibis
import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

from analysis.build.percentiles import MIN_OBSERVATIONS, percentiles

POINTS = {"p10": 0.1, "p25": 0.25, "p50": 0.5, "p75": 0.75, "p90": 0.9}
SIZES = np.arange(10, 2_001)


def computed(groups: Mapping[str, Iterable[float | None]], points: dict[str, float] = POINTS) -> pd.DataFrame:
    """Return the percentiles of named groups of values, by name."""
    rows = [(name, value) for name, values in groups.items() for value in values]
    frame = pd.DataFrame(rows, columns=["name", "amount"]).astype({"amount": "float64"})
    return percentiles(ibis.memtable(frame), "amount", ["name"], points, "usd").execute().set_index("name")


@pytest.fixture(scope="module")
def ranks() -> pd.DataFrame:
    """Return, for each number of people, the ranks of the interval's ends: the values are 1, 2, 3 …, n.

    One engine call: the groups are numbered, and each value is its own rank.
    """
    people = np.repeat(SIZES, SIZES)
    values = np.concatenate([np.arange(1, size + 1) for size in SIZES])
    table = ibis.memtable(pd.DataFrame({"size": people, "rank": values}))
    return percentiles(table, "rank", ["size"], {"p50": 0.5}, "at").execute().set_index("size")


def exact_ranks() -> np.ndarray:
    """Return the largest r with P(Binomial(n, 1/2) < r) at most 5 %, for each size."""
    quantile = binom.ppf(0.05, SIZES, 0.5)
    return np.where(binom.cdf(quantile, SIZES, 0.5) <= 0.05, quantile + 1, quantile).astype(int)


@pytest.mark.parametrize("seed", range(5))
def test_percentiles_of_random_groups_are_those_of_numpy(seed):
    random = np.random.default_rng(seed)
    groups = {f"group {at}": random.lognormal(size=random.integers(10, 300)).round(2) for at in range(8)}
    table = computed(groups)
    for name, values in groups.items():
        expected = np.quantile(values, list(POINTS.values()), method="linear")
        assert table.loc[name, [f"usd_{point}" for point in POINTS]].to_list() == pytest.approx(expected)
        assert table.at[name, "n"] == len(values)


def test_ten_people_by_hand():
    row = computed({"ten": [10, 1, 9, 2, 8, 3, 7, 4, 6, 5]}).loc["ten"]
    assert row.to_dict() == pytest.approx(
        {"n": 10, "usd_p10": 1.9, "usd_p25": 3.25, "usd_p50": 5.5, "usd_p75": 7.75, "usd_p90": 9.1}
        | {"usd_p50_low": 2, "usd_p50_high": 9}
    )


def test_eleven_people_by_hand():
    row = computed({"eleven": range(0, 110, 10)}).loc["eleven"]
    assert row.to_dict() == pytest.approx(
        {"n": 11, "usd_p10": 10, "usd_p25": 25, "usd_p50": 50, "usd_p75": 75, "usd_p90": 90}
        | {"usd_p50_low": 20, "usd_p50_high": 80}
    )


def test_the_interval_is_symmetric_in_ranks(ranks):
    assert (ranks["at_p50_low"] + ranks["at_p50_high"] == SIZES + 1).all()


def test_the_interval_covers_the_median_nine_times_in_ten_or_more(ranks):
    low, high = ranks["at_p50_low"].to_numpy(), ranks["at_p50_high"].to_numpy()
    coverage = binom.cdf(high - 1, SIZES, 0.5) - binom.cdf(low - 1, SIZES, 0.5)
    assert len(coverage) == len(SIZES)
    assert (coverage >= 0.9).all()


def test_the_rank_never_exceeds_the_exact_one(ranks):
    assert (ranks["at_p50_low"].to_numpy() <= exact_ranks()).all()


def test_the_rank_is_nearly_always_the_exact_one_and_never_off_by_two(ranks):
    off = exact_ranks() - ranks["at_p50_low"].to_numpy()
    assert (off == 0).mean() >= 0.99
    assert off.max() <= 1


def test_the_median_lies_within_its_interval(ranks):
    assert ranks["at_p50"].between(ranks["at_p50_low"], ranks["at_p50_high"]).all()


def test_groups_under_ten_are_absent():
    table = computed({"nine": range(9), "ten": range(10)})
    assert MIN_OBSERVATIONS == 10
    assert table.index.to_list() == ["ten"]


def test_values_that_are_missing_are_ignored():
    table = computed({"holes": [np.nan, 5, None, *range(9)], "nine and a hole": [np.nan, *range(9)]})
    assert table.index.to_list() == ["holes"]
    assert table.at["holes", "n"] == 10
    assert table.at["holes", "usd_p50"] == 4.5


def test_ties_and_equal_values_stay_as_they_are():
    row = computed({"same": [7] * 12}).loc["same"]
    assert set(row.drop("n")) == {7}


def test_groups_come_in_order_and_the_order_of_rows_does_not_count():
    groups = {"b": list(range(12)), "a": list(range(20))}
    turned = {name: values[::-1] for name, values in groups.items()}
    assert computed(groups).index.to_list() == ["a", "b"]
    pd.testing.assert_frame_equal(computed(groups), computed(turned))


def test_whole_numbers_are_interpolated_too():
    assert computed({"two heights": [0] * 5 + [1] * 5}).at["two heights", "usd_p50"] == 0.5
