"""What a visitor enters as a value of the URL: read and written without loss, and never trusted."""

from __future__ import annotations

import pytest

from analysis.inputs import Ratings, Text, Ticks

RATINGS = Ratings("Skills", "growth", 4, (0, 1, 2))
TICKS = Ticks("Milestones", "growth", ("a1", "a2", "b1"))


@pytest.mark.parametrize(
    ("levels", "value"),
    [
        ((2, None, 0, 1), ["2-x-0-1"]),
        ((2, None, None, None), ["2"]),
        ((None, None, 0, None), ["x-x-0"]),
        ((None,) * 4, []),
    ],
)
def test_levels_are_written_and_read_back(levels, value):
    assert RATINGS.written(levels) == value
    assert RATINGS.read(value) == levels
    assert RATINGS.unknown(value) == []


@pytest.mark.parametrize(
    ("value", "levels", "unknown"),
    [
        ("2-9-1-0", (2, None, 1, 0), ["9"]),
        ("2-1-0-1-2-2", (2, 1, 0, 1), ["2", "2"]),
        ("-1", (None, 1, None, None), [""]),
        ("２-١-1e0-+1", (None,) * 4, ["２", "١", "1e0", "+1"]),
        ("<script>", (None,) * 4, ["<script>"]),
    ],
)
def test_what_is_no_level_is_left_out_and_named(value, levels, unknown):
    assert RATINGS.read([value]) == levels
    assert RATINGS.unknown([value]) == unknown


def test_ticks_are_written_in_the_order_of_the_list_and_read_back():
    assert TICKS.written(("b1", "a1")) == ["a1-b1"]
    assert TICKS.read(["b1-a1"]) == ("a1", "b1")
    assert TICKS.written(()) == []
    assert TICKS.read([]) == ()


def test_what_cannot_be_ticked_is_left_out_and_named():
    assert TICKS.read(["a1-zz-a1"]) == ("a1",)
    assert TICKS.unknown(["a1-zz-a1"]) == ["zz"]


@pytest.mark.parametrize(
    ("values", "line"),
    [([], ""), (["Pay, autumn"], "Pay, autumn"), (["  two \n lines\x00 "], "two lines"), (["x" * 99], "x" * 20)],
)
def test_a_text_is_one_line_of_a_visitors_own_words(values, line):
    text = Text("Title", 20, "deck")
    assert text.read(values) == line
    assert text.unknown(values) == []
    assert text.read(text.written(line)) == line
