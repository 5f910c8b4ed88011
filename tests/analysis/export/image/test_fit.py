"""Plots fitted into a sheet: rows in columns keep every value, labels stay in their column."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.charts import ladder
from analysis.charts.forms.ranges import Group, ranges
from analysis.charts.theme import BLUE, SeriesStyle, of_rows
from analysis.export.image.canvas import LANDSCAPE, SQUARE, width
from analysis.export.image.fit import AXIS, best_fit, fitted
from tests.atlas import select

LOOK = {"one": SeriesStyle("one", BLUE, "blue", "circle", "●")}


def rows_of(groups: int, rows: int = 4, heading: str = "Group") -> go.Figure:
    """Return a range chart of so many groups, each of so many rows with values of their own."""
    made = []
    for group in range(groups):
        start = 100 * group + 1
        frame = pd.DataFrame({point: range(start, start + rows) for point in ("p10", "p25", "p50", "p75", "p90")})
        made.append(Group(f"{heading} {group}", frame.assign(series="one", value="value", hover="hover")))
    return ranges(made, LOOK, str, "light")


def arranged(figure: go.Figure, height: float, canvas=LANDSCAPE) -> go.Figure:
    copy = go.Figure(figure)
    fitted(copy, best_fit(copy, canvas, height), canvas)
    return copy


def points(figure: go.Figure) -> Counter:
    """Count the x of all points of a figure."""
    return Counter(x for trace in figure.data for x in trace.x if x is not None)


def test_few_rows_stay_in_one_column_and_grow():
    fit = best_fit(rows_of(1), LANDSCAPE, 400)
    assert len(fit.columns) == 1
    assert fit.factor == LANDSCAPE.most


def test_many_rows_take_as_many_columns_as_they_need():
    assert [len(best_fit(rows_of(groups), LANDSCAPE, 400).columns) for groups in (2, 5, 10)] == [1, 2, 3]


@pytest.mark.parametrize("groups", [1, 4, 7, 12])
def test_columns_hold_every_point_once_within_their_range(groups):
    figure = rows_of(groups)
    copy = arranged(figure, 400)
    assert points(copy) == points(figure)
    for trace in copy.data:
        low, high = sorted(copy.layout[(trace.yaxis or "y").replace("y", "yaxis")].range)
        assert all(low <= y <= high for y in trace.y if y is not None)


def test_columns_stand_side_by_side_within_the_sheet():
    layout = arranged(rows_of(10), 400).layout
    domains = [layout[axis].domain for axis in ("xaxis", "xaxis2", "xaxis3")]
    assert all(left[1] < right[0] for left, right in zip(domains, domains[1:], strict=False))
    assert domains[0][0] == 0
    assert domains[-1][1] <= 1


def test_a_groups_heading_stays_with_its_rows():
    copy = arranged(rows_of(8), 400)
    for trace in (trace for trace in copy.data if trace.mode == "markers"):
        axis = trace.yaxis or "y"
        own = [note.y for note in copy.layout.annotations if note.yref == axis and note.text.startswith("<b>")]
        assert min(own) < min(trace.y)
        assert len(own) == len({int(x) // 100 for x in trace.x})


def test_all_columns_share_one_scale():
    layout = arranged(rows_of(10), 400).layout
    assert layout.xaxis.range == layout.xaxis2.range == layout.xaxis3.range
    lengths = {round(abs(layout[axis].range[0] - layout[axis].range[1]), 6) for axis in ("yaxis", "yaxis2", "yaxis3")}
    assert len(lengths) == 1


def test_rows_that_belong_together_are_not_set_apart():
    figure = rows_of(8)
    figure.layout.meta = of_rows(figure.layout.meta["end"])
    assert len(best_fit(figure, LANDSCAPE, 400).columns) == 1


def test_rungs_that_a_line_joins_stay_in_one_column(made_up):
    figure = ladder.ladder(package=made_up, selection=select(), mode="light").figure
    assert len(best_fit(figure, SQUARE, 200).columns) == 1


@pytest.mark.parametrize("canvas", [LANDSCAPE, SQUARE], ids=["landscape", "square"])
def test_a_long_label_is_cut_within_its_column(canvas):
    copy = arranged(rows_of(8, heading="A heading that goes on for ever and ever " * 4), 400, canvas)
    column = canvas.room * copy.layout.xaxis.domain[1] / 0.86
    for note in copy.layout.annotations:
        if note.text.startswith("<b>"):
            assert note.text.endswith("…</b>")
            assert width(note.text[3:-4]) * note.font.size <= column


def test_a_plot_of_free_height_takes_the_room_above_its_axis():
    figure = go.Figure(go.Scatter(x=[1, 2], y=[3, 4]), layout=rows_of(1).layout)
    figure.update_layout(yaxis={"range": [0, 5]}, annotations=[], meta=None)
    fit = best_fit(figure, LANDSCAPE, 400)
    assert fit.columns == ()
    assert fit.height == round(400 - AXIS * fit.factor)
