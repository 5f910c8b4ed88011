"""The chart of pay at equal company mix: both rows of a role, with their own marks, and the mix explained."""

from __future__ import annotations

from analysis.charts import compensation as charts
from analysis.package.selection import Selection
from tests.atlas import select

EQUAL = select(mix="equal")


def test_each_role_has_its_pay_at_equal_mix_above_that_reported(made_up):
    chart = charts.bands(package=made_up, selection=EQUAL, mode="light")
    drawn = {
        trace.name: list(zip(trace.y, trace.x, strict=True)) for trace in chart.figure.data if trace.mode == "markers"
    }
    equal, reported = drawn["at equal company mix"], drawn["as reported"]
    assert [x for _y, x in equal] == [400_000, 150_000]
    assert [x for _y, x in reported] == [300_000, 162_000]
    assert all(one[0] < other[0] for one, other in zip(equal, reported, strict=True))


def test_the_table_tells_the_rows_apart_and_has_their_intervals(made_up):
    table = charts.bands(package=made_up, selection=EQUAL, mode="light").table
    assert table["Company mix"].to_list() == ["Equal company mix", "As reported"] * 2
    assert table["Median, 90% interval from (USD)"].to_list() == [380_000, 280_000, 140_000, 158_000]


def test_the_mix_is_explained_below_the_chart(made_up):
    assert (
        "every role has the same mix of companies" in charts.bands(package=made_up, selection=EQUAL, mode="light").note
    )


def test_intervals_are_drawn_as_brackets_where_asked_for(made_up):
    def brackets(selection: Selection) -> list:
        figure = charts.bands(package=made_up, selection=selection, mode="light").figure
        return [trace for trace in figure.data if trace.mode == "lines" and trace.line.width == 1.5]

    assert brackets(select()) == []
    (bracket,) = brackets(select(("startup",), intervals="shown"))
    low, high = 150_000, 170_000
    assert list(bracket.x[:9]) == [low, low, None, low, high, None, high, high, None]
    assert bracket.y[3] == bracket.y[4]
    assert bracket.y[1] - bracket.y[0] == bracket.y[7] - bracket.y[6] > 0
