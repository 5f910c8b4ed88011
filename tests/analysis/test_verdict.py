"""The verdict on a difference: a leader only beyond doubt, highest only of three or more, one rule from either end."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.verdict import ahead, clear_first, clear_leader, clearly_above, clearly_differs, unclear


def medians(*intervals: tuple[float, float, float | None]) -> pd.DataFrame:
    """Return rows of low, median and high."""
    return pd.DataFrame(intervals, columns=["low", "p50", "high"])


@pytest.mark.parametrize(
    ("low", "above"), [(11, True), (10.01, True), (10, False), (9, False)], ids=["apart", "just", "touching", "over"]
)
def test_a_median_is_clearly_above_only_where_the_intervals_are_apart(low, above):
    one, other = medians((low, 12, 13), (8, 9, 10)).iloc[[0, 1]].iterrows()
    assert clearly_above(one[1], other[1]) is above


def test_the_leader_is_the_row_whose_interval_is_above_all_others():
    leader = clear_leader(medians((1, 2, 3), (7, 8, 9), (4, 5, 6)))
    assert leader is not None
    assert leader.name == 1


def test_there_is_no_leader_where_one_interval_overlaps():
    assert clear_leader(medians((1, 2, 3), (7, 8, 9), (4, 5, 7.5))) is None


def test_intervals_that_touch_leave_no_leader():
    assert clear_leader(medians((3, 4, 5), (5, 6, 7))) is None


def test_the_highest_median_does_not_lead_when_a_lower_one_is_uncertain():
    assert clear_leader(medians((10, 11, 12), (1, 5, 20))) is None


def test_one_row_leads_nobody_and_no_row_neither():
    assert clear_leader(medians((1, 2, 3))) is None
    assert clear_leader(medians()) is None


def test_equal_medians_have_no_leader():
    assert clear_leader(medians((4, 5, 6), (4, 5, 6))) is None


def employed(p50: float, rest: float | None, *, reach: float = 1.0, employers: int | None = 9) -> pd.Series:
    """Return a row whose interval over employers reaches as far either way, and its median without the largest one."""
    return pd.Series({"p50": p50, "low": p50 - reach, "high": p50 + reach, "rest": rest, "employers": employers})


@pytest.mark.parametrize(
    ("low", "high", "rest", "clear"),
    [(1, 5, 2, True), (-5, -1, -2, True), (-1, 5, 2, False), (1, 5, -2, False), (0, 5, 2, False), (1, 5, None, False)],
)
def test_a_difference_is_clear_only_where_interval_and_the_rest_are_on_one_side(low, high, rest, clear):
    assert clearly_differs(pd.Series({"low": low, "high": high, "rest": rest})) is clear


@pytest.mark.parametrize(
    ("one", "other", "clear"),
    [
        (employed(20, 18), employed(10, 11), True),
        (employed(20, 18, reach=6), employed(10, 11, reach=6), False),
        (employed(20, 9), employed(10, 8), False),
        (employed(20, 18), employed(10, 19), False),
        (employed(20, None), employed(10, 11), False),
        (employed(20, 18), employed(10, None), False),
        (employed(20, None, employers=None), employed(10, None, employers=None), True),
    ],
    ids=["clear", "intervals", "made by its largest", "hidden by its largest", "few left", "few left there", "unknown"],
)
def test_a_difference_must_hold_without_the_largest_employer(one, other, clear):
    assert clearly_above(one, other) is clear
    assert clearly_above(other, one) is False


def test_who_is_first_is_below_all_others_by_the_same_rule():
    first = clear_first(medians((4, 5, 6), (1, 2, 3), (7, 8, 9)))
    assert first is not None
    assert first.name == 1
    assert clear_first(medians((3, 4, 5), (1, 2, 3))) is None
    assert clear_first(medians((1, 2, 3))) is None


def test_an_end_that_is_not_known_is_apart_from_nothing():
    assert clear_first(medians((1, 2, None), (7, 8, 9))) is None


def test_of_two_one_is_higher_and_of_more_one_is_the_highest():
    assert [ahead(count) for count in (2, 3)] == ["higher", "highest"]
    assert [unclear(count, "first") for count in (2, 3)] == ["no clear difference", "none clearly first"]
