"""No two labels below an axis meet on a sheet, whatever its width."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from analysis.charts.theme import template
from analysis.export.image.canvas import width
from analysis.export.image.ticks import LEAST, LEAST_OF_NAMES, set_apart

SIZE = 20


def with_axis(texts: list[str], values: list[float] | None = None) -> go.Figure:
    """Return a figure whose axis has such labels, one a step unless told otherwise."""
    at = values or list(range(len(texts)))
    axis = {"tickvals": at, "ticktext": texts, "range": [at[0], at[-1]], "tickangle": 0, "tickfont": {"size": SIZE}}
    return go.Figure(layout={"template": template("light"), "xaxis": axis})


def apart(figure: go.Figure, room: float) -> bool:
    """Return whether the labels of an axis stand apart in so many pixels."""
    axis = figure.layout.xaxis
    pixels = room / (axis.range[1] - axis.range[0])
    spans = [
        (at * pixels - width(text) * axis.tickfont.size / 2, at * pixels + width(text) * axis.tickfont.size / 2)
        for at, text in zip(axis.tickvals, axis.ticktext, strict=True)
    ]
    return all(one[1] < other[0] for one, other in zip(spans, spans[1:], strict=False))


def test_labels_with_room_stay_as_they_are():
    figure = with_axis(["$0", "$100k", "$200k"])
    set_apart(figure, 1000)
    assert figure == with_axis(["$0", "$100k", "$200k"])


def test_labels_that_would_meet_are_set_smaller():
    texts = ["$0", "$100k", "$200k", "$300k"]
    figure = with_axis(texts)
    set_apart(figure, 180)
    assert list(figure.layout.xaxis.ticktext) == texts
    assert LEAST * SIZE <= figure.layout.xaxis.tickfont.size < SIZE
    assert apart(figure, 180)


@pytest.mark.parametrize("room", [300, 150, 90])
def test_of_a_scale_every_other_label_goes_and_zero_stays(room):
    values = [-200.0, -100.0, 0.0, 100.0, 200.0, 300.0, 400.0, 500.0, 600.0]
    figure = with_axis([f"{value:+.0f} dollars" if value else "0" for value in values], values)
    set_apart(figure, room)
    axis = figure.layout.xaxis
    assert 0 in axis.tickvals
    assert len(axis.tickvals) == len(axis.ticktext) < len(values)
    steps = {right - left for left, right in zip(axis.tickvals, axis.tickvals[1:], strict=False)}
    assert len(steps) <= 1, "what is left is not even"
    assert apart(figure, room) or len(axis.tickvals) == 2


def test_names_of_columns_all_stay():
    names = ["Awareness", "Working", "Practitioner", "Expert"]
    figure = with_axis(names)
    set_apart(figure, 100)
    assert list(figure.layout.xaxis.ticktext) == names
    assert figure.layout.xaxis.tickfont.size == LEAST_OF_NAMES * SIZE
