"""Axes: ticks that hold all values, labels that do not meet."""

from __future__ import annotations

import pytest

from analysis import words
from analysis.charts import axes


@pytest.mark.parametrize(("low", "high"), [(99, 127), (-18, 0.0), (0, 1), (-3, 250)])
def test_the_first_and_the_last_tick_hold_all_values(low, high):
    axis = axes.between(low, high, words.percent)
    assert axis["tickvals"][0] <= low
    assert axis["tickvals"][-1] >= high
    assert axis["range"] == [axis["tickvals"][0], axis["tickvals"][-1]]
    assert len(axis["tickvals"]) <= axes.MOST_TICKS + 1


def test_labels_are_moved_apart_and_stay_below_the_top():
    heights = axes.spread([99, 100, 50], 6, 100)
    assert heights == [94, 100, 50]
    assert axes.spread([10, 10.5, 11], 5, 100) == [10, 15, 20]


def test_a_label_stands_at_its_lines_end_and_has_a_leader_where_it_was_moved():
    still, moved = (axes.at_end("7", 3, 7.0, height, "light") for height in (7.0, 9.0))
    assert (still["x"], still["y"], still["showarrow"]) == (3, 7.0, False)
    assert (moved["x"], moved["y"], moved["ay"], moved["showarrow"]) == (3, 7.0, 9.0, True)
