"""Plots fitted into a sheet: all values are kept, labels stay within it."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import BLUE, SeriesStyle
from analysis.export.image.canvas import LANDSCAPE, SQUARE
from analysis.export.image.fit import AXIS, best_fit, fitted

LOOK = {"one": SeriesStyle("one", BLUE, "blue", "circle", "●")}


def rows_of(groups: int, rows: int = 4, heading: str = "Group") -> go.Figure:
    """Return a range chart of so many groups, each of so many rows with values of their own."""
    made = []
    for group in range(groups):
        start = 100 * group + 1
        frame = pd.DataFrame({point: range(start, start + rows) for point in ("p10", "p25", "p50", "p75", "p90")})
        made.append(Group(f"{heading} {group}", frame.assign(series="one", value="value", n=34, hover="hover")))
    return ranges(made, LOOK, str, "light")


def arranged(figure: go.Figure, height: float, canvas=LANDSCAPE) -> go.Figure:
    copy = go.Figure(figure)
    fitted(copy, best_fit(copy, canvas, height), canvas)
    return copy


def points(figure: go.Figure) -> Counter:
    """Count the x of all points of a figure."""
    return Counter(x for trace in figure.data for x in trace.x if x is not None)


def test_few_rows_grow_and_many_take_all_the_room():
    assert best_fit(rows_of(1), LANDSCAPE, 400).factor == LANDSCAPE.most
    assert best_fit(rows_of(12), LANDSCAPE, 400).factor < LANDSCAPE.least


@pytest.mark.parametrize("canvas", [LANDSCAPE, SQUARE], ids=["landscape", "square"])
@pytest.mark.parametrize("groups", [1, 4, 12])
def test_a_plot_holds_every_point_within_its_range(groups, canvas):
    figure = rows_of(groups)
    copy = arranged(figure, 400, canvas)
    assert points(copy) == points(figure)
    low, high = sorted(copy.layout.yaxis.range)
    assert all(low <= y <= high for trace in copy.data for y in trace.y if y is not None)


def test_every_axis_of_a_plot_has_type_of_one_size_and_spans_in_one_line():
    figure = go.Figure(layout=rows_of(1).layout).set_subplots(1, 2)
    figure.update_layout(annotations=[], meta=None).update_xaxes(tickvals=[1], ticktext=["10–<br>12"])
    copy = arranged(figure, 400)
    axes = [*copy.select_xaxes(), *copy.select_yaxes()]
    assert len(axes) == 4
    assert {axis.tickfont.size for axis in axes} == {copy.layout.template.layout.xaxis.tickfont.size * LANDSCAPE.good}
    assert [axis.ticktext for axis in copy.select_xaxes()] == [("10–12",)] * 2


def test_a_plot_of_free_height_takes_the_room_above_its_axis():
    figure = go.Figure(go.Scatter(x=[1, 2], y=[3, 4]), layout=rows_of(1).layout)
    figure.update_layout(yaxis={"range": [0, 5]}, annotations=[], meta=None)
    fit = best_fit(figure, LANDSCAPE, 400)
    assert fit.rows == 0
    assert fit.height == round(400 - AXIS * fit.factor)
